import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '../../../core/result';
import type { Archive } from '../../../main/archive/contract';
import { openArchiveFile } from '../../../main/archive/open-archive-file';
import { createDexcomClient } from '../../../main/dexcom/client';
import { parseDevices, parsePage } from '../../../main/dexcom/parse-page';
import type { Transport } from '../../../main/dexcom/transport';
import { createSync, syncFully } from '../../../main/sync/sync';
import { DATA_FAULTS } from '../../../simulator/faults/data-faults';
import type { FaultChoice } from '../../../simulator/faults/fault-switch';
import type { AnswerFaultName } from '../../../simulator/faults/faults';
import { grant } from '../../../simulator/oauth/oauth-state';
import { createScriptedPerson, type Script } from '../../../simulator/person/scripted-person';
import { createWorld, type ProfileName } from '../../../simulator/world';
import { casesOf, LAW_TIMEOUT_MS } from '../../support/soak';
import { DAY, HOUR, MINUTE, makeFolder } from '../main/simulated';
import { disagreements } from './disagreements';
import { truthOfScript, withdrawnOf } from './expected';
import { LIFE_ENDS_AT, scriptedLife } from './life';
import { createTransport, killAt, openSound, type Stage } from './stage';

/** All of them but the one whose answers have 65 MiB. */
const FAULTS = (Object.keys(DATA_FAULTS) as AnswerFaultName[]).filter((name) => name !== 'huge');

/** What happens until the next round, and how the round ends. */
type Step = {
  readonly advanceMs: number;
  readonly skewMs: number;
  /** The number of the request or write at which the process is killed. */
  readonly killedAt: number | null;
  readonly isRestarted: boolean;
};

const step: fc.Arbitrary<Step> = fc.record({
  advanceMs: fc.integer({ min: 1, max: 8 * 24 * 60 }).map((count) => count * MINUTE),
  skewMs: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-7 * MINUTE, 7 * MINUTE, 3 * DAY, -3 * DAY, 400 * DAY, -800 * DAY) },
  ),
  killedAt: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 2 }),
  isRestarted: fc.boolean(),
});

const fault = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...FAULTS) },
);

/** Faults of what a window holds, or of how much that is. */
const OF_WINDOWS = ['http-500', 'http-504', 'http-408', 'stalled', 'cut-body', 'malformed', 'empty'] as const;

/** A moment, or a length, of which the service never gets a window together. */
const badWindow: fc.Arbitrary<FaultChoice> = fc.record(
  {
    name: fc.constantFrom(...OF_WINDOWS),
    path: fc.constantFrom('/egvs', '/events', '/calibrations', '/alerts', ''),
    holding: fc.integer({ min: 0, max: 130 * 24 }).map((hours) => LIFE_ENDS_AT - hours * HOUR),
    longer: fc.integer({ min: 1, max: 29 }),
  },
  { requiredKeys: ['name', 'path', 'holding'] },
);
const tooLong: fc.Arbitrary<FaultChoice> = badWindow.map(({ holding: _all, ...choice }) => ({ longer: 9, ...choice }));

const trouble = fc.record({
  profile: fc.constantFrom<ProfileName>('plain', 'real'),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  faults: fc.array(fault, { minLength: 1, maxLength: 60, size: 'max' }),
  bad: fc.array(fc.oneof({ weight: 4, arbitrary: badWindow }, { weight: 1, arbitrary: tooLong }), { maxLength: 2 }),
});

const open = (path: string, now: number) => openArchiveFile(path, now, { parsePage, parseDevices });
const signal = () => new AbortController().signal;

/** The app on a stage: it asks, is killed and opened again. */
async function createApp(stage: Stage, token: string, folder: string) {
  let files = 0;
  let path = join(folder, 'archive-0.sqlite');
  const answer = async () => ok(token);
  const tokens = { current: answer, renew: answer };
  const now = () => stage.serverAt + stage.skewMs;
  const steady = () => stage.serverAt;
  const syncOf = (archive: Archive, transport: Transport) => {
    const client = createDexcomClient({ origin: 'https://api.invalid', transport, tokens, steady });
    return createSync({ client, archive, now, steady, onChange: async () => {}, onState: () => {} });
  };
  const transport = createTransport(stage);
  let archive = await openSound(open, path, now());
  let sync = await syncOf(archive, transport);
  const reopen = async (at: string) => {
    await archive.close();
    path = at;
    archive = await openSound(open, path, now());
    sync = await syncOf(archive, transport);
  };
  return {
    round: () => syncFully(sync, signal()),
    /** A round, and what waits, as far as it comes: what fails is asked again, as often as in some hours. */
    troubledRound: async (mostPulls = 1) => {
      let pulled = await sync.pull(signal());
      for (let pulls = 1; !pulled.ok && pulls < mostPulls; pulls += 1) pulled = await sync.pull(signal());
      for (let asked = 0; pulled.ok && asked < 40; asked += 1) {
        const read = await sync.readRest(signal());
        if (read.ok && !read.value) return;
      }
    },
    restart: () => reopen(path),
    killedRound: async (deed: number) => {
      files += 1;
      const kill = killAt(deed, path, join(folder, `archive-${files}.sqlite`), transport, archive);
      await syncOf(kill.archive, kill.transport)
        .then((doomed) => syncFully(doomed, signal()))
        .catch(() => {});
      await reopen(kill.left() ?? path);
    },
    path: () => path,
    archive: () => archive,
  };
}

