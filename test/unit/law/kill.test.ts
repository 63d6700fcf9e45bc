import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../core/result';
import { migrate } from '../../../main/archive/migrations';
import { openArchiveFile } from '../../../main/archive/open-archive-file';
import { openDatabase } from '../../../main/archive/sqlite';
import { createDexcomClient } from '../../../main/dexcom/client';
import { parseDevices, parsePage } from '../../../main/dexcom/parse-page';
import { createFetchTransport } from '../../../main/dexcom/transport';
import { createSync, syncFully } from '../../../main/sync/sync';
import { grant } from '../../../simulator/oauth/oauth-state';
import { startSimulator } from '../../../simulator/server';
import { truthOf } from '../../../simulator/truth';
import { createWorld } from '../../../simulator/world';
import { casesOf, LAW_TIMEOUT_MS } from '../../support/soak';
import type { SyncOrder } from '../../support/sync-child';
import { DAY, HOUR, makeFolder } from '../main/simulated';
import { disagreements } from './disagreements';
import { quickCheck } from './kept';

const PERSON = 'variable';
const HISTORY_DAYS = 33;
const BEGAN_AT = Date.UTC(2026, 4, 1, 12, 2);
const CHILD = join(__dirname, '../../support/sync-child.ts');
/** Inside the project, so that the child finds SQLite where it has to be loaded. */
const BUNDLES = join(__dirname, '../../../node_modules/.cache');

/** Kills of each kind, so that there are 24 in the suite and 500 in a long run. */
const FILL_KILLS = casesOf(9, 220);
const POLL_KILLS = casesOf(8, 160);
const MIGRATION_KILLS = casesOf(7, 120);

/** The instants are drawn from a fixed row, so that a failure can be had again; the machine adds chance enough. */
const shareOf = (kill: number): number => (0.5 + kill * 0.618_033_988_75) % 1;

let bundle = '';

/** The child as one file, which starts several times as fast. */
beforeAll(async () => {
  await mkdir(BUNDLES, { recursive: true });
  const folder = await mkdtemp(join(BUNDLES, 'steadyline-kill-'));
  const external = [...builtinModules, /^node:/, '@photostructure/sqlite'];
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: CHILD,
      outDir: folder,
      minify: false,
      rolldownOptions: { external, output: { format: 'cjs', codeSplitting: false, entryFileNames: 'child.cjs' } },
    },
  });
  bundle = join(folder, 'child.cjs');
  return () => rm(folder, { recursive: true, force: true });
});

const killed = { done: 0, early: 0 };
afterAll(() => console.info(`killed ${killed.done} times before the end, ${killed.early} times it had ended`));

async function startService() {
  const world = createWorld({ createdAt: BEGAN_AT, historyDays: HISTORY_DAYS, accessTokenLifetimeMs: 1e12 });
  const granted = grant(world, PERSON, BEGAN_AT);
  const clock = { now: BEGAN_AT };
  const simulator = await startSimulator({ world: granted.world, now: () => clock.now });
  onTestFinished(() => simulator.stop());
  const truth = () => truthOf(simulator.world(), { personId: PERSON, clientId: world.config.clientId }, clock.now);
  return { origin: simulator.origin, accessToken: granted.tokens.accessToken, clock, truth };
}

type Service = Awaited<ReturnType<typeof startService>>;

/** Runs the sync in a process of its own; resolves when it waits for its order. */
async function startChild(): Promise<ChildProcess> {
  const child = fork(bundle, { execArgv: [], stdio: 'inherit' });
  const [said] = await once(child, 'message');
  expect(said).toBe('ready');
  return child;
}

const orderOf = ({ origin, accessToken, clock }: Service, path: string): SyncOrder => {
  return { path, origin, accessToken, now: clock.now };
};

/** How long a child takes for all of it, so that kills fall anywhere within. */
async function timeOf(service: Service, path: string): Promise<number> {
  const child = await startChild();
  const began = performance.now();
  child.send(orderOf(service, path));
  const [said] = await once(child, 'message');
  const tookMs = performance.now() - began;
  expect(said).toBe('done');
  await once(child, 'exit');
  return tookMs;
}

