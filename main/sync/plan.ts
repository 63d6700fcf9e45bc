import { cutNewestFirst, type Interval, subtractIntervals } from '../../core/intervals';

/** Readings of the last day are asked for again, since phones fill gaps in later. */
const OVERLAP_MS = 24 * 3_600_000;

/**
 * Which windows to ask for: everything the server has that is not covered yet, newest first, and again the day
 * before the end of what is covered, or before `now` where that is earlier. No hole and no overlap between windows.
 */
export function planWindows(whole: Interval, covered: readonly Interval[], longestMs: number, now: number): Interval[] {
  const lastAskedAt = covered.reduce((latest, { toAt }) => Math.max(latest, toAt), whole.fromAt);
  const settledUntil = Math.min(whole.toAt, lastAskedAt, now) - OVERLAP_MS;
  const settled = covered.map(({ fromAt, toAt }) => ({ fromAt, toAt: Math.min(toAt, settledUntil) }));
  return subtractIntervals(whole, settled)
    .reverse()
    .flatMap((missing) => cutNewestFirst(missing, longestMs));
}
