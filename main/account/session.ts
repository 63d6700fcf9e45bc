import type { Account } from '../../core/account';
import { assertNever } from '../../core/assert-never';
import type { Connection } from '../../core/connection';
import { AHEAD_MS, type Archive } from '../archive/archive';
import { openArchive } from '../archive/open-archive';
import type { AppState } from '../state';
import { retryDelayMs, steadyDelayMs } from '../sync/delays';
import { createPoller, type NextRound, type Poller } from '../sync/poller';
import { type SyncFailure, syncOnce } from '../sync/sync';
import { openSource, type SourceOptions } from './source';

/** The account in use, open: its archive, and the rounds that keep it in step. */
export type Session = {
  readonly archive: Archive;
  refresh(): Promise<void>;
  stop(): Promise<void>;
};

export type SessionOptions = SourceOptions & {
  readonly archivePath: string;
  readonly random: () => number;
  readonly onAnotherPerson: (userId: string) => void;
};

/** Opens an account: first what the archive knows, then the first round. Throws where the archive cannot be opened. */
export async function openSession(account: Account, state: AppState, options: SessionOptions): Promise<Session> {
  const { archive, setAside } = await openArchive(options.archivePath, options.now());
  if (setAside) state.addNote('archive-set-aside');
  const show = () => showArchive(archive, state, options.now());
  const client = openSource(account, options);
  // Before anything is shown: where one is signed out the tray shows no value.
  state.connection.value = { kind: client ? 'connecting' : 'signed-out' };
  try {
    await show();
  } catch (error) {
    await Promise.allSettled([client?.close(), archive.close()]);
    throw error;
  }
  if (!client) return { archive, refresh: show, stop: () => archive.close() };
  let failures = 0;
  const sync = {
    client,
    archive,
    now: options.now,
    onChange: show,
    onFilling: (filling: AppState['history']['value']['filling']) => {
      state.history.value = { ...state.history.value, filling };
    },
  };
  const round = async (signal: AbortSignal): Promise<NextRound> => {
    const done = await syncOnce(sync, signal);
    if (signal.aborted) return 'when-asked';
    failures = done.ok ? 0 : failures + 1;
    if (done.ok) {
      state.connection.value = { kind: 'online', lastPollAt: options.now() };
      return { inMs: steadyDelayMs(options.random()) };
    }
    return afterFailure(done.error, failures, state, options);
  };
  const poller: Poller = createPoller(round, options.now);
  void poller.poke();
  return {
    archive,
    refresh: poller.poke,
    stop: async () => {
      await poller.stop();
      await client.close();
      await archive.close();
    },
  };
}

async function showArchive(archive: Archive, state: AppState, now: number): Promise<void> {
  const [newest, summary] = await Promise.all([archive.newest(now + AHEAD_MS), archive.summary()]);
  const { version, filling } = state.history.value;
  state.newest.value = newest;
  state.history.value = { ...summary, version: version + 1, filling };
}

/** Puts a failure into the connection's words and says when to try again. */
function afterFailure(error: SyncFailure, failures: number, state: AppState, options: SessionOptions): NextRound {
  const inMs = retryDelayMs(failures, error.kind === 'failed' ? error.retryAfterMs : null, options.random());
  const connection = connectionAfter(error, options.now() + inMs);
  if (connection) state.connection.value = connection;
  if (error.kind === 'another-person') options.onAnotherPerson(error.userId);
  return error.kind === 'failed' || error.kind === 'keychain' ? { inMs } : 'when-asked';
}

function connectionAfter(error: SyncFailure, retryAt: number): Connection | null {
  switch (error.kind) {
    case 'failed':
      return { kind: 'offline', failure: error.failure, retryAt, cause: error.cause };
    case 'sign-in-expired':
      return { kind: 'sign-in-expired' };
    case 'keychain':
      return { kind: 'keychain', problem: error.problem };
    case 'another-person':
    case 'stopped':
      return null;
    default:
      return assertNever(error);
  }
}