/** Kills a child at an instant of its work; the file it leaves is sound. */
async function killOnce(service: Service, path: string, afterMs: number): Promise<void> {
  const child = await startChild();
  const ended = once(child, 'exit');
  child.send(orderOf(service, path));
  await wait(afterMs);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal === 'SIGKILL') killed.done += 1;
  else killed.early += 1;
  expect(await quickCheck(path)).toBe('ok');
}

/** Opens what was left, lets it complete over some days, and compares it with what the service has. */
async function expectLaw(service: Service, path: string): Promise<void> {
  const { archive, setAside } = await openArchiveFile(path, service.clock.now, { parsePage, parseDevices });
  expect(setAside).toBeNull();
  const token = async () => ok(service.accessToken);
  const tokens = { current: token, renew: token };
  const client = createDexcomClient({ origin: service.origin, transport: createFetchTransport(fetch), tokens });
  const now = () => service.clock.now;
  const sync = await createSync({ client, archive, now, onChange: async () => {}, onState: () => {} });
  for (let day = 0; day < 3; day += 1) {
    expect(await syncFully(sync, new AbortController().signal)).toEqual(ok(null));
    if (day < 2) service.clock.now += DAY + HOUR;
  }
  expect(await disagreements(path, archive, service.truth(), [], now())).toEqual([]);
  await archive.close();
}

test('killed in a first fill, each file is sound and the law holds', { timeout: 3 * LAW_TIMEOUT_MS }, async () => {
  const folder = await makeFolder();
  const service = await startService();
  const wholeMs = await timeOf(service, join(folder, 'whole.sqlite'));
  for (let kill = 0; kill < FILL_KILLS; kill += 1) {
    // Three in a row of each file: the fill goes on where the one before was killed.
    const path = join(folder, `fill-${Math.floor(kill / 3)}.sqlite`);
    await killOnce(service, path, shareOf(kill) * wholeMs * 0.9);
  }
  await expectLaw(service, join(folder, 'fill-0.sqlite'));
  await expectLaw(service, join(folder, 'fill-1.sqlite'));
});

test('killed in a poll, the file is sound and the law holds', { timeout: 3 * LAW_TIMEOUT_MS }, async () => {
  const path = join(await makeFolder(), 'polled.sqlite');
  const service = await startService();
  await timeOf(service, path);
  const pollMs = await timeOf(service, path);
  for (let kill = 0; kill < POLL_KILLS; kill += 1) {
    service.clock.now += 7 * HOUR;
    await killOnce(service, path, shareOf(kill) * pollMs);
  }
  await expectLaw(service, path);
});

/** A file as the first version left it: readings without their sources, and how far they had come. */
async function writeFirstVersion(path: string, service: Service): Promise<void> {
  const database = await openDatabase(path);
  migrate(database, 1);
  const { userId, records } = service.truth();
  const page = parsePage('egv', { records: records.egv.map(({ wire }) => wire) });
  const insert = database.prepare('INSERT INTO egv VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  database.prepare('INSERT INTO meta VALUES (?, ?)').run('userId', userId);
  for (const egv of page?.records ?? []) {
    const { transmitterId, transmitterGeneration, displayDevice } = egv.source;
    const said = [egv.recordId, egv.systemAt, egv.offsetMinutes, egv.code, egv.status, egv.trend, egv.trendRate];
    insert.run(...said, transmitterId, egv.ticks, displayDevice, JSON.stringify({ transmitterGeneration }));
  }
  database.exec('COMMIT');
  database.close();
}

test('killed in a migration, the file is sound and the law holds', { timeout: 3 * LAW_TIMEOUT_MS }, async () => {
  const folder = await makeFolder();
  const service = await startService();
  const [whole, again] = [join(folder, 'whole.sqlite'), join(folder, 'again.sqlite')];
  await writeFirstVersion(whole, service);
  const firstMs = await timeOf(service, whole);
  const openMs = firstMs - (await timeOf(service, again)) / 2;
  for (let kill = 0; kill < MIGRATION_KILLS; kill += 1) {
    const path = join(folder, `first-${Math.floor(kill / 3)}.sqlite`);
    if (kill % 3 === 0) await writeFirstVersion(path, service);
    await killOnce(service, path, shareOf(kill) * Math.max(openMs, firstMs / 3));
  }
  await expectLaw(service, join(folder, 'first-0.sqlite'));
});
