import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keepSecrets } from '../../main/account/account-secrets';
import { openSource } from '../../main/account/source';
import { createFetchTransport } from '../../main/dexcom/transport';
import { createVault } from '../../main/sign-in/vault';
import { nextWaitMs } from '../../main/sync/delays';
import { createSync, type SyncState } from '../../main/sync/sync';
import { openArchiveInWorker } from '../../main/worker/open-in-worker';
import type { Tokens } from '../../simulator/oauth/oauth-state';
import type { DaysService, DaysServiceStarted } from './days-service';
import { createMemoryKeychain, signedInAt, tokenSetOf } from './stored-account';

/** A life to be lived at high speed: so many days after a history of so many. */
export type DaysOrder = { readonly folder: string; readonly historyDays: number; readonly days: number };

/** How things stood at the end of a day; day 0 is the first fill. */
export type DayReport = {
  readonly day: number;
  readonly requests: number;
  readonly failures: number;
  readonly readings: number;
  readonly residentMb: number;
  readonly files: number;
  readonly resources: number;
};

const DAY_MS = 86_400_000;
const ID = 'da15da15da15';

/** Lives the days one after the other and reports each. */
async function main(): Promise<void> {
  const [{ folder, historyDays, days }] = (await once(process, 'message')) as [DaysOrder];
  let clock = Date.UTC(2026, 2, 1, 9);
  const now = () => clock;
  const service = await startService({ now: clock, historyDays });
  let requests = 0;
  let failures = 0;
  const send = createFetchTransport(fetch);
  const source = openSource(service.account, {
    vault: await vaultWith(service.tokens, service.client),
    transport: (request) => {
      requests += 1;
      return send(request);
    },
    now,
    production: true,
    onKept: () => {},
  });
  if (!source) throw new Error('there is no source');
  const { archive } = await openArchiveInWorker(join(folder, 'archive.sqlite'), now());
  let state: SyncState | undefined;
  const onState = (next: SyncState): void => {
    state = next;
  };
  const sync = await createSync({ client: source, archive, now, onChange: async () => {}, onState });
  const { signal } = new AbortController();
  let quiet = 0;

  const round = async (): Promise<number> => {
    const pulled = await sync.pull(signal);
    if (!pulled.ok) {
      failures += 1;
      return 60_000;
    }
    while (sync.isRestLeft()) {
      const rest = await sync.readRest(signal);
      if (!rest.ok) failures += 1;
      if (!rest.ok || !rest.value) break;
    }
    const { at, newestAt, isNews } = pulled.value;
    quiet = isNews ? 0 : quiet + 1;
    const delay = state?.delay ?? { learnedMs: null, samples: 0 };
    return nextWaitMs({ at, newestAt, delay, quiet, sparing: false, random: 0.5 });
  };

  for (let day = 0; day <= days; day += 1) {
    requests = 0;
    failures = 0;
    const endAt = now() + (day === 0 ? 1 : DAY_MS);
    while (now() < endAt) {
      clock += await round();
      await service.setClock(clock);
    }
    await nextTurn();
    globalThis.gc?.();
    const { count } = await archive.summary();
    const report: DayReport = {
      day,
      requests,
      failures,
      readings: count,
      residentMb: process.memoryUsage().rss / 1e6,
      files: readdirSync('/proc/self/fd').length,
      resources: process.getActiveResourcesInfo().length,
    };
    process.send?.(report);
  }
  await source.close();
  await archive.close();
  service.stop();
  process.disconnect();
}

async function startService(order: DaysService) {
  const child = fork(join(__dirname, 'days-service.ts'), { execArgv: ['--import', 'tsx'] });
  child.send(order);
  const [{ origin, tokens, clientId, clientSecret }] = (await once(child, 'message')) as [DaysServiceStarted];
  const account = { kind: 'dexcom', ...signedInAt(origin, ID) } as const;
  const setClock = async (at: number): Promise<void> => {
    child.send(at);
    await once(child, 'message');
  };
  return { account, tokens, client: { clientId, clientSecret }, setClock, stop: () => child.kill() };
}

/** The app's own vault, over a keychain in memory. */
async function vaultWith(tokens: Tokens, client: { clientId: string; clientSecret: string }) {
  const keychain = createMemoryKeychain();
  const vault = createVault(async () => keychain);
  await keepSecrets(vault, ID, client, tokenSetOf(tokens));
  return vault;
}

void main();
