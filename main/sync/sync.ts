import type { Missing } from '../../core/connection';
import { deriveDelay, type LearnedDelay } from '../../core/delay';
import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Filling } from '../../core/snapshot';
import type { Archive } from '../archive/contract';
import type { DexcomClient } from '../dexcom/client';
import { guardArchive, type SyncFailure } from './failure';
import { deriveFilling } from './filling';
import { openLedger } from './ledger';
import { deriveMissing, deriveOutOfReach, type Failing } from './missing';
import { createPull, type Pulled } from './pull';
import { createRest } from './rest';
import { createServerClock } from './server-clock';
import { createSuspects } from './suspects';

export type SyncOptions = {
  readonly client: DexcomClient;
  readonly archive: Archive;
  /** This computer's clock, epoch ms. */
  readonly now: () => number;
  /** What goes on evenly whatever is done to that clock (ms); the clock itself where nothing is said. */
  readonly steady?: () => number;
  /** Something shown or computed may differ now. */
  readonly onChange: () => Promise<void>;
  readonly onState: (state: SyncState) => void;
};

/** How the sync stands. `skewMs` is how far the server's clock is ahead of this computer's, 0 below a minute. */
export type SyncState = {
  readonly filling: Filling | null;
  /** What does not come in while the readings do. */
  readonly missing: readonly Missing[];
  readonly delay: LearnedDelay;
  readonly skewMs: number;
};

/** Brings an archive in step with the server. Its calls must not overlap, `pauseRest` aside. */
export type Sync = {
  /** A round: the newest of everything, and what came since the last. */
  pull(signal: AbortSignal): Promise<Result<Pulled, SyncFailure>>;
  /** Reads one window of what can wait, once there was a round; resolves to whether anything is left. */
  readRest(signal: AbortSignal): Promise<Result<boolean, SyncFailure>>;
  /** Whether anything waits. */
  isRestLeft(): boolean;
  /** Lets the fill of older months rest, or go on; kept with the archive. */
  pauseRest(paused: boolean): Promise<void>;
  /** Epoch ms, by the server's clock as far as known. */
  now(): number;
  /** How far the server's clock is ahead of this computer's by now (ms), 0 below a minute. */
  skewMs(): number;
};

/** Opens the sync of an archive; nothing is asked before the first round. */
export async function createSync(options: SyncOptions): Promise<Sync> {
  const { client, archive, now, steady = now, onChange, onState } = options;
  const ledger = await openLedger(archive);
  const clock = createServerClock(now, steady);
  const suspects = createSuspects();
  const parts = { client, archive, ledger, clock, suspects, onChange };
  let surveyedAt: number | null = null; // this computer's clock may jump; the server's is asked with each round
  const pull = createPull(parts, (at) => {
    surveyedAt = at;
  });
  let failing: Failing = new Map();
  const rest = createRest(parts, (kind) => failing.has(kind));
  const tell = (): void => {
    const { paused, delays } = ledger.memory();
    const outOfReach = deriveOutOfReach(failing, suspects.all());
    const filling = surveyedAt === null ? null : deriveFilling(ledger.standing(surveyedAt), paused, outOfReach);
    const missing = deriveMissing(failing, suspects.all());
    onState({ filling, missing, delay: deriveDelay(delays), skewMs: clock.skewMs() });
  };
  const guarded = async <T>(round: () => Promise<Result<T, SyncFailure>>, signal: AbortSignal) => {
    const done = await guardArchive(round, signal);
    tell();
    return done;
  };
  tell();
  return {
    pull: (signal) =>
      guarded(async () => {
        const pulled = await pull(signal);
        if (pulled.ok) failing = pulled.value.failing;
        return pulled;
      }, signal),
    readRest: (signal) => {
      const at = surveyedAt;
      return guarded(async () => (at === null ? ok(false) : rest.readOne(at, signal)), signal);
    },
    isRestLeft: () => surveyedAt !== null && rest.isLeft(surveyedAt),
    pauseRest: async (paused) => {
      await ledger.remember({ paused });
      tell();
    },
    now: clock.now,
    skewMs: clock.skewMs,
  };
}

/** A round, and then everything that waits; ends with the first failure. */
export async function syncFully(sync: Sync, signal: AbortSignal): Promise<Result<null, SyncFailure>> {
  const pulled = await sync.pull(signal);
  if (!pulled.ok) return pulled;
  for (;;) {
    const read = await sync.readRest(signal);
    if (!read.ok) return read;
    if (!read.value) return ok(null);
  }
}
