import type { ReadingColumns, TimeRange } from '../contract';
import { NO_OFFSET } from '../history';
import { subtractIntervals } from '../intervals';
import type { Span } from './distribution';

/** What a reading stands for. Source: Dexcom G6, G7 and ONE measure every 5 minutes. */
export const NOMINAL_MS = 5 * 60_000;

/** From so long after the one before, a reading stands for five minutes: sensors are off those, by two minutes at times. */
export const WHOLE_FROM_MS = 3 * 60_000;
/** In such parts of a reading of five minutes one of a denser series is counted: half minutes. */
export const PARTS = 10;
export const PART_MS = NOMINAL_MS / PARTS;
const HOUR_MS = 3_600_000;

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
 * What each reading counts beside one of five minutes: as much of those as it stands for, in tenths, so that a sensor of
 * one a minute, or two worn at once, have no more say (metrics.md 1.1). It is told within the hour of the reading's clock,
 * so that nothing depends on how a range was cut. Null where each counts as one, as with every Dexcom sensor by now.
 */
export function deriveWeights({
  at,
  offsetMinutes,
}: Pick<ReadingColumns, 'at' | 'offsetMinutes'>): Float64Array | null {
  if (isSparse(at)) return null;
  const weights = new Float64Array(at.length).fill(1);
  const lastOf = new Map<number, { readonly i: number; readonly hour: number; readonly isFirst: boolean }>();
  for (let i = 0; i < at.length; i += 1) {
    const [when = 0, offset = NO_OFFSET] = [at[i], offsetMinutes[i]];
    const hour = Math.floor((when + (offset === NO_OFFSET ? 0 : offset * 60_000)) / HOUR_MS);
    const last = lastOf.get(offset);
    const isFirst = last?.hour !== hour;
    lastOf.set(offset, { i, hour, isFirst });
    if (!last || isFirst) continue;
    weights[i] = weightOf(when - (at[last.i] ?? 0));
    if (last.isFirst) weights[last.i] = weights[i] ?? 1;
  }
  return weights;
}

/** What a reading counts that comes so long after another one. */
const weightOf = (apartMs: number): number =>
  apartMs >= WHOLE_FROM_MS ? 1 : Math.max(1, Math.round(apartMs / PART_MS)) / PARTS;

function isSparse(at: Float64Array): boolean {
  for (let i = 1; i < at.length; i += 1) if ((at[i] ?? 0) - (at[i - 1] ?? 0) < WHOLE_FROM_MS) return false;
  return true;
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

/** Whether a time lies in none of some spans. */
export const isOutside = (at: number, spans: readonly TimeRange[]): boolean =>
  !spans.some(({ fromAt, toAt }) => at >= fromAt && at < toAt);

function pick({ at, mgDl, offsetMinutes }: ReadingColumns, kept: readonly number[]): ReadingColumns {
  return {
    at: Float64Array.from(kept, (i) => at[i] ?? 0),
    mgDl: Int16Array.from(kept, (i) => mgDl[i] ?? 0),
    offsetMinutes: Int16Array.from(kept, (i) => offsetMinutes[i] ?? 0),
  };
}
