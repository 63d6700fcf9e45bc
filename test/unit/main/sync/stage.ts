import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RecordKind } from '../../../../core/history';
import { ok } from '../../../../core/result';
import type { Archive } from '../../../../main/archive/contract';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { createDexcomClient } from '../../../../main/dexcom/client';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import { createSync, type Sync, type SyncOptions, type SyncState, syncFully } from '../../../../main/sync/sync';
import { grant } from '../../../../simulator/oauth/oauth-state';
import type { Person } from '../../../../simulator/person/person';
import { createWorld, type ProfileName } from '../../../../simulator/world';
import { DAY, makeFolder, type Simulated, simulate } from '../simulated';

/** A service with one person, and an app with an archive beside it that can be opened again. */
export type Stage = {
  readonly simulated: Simulated;
  readonly path: string;
  /** This computer's clock runs ahead of the server's by so much (ms). */
  aheadMs: number;
  readonly states: SyncState[];
  /** Requests for which this is true are never answered. */
  holds: (path: string) => boolean;
  archive(): Archive;
  sync(): Sync;
  options(): SyncOptions;
  changes(): number;
  /** Closes the archive and opens it again, as another run of the app does. */
  reopen(): Promise<void>;
  pull(signal?: AbortSignal): ReturnType<Sync['pull']>;
  /** A round and everything that waits. */
  fully(signal?: AbortSignal): ReturnType<typeof syncFully>;
  /** What was asked since the last call of this: the operation and, where there is one, its window's start. */
  asked(): Asked[];
};

export type Asked = {
  readonly what: 'dataRange' | 'devices' | RecordKind;
  readonly since: string | null;
  readonly fromAt: number;
  readonly toAt: number;
};

export const endless = (): AbortSignal => new AbortController().signal;

export const openArchiveAt = async (path: string, now: number): Promise<Archive> =>
  (await openArchiveFile(path, now, { parsePage, parseDevices })).archive;

type StageOptions = { readonly now: number; readonly profile?: ProfileName; readonly path?: string };

export async function createStage(person: Person, { now, profile = 'plain', path }: StageOptions): Promise<Stage> {
  const granted = grant(
    createWorld({ createdAt: now, people: [person], profile, accessTokenLifetimeMs: 9000 * DAY }),
    person.id,
    now,
  );
  const simulated = simulate(granted.world, now);
  const token = async () => ok(granted.tokens.accessToken);
  const client = createDexcomClient({
    origin: 'https://api.invalid',
    transport: (request) => (stage.holds(request.url) ? untilAborted(request.signal) : simulated.transport(request)),
    tokens: { current: token, renew: token },
    steady: () => simulated.now,
  });
  const file = path ?? join(await makeFolder(), 'a.sqlite');
  let archive = await openArchiveAt(file, now);
  let changes = 0;
  let seen = 0;
  const stage: Stage = {
    simulated,
    path: file,
    aheadMs: 0,
    states: [],
    holds: () => false,
    archive: () => archive,
    sync: () => sync,
    options: () => options,
    changes: () => changes,
    reopen: async () => {
      await archive.close();
      archive = await openArchiveAt(file, now);
      options = { ...options, archive };
      sync = await createSync(options);
    },
    pull: (signal = endless()) => sync.pull(signal),
    fully: (signal = endless()) => syncFully(sync, signal),
    asked: () => {
      const asked = simulated.asked.slice(seen).map(toAsked);
      seen = simulated.asked.length;
      return asked;
    },
  };
  let options: SyncOptions = {
    client,
    archive,
    now: () => simulated.now + stage.aheadMs,
    steady: () => simulated.now,
    onChange: async () => {
      changes += 1;
    },
    onState: (state) => stage.states.push(state),
  };
  let sync = await createSync(options);
  onTestFinished(() => archive.close().catch(() => {}));
  return stage;
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

const KINDS: Readonly<Record<string, Asked['what']>> = {
  dataRange: 'dataRange',
  devices: 'devices',
  egvs: 'egv',
  events: 'event',
  calibrations: 'calibration',
  alerts: 'alert',
};

function toAsked(path: string): Asked {
  const { pathname, searchParams } = new URL(path, 'https://api.invalid');
  const timeOf = (name: string) => Date.parse(`${searchParams.get(name)}Z`);
  return {
    what: KINDS[pathname.split('/').at(-1) ?? ''] ?? 'devices',
    since: searchParams.get('lastSyncTime'),
    fromAt: timeOf('startDate'),
    toAt: timeOf('endDate'),
  };
}

/** Everything a kind has in the archive, as [time, value], oldest first. */
export async function readingsIn(archive: Archive): Promise<Array<[number, number]>> {
  const { at, mgDl } = await archive.records('egv', { fromAt: 0, toAt: 8.64e15 });
  return Array.from(at, (time, i) => [time, mgDl[i] ?? 0]);
}
