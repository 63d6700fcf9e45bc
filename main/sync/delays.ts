import type { LearnedDelay } from '../../core/delay';

/** Sensors read every five minutes, and phones upload about as often. */
const CADENCE_MS = 5 * 60_000;
/** A question comes this much after the next reading is expected, and up to twice that: uploads are not punctual. */
const LITTLE_MS = 15_000;
/** No wait after a good round is shorter or longer. */
const LEAST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** On battery or a metered network waits are this many times as long. */
const SPARING = 3;
/** The first wait after a failure; it doubles with each further one. */
const FIRST_RETRY_MS = 15_000;
/** No wait after a failure is longer, unless the server asks for it. */
const LONGEST_RETRY_MS = 15 * 60_000;
/** Nor after one of an older window, which may fail for ever: asked for more often it would cost a third of a quiet day. */
export const LONGEST_WINDOW_RETRY_MS = 2 * 3_600_000;

/** How things stand after a good round. Times are epoch ms. */
export type AfterRound = {
  readonly at: number;
  readonly newestAt: number | null;
  readonly delay: LearnedDelay;
  /** Rounds in a row, up to this one, that brought no newer reading. */
  readonly quiet: number;
  readonly sparing: boolean;
  /** 0 to 1. */
  readonly random: number;
};

/**
 * The wait after a good round (ms): until the next upload is due for this person, as learned from how late readings
 * came; doubling while none comes.
 */
export function nextWaitMs(after: AfterRound): number {
  const wantedMs = after.quiet === 0 ? dueInMs(after) : LEAST_WAIT_MS * 2 ** Math.min(after.quiet, 10);
  const waitMs = Math.min(Math.max(wantedMs, LEAST_WAIT_MS), LONGEST_WAIT_MS);
  return after.sparing ? waitMs * SPARING : waitMs;
}

function dueInMs({ at, newestAt, delay, random }: AfterRound): number {
  if (newestAt === null || delay.learnedMs === null) return CADENCE_MS;
  return newestAt + CADENCE_MS + delay.learnedMs + LITTLE_MS * (1 + random) - at;
}

/**
 * The wait after the n-th failure in a row (from 1): doubling, capped, spread over its upper half;
 * never shorter than the server asked for.
 */
export function retryDelayMs(
  failures: number,
  retryAfterMs: number | null,
  random: number,
  longestMs = LONGEST_RETRY_MS,
): number {
  const doubled = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), longestMs);
  return Math.max(doubled * (0.5 + 0.5 * random), retryAfterMs ?? 0);
}
