import { batch } from '@preact/signals-core';
import type { Account } from '../../core/account';
import { assertNever } from '../../core/assert-never';
import type { Connection, Missing } from '../../core/connection';
import type { Archive, OpenedArchive } from '../archive/contract';
import { AHEAD_MS } from '../archive/marks';
import type { DexcomClient } from '../dexcom/client';
import { reportProblem } from '../problems';
import type { AppState } from '../state';
import { steadyMs } from '../steady';
import type { SyncFailure } from '../sync/failure';
import { startRounds } from '../sync/rounds';
import { createSync } from '../sync/sync';
import { withoutArchive } from './archive-failures';
import { type Companion, type OpenCompanion, openTogether } from './companion';
import { openSource, type Source, type SourceOptions } from './source';
import { createThrottle } from './throttle';

/** The account in use, open: its archive, and the rounds that keep it in step. */
export type Session = {
  readonly archive: Archive;
  /** For questions beside the rounds; null where the account is signed out. */
  readonly client: DexcomClient | null;
  refresh(): Promise<void>;
  /** The same after sleep: what was asked before is given up. */
  askAnew(): Promise<void>;
  /** How far the server's clock is ahead of this computer's by now (ms), 0 below a minute. */
  skewMs(): number;
  /** Lets the fill of older months rest, or go on; the newest is asked for all the same. */
  pauseFill(paused: boolean): Promise<void>;
  stop(): Promise<void>;
};

export type SessionOptions = SourceOptions & {
  readonly archivePath: string;
  /** Opens an archive; `onExit` is told where what it runs in has ended by itself. */
  readonly openArchive: (path: string, now: number, onExit: () => void) => Promise<OpenedArchive>;
  readonly random: () => number;
  readonly isSparing: () => boolean;
  /** What goes along with each account. */
  readonly companions: readonly OpenCompanion[];
  readonly onAnotherPerson: (userId: string) => void;
  readonly onArchiveGone: () => void;
};

/** While months of history come in, what the window knows of them changes no more often than this. */
const SHOW_EVERY_MS = 250;

/** Opens an account: first what the archive knows, then the first round. Throws where the archive cannot be opened. */
export async function openSession(account: Account, state: AppState, options: SessionOptions): Promise<Session> {
  const { archive, setAside } = await options.openArchive(options.archivePath, options.now(), options.onArchiveGone);
  if (setAside) state.addNote('archive-set-aside');
  const client = openSource(account, options);
  // Before anything is shown: where one is signed out the tray shows no value.
  state.connection.value = { kind: client ? 'connecting' : 'signed-out' };
  const show = () => showArchive(archive, state, options.now() + state.skewMs.value);
  let opened: Companion | null = null;
  try {
    await show();
    const along = await openTogether(archive, options.companions);
    opened = along;
    if (client) return await startSession(account, client, archive, along, state, options);
    return {
      archive,
      client,
      refresh: show,
      askAnew: show,
      skewMs: () => state.skewMs.value,
      pauseFill: async () => {},
      stop: () => endAll(along.stop, archive.close),
    };
  } catch (error) {
    await endAll(
      async () => opened?.stop(),
      async () => client?.close(),
      archive.close,
    );
    throw error;
  }
}

/** Ends one after the other. What refuses to end, as a history on a full disk may, must not keep the account open. */
async function endAll(...ends: ReadonlyArray<() => Promise<void>>): Promise<void> {
  for (const end of ends) await end().catch((error) => reportProblem('unforeseen', error));
}

async function startSession(
  account: Account,
  client: Source,
  archive: Archive,
  along: Companion,
  state: AppState,
  options: SessionOptions,
): Promise<Session> {
  // By the clock as the sync knows it this instant: this computer's may have been set since the state was told.
  const shown = createThrottle(() => showArchive(archive, state, sync.now()), SHOW_EVERY_MS);
  let missing: readonly Missing[] = [];
  const sync = await createSync({
    client,
    archive,
    now: options.now,
    steady: account.kind === 'demo' ? options.now : steadyMs, // the demo's service has this computer's clock
    onChange: shown.ask,
    onState: (now) => {
      state.history.value = { ...state.history.value, filling: now.filling };
      state.delay.value = now.delay;
      state.skewMs.value = now.skewMs;
      const connection = state.connection.value;
      missing = now.missing;
      if (connection.kind === 'online') state.connection.value = { ...connection, missing };
    },
  });
  const rounds = startRounds({
    ...options,
    sync,
    delay: () => state.delay.value,
    show: shown.flush,
    onPulled: (askedAt) => {
      state.connection.value = { kind: 'online', lastPollAt: sync.now(), missing };
      along.polled(askedAt);
    },
    onFailure: (error, retryAt) => {
      const connection = connectionAfter(error, retryAt + state.skewMs.value);
      if (connection) state.connection.value = connection;
      if (error.kind === 'another-person') options.onAnotherPerson(error.userId);
    },
  });
  return {
    archive,
    client,
    refresh: rounds.refresh,
    askAnew: rounds.askAnew,
    skewMs: sync.skewMs,
    pauseFill: async (paused) => {
      await sync.pauseRest(paused);
      if (!paused) await rounds.refresh();
    },
    stop: () => endAll(rounds.stop, along.stop, client.close, archive.close),
  };
}

/** `now` is epoch ms by the server's clock where that is known. */
async function showArchive(archive: Archive, state: AppState, now: number): Promise<void> {
  const [newest, summary] = await Promise.all([archive.newest(now + AHEAD_MS), archive.summary()]);
  const { version, filling } = state.history.value;
  batch(() => {
    state.newest.value = newest;
    state.history.value = { ...summary, version: version + 1, filling };
  });
}

function connectionAfter(error: SyncFailure, retryAt: number): Connection | null {
  switch (error.kind) {
    case 'failed':
      return { kind: 'offline', failure: error.failure, retryAt, cause: error.cause };
    case 'archive':
      return withoutArchive(error.failure, retryAt);
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
