import { type Account, priorDelayMs } from './account';

/** How late this person's readings come: the median of what was seen (ms), null before enough was, and how many were. */
export type LearnedDelay = { readonly learnedMs: number | null; readonly samples: number };

export const NOTHING_LEARNED: LearnedDelay = { learnedMs: null, samples: 0 };

/** Fewer arrivals than this say little. */
const LEAST_SAMPLES = 5;
/** A day of a person who is late changes the median within a few hours: at 5 minutes apart, 50 are four hours. */
const MOST_SAMPLES = 50;
/** What a reading may be late by before that means anything: never less than this, nor more than a day. */
const LEAST_EXPECTED_MS = 10 * 60_000;
const MOST_EXPECTED_MS = 24 * 3_600_000;

/** The newest samples (ms) with one more. */
export const addSample = (samples: readonly number[], sampleMs: number): number[] =>
  [...samples, sampleMs].slice(-MOST_SAMPLES);

/** What the samples (ms) say. */
export const deriveDelay = (samples: readonly number[]): LearnedDelay => ({
  learnedMs: samples.length < LEAST_SAMPLES ? null : median(samples),
  samples: samples.length,
});

/** How late a reading may be (ms) before it is later than usual: learned, or known by design of the service. */
export function expectedDelayMs(account: Account, { learnedMs }: LearnedDelay): number {
  if (learnedMs === null) return priorDelayMs(account);
  return Math.min(Math.max(learnedMs, LEAST_EXPECTED_MS), MOST_EXPECTED_MS);
}

/** The middle of some numbers, the lower one of two; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