type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never;

/** Lives a life of troubles, and lets all of them end but the lasting ones. */
async function live(
  script: Script,
  { profile, steps, faults, bad }: Trouble,
  folder: string,
  lasting: readonly FaultChoice[] = [],
): Promise<readonly string[]> {
  const startAt = LIFE_ENDS_AT - steps.reduce((sum, { advanceMs }) => sum + advanceMs, 0);
  const people = [createScriptedPerson(script)];
  const world = createWorld({ createdAt: startAt, people, profile, accessTokenLifetimeMs: 1e12 });
  const granted = grant(world, script.id, startAt);
  const stage: Stage = { world: granted.world, serverAt: startAt, skewMs: 0, faults, bad, asked: 0 };
  const app = await createApp(stage, granted.tokens.accessToken, folder);
  for (const { advanceMs, skewMs, killedAt, isRestarted } of steps) {
    stage.skewMs = skewMs;
    if (killedAt !== null) await app.killedRound(killedAt);
    else await app.troubledRound();
    if (isRestarted) await app.restart();
    stage.serverAt += advanceMs;
  }
  stage.bad = lasting;
  return convergeAndCompare(script, stage, app);
}

/** A window of old data is read again each day. */
const WALK_MS = 30 * DAY;
/** One that fails is parted so often an hour that four kinds of it take a day more, and the one after it another. */
const PARTING_DAYS = 2;
/** A round that fails is asked again within minutes; each time another kind is known to hang. */
const PULLS_A_DAY = 6;

async function convergeAndCompare(script: Script, stage: Stage, app: Awaited<ReturnType<typeof createApp>>) {
  stage.skewMs = 0;
  stage.faults = [null];
  const first = truthOfScript(script, stage.world, stage.serverAt);
  const times = Object.values(first.records).flatMap((known) => known.map(({ value }) => value.at));
  const days = Math.ceil((LIFE_ENDS_AT - Math.min(...times)) / WALK_MS) + 3 + (stage.bad.length > 0 ? PARTING_DAYS : 0);
  let askedAt = 0;
  for (let day = 0; day < days; day += 1) {
    askedAt = stage.serverAt;
    if (stage.bad.length > 0) await app.troubledRound(PULLS_A_DAY);
    else {
      const done = await app.round();
      if (!done.ok) return [`day ${day}: ${JSON.stringify(done.error)}`];
    }
    stage.serverAt += DAY + HOUR;
  }
  const { world } = stage;
  const truth = truthOfScript(script, world, stage.serverAt);
  const said = await disagreements(app.path(), app.archive(), truth, withdrawnOf(script, world), askedAt);
  await app.archive().close();
  return said;
}

test('once faults stop and syncs complete, the archive equals what the service has', {
  timeout: 2 * LAW_TIMEOUT_MS,
}, async () => {
  const folder = await makeFolder();
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(scriptedLife, trouble, async (script, its) => {
      lives += 1;
      expect(await live(script, its, join(folder, `${lives}`))).toEqual([]);
    }),
    { numRuns: casesOf(100, 5000), interruptAfterTimeLimit: LAW_TIMEOUT_MS },
  );
});

/** Whether something said is of a record that the service has within a day of a moment whose windows fail. */
function isExcused(said: string, { path = '', holding = 0 }: FaultChoice): boolean {
  const kind = /^\w+/.exec(said)?.[0] ?? '';
  const time = /missing \((\S+)\)/.exec(said)?.[1];
  const known = [...said.matchAll(/"systemAt":(-?\d+)/g)].at(-1)?.[1]; // of a stale one what it should be comes last
  const systemAt = time === undefined ? Number(known) : Date.parse(time);
  return (path === '' || path.startsWith(`/${kind}`)) && Math.abs(systemAt - holding) <= DAY;
}

test('a moment whose windows fail for ever costs its day and no more', { timeout: 2 * LAW_TIMEOUT_MS }, async () => {
  const folder = await makeFolder();
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(scriptedLife, trouble, badWindow, async (script, its, { name, path, holding }) => {
      lives += 1;
      const lasting = { name, path: path ?? '', holding: holding ?? 0 };
      const said = await live(script, its, join(folder, `${lives}`), [lasting]);
      expect(said.filter((one) => !isExcused(one, lasting))).toEqual([]);
    }),
    { numRuns: casesOf(25, 1500), interruptAfterTimeLimit: LAW_TIMEOUT_MS },
  );
});
