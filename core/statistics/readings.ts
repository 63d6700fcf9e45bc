import type { ReadingColumns, TimeRange } from '../contract';
import { subtractIntervals } from '../intervals';
import type { Span } from './distribution';

/** What a reading stands for. Source: Dexcom G6, G7 and ONE measure every 5 minutes. */
export const NOMINAL_MS = 5 * 60_000;

/** Closer than this to another reading, one is of a series of one a minute. */
const DENSE_MS = NOMINAL_MS / 2;
/** What a reading of such a series counts beside one of five minutes. */
const DENSE_WEIGHT = 1 / 5;

/** The place of the first reading at or after an instant (epoch ms) in ascending times. */
export function indexAt(times: Float64Array, at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the readings of a range lie in ascending times. */
export const spanOf = (times: Float64Array, { fromAt, toAt }: TimeRange): Span => ({
  from: indexAt(times, fromAt),
  to: indexAt(times, toAt),
});

/**
 * What each reading counts where a series of one a minute stands beside one of five, so that the denser has no more
 * say. Null where all are of five minutes, as with every Dexcom sensor by now: each then counts as one, exactly.
 */
export function deriveWeights({ at }: Pick<ReadingColumns, 'at'>): Float64Array | null {
  let weights: Float64Array | null = null;
  for (let i = 1; i < at.length; i += 1) {
    if ((at[i] ?? 0) - (at[i - 1] ?? 0) >= DENSE_MS) continue;
    weights ??= new Float64Array(at.length).fill(1);
    weights[i] = DENSE_WEIGHT;
    weights[i - 1] = DENSE_WEIGHT;
  }
  return weights;
}

/** The least time between readings that both count: ours keeps all but a second one of an instant. */
export const SAME_INSTANT_MS = 1;
/** Tidepool's rule for readings of five minutes: 10 s less than those. Source: Tidepool viz, deduplicateDatums. */
export const TIDEPOOL_LEAST_MS = NOMINAL_MS - 10_000;

/** Readings by time, without those that came earlier than `leastMs` after the one kept before; of an instant the lower stays. */
export function tidyReadings(readings: ReadingColumns, leastMs: number = SAME_INSTANT_MS): ReadingColumns {
  if (isTidy(readings.at, leastMs)) return readings;
  const { at, mgDl } = readings;
  const order = Array.from(at.keys()).sort(
    (a, b) => (at[a] ?? 0) - (at[b] ?? 0) || (mgDl[a] ?? 0) - (mgDl[b] ?? 0) || a - b,
  );
  let keptAt = Number.NEGATIVE_INFINITY;
  return pick(
    readings,
    order.filter((i) => {
      const isKept = (at[i] ?? 0) >= keptAt + leastMs;
      if (isKept) keptAt = at[i] ?? 0;
      return isKept;
    }),
  );
}

function isTidy(at: Float64Array, leastMs: number): boolean {
  for (let i = 1; i < at.length; i += 1) if ((at[i] ?? 0) < (at[i - 1] ?? 0) + leastMs) return false;
  return true;
}

/** Readings outside some spans of time, such as the compression lows that the person marked. */
export function excludeSpans(readings: ReadingColumns, spans: readonly TimeRange[]): ReadingColumns {
  const kept = subtractIntervals(ALWAYS, spans).map((span) => spanOf(readings.at, span));
  const length = kept.reduce((sum, { from, to }) => sum + to - from, 0);
  if (length === readings.at.length) return readings;
  const [at, mgDl, offsetMinutes] = [new Float64Array(length), new Int16Array(length), new Int16Array(length)];
  let next = 0;
  for (const { from, to } of kept) {
    at.set(readings.at.subarray(from, to), next);
    mgDl.set(readings.mgDl.subarray(from, to), next);
    offsetMinutes.set(readings.offsetMinutes.subarray(from, to), next);
    next += to - from;
  }
  return { at, mgDl, offsetMinutes };
}

const ALWAYS = { fromAt: Number.NEGATIVE_INFINITY, toAt: Number.POSITIVE_INFINITY };

function pick({ at, mgDl, offsetMinutes }: ReadingColumns, kept: readonly number[]): ReadingColumns {
  return {
    at: Float64Array.from(kept, (i) => at[i] ?? 0),
    mgDl: Int16Array.from(kept, (i) => mgDl[i] ?? 0),
    offsetMinutes: Int16Array.from(kept, (i) => offsetMinutes[i] ?? 0),
  };
}
