import type { TimeRange } from '../../core/contract';
import type { PatternColumns } from '../../core/history';
import type { Clock } from '../../core/statistics/clock';
import { AROUND_MS } from '../../core/statistics/consensus-episodes';
import { derivePattern, mergePatterns } from '../../core/statistics/pattern';
import { deriveWeights, excludeSpans, isOutside, spanOf } from '../../core/statistics/readings';
import type { Thresholds } from '../../core/zones';
import type { RecordReader } from './record-columns';

/** How a pattern is counted: on whose clock, what is low and high, and without which spans. */
export type PatternPolicy = {
  readonly bounds: Thresholds;
  readonly clock: Clock;
  readonly without: readonly TimeRange[];
};

/** Reads what comes again by the time of day. */
export type PatternReader = (
  range: TimeRange,
  policy: PatternPolicy,
  signal: AbortSignal | undefined,
) => Promise<PatternColumns>;

const DAY_MS = 24 * 3_600_000;
/** So much is held at once: 105,000 readings, some megabytes. */
const PART_MS = 366 * DAY_MS;

/** Prepares to count readings where they lie, so that a few numbers leave the thread instead of all of them. */
export function createPatternReader(records: RecordReader): PatternReader {
  return async ({ fromAt, toAt }, { bounds, clock, without }, signal) => {
    const parts: PatternColumns[] = [];
    for (let at = fromAt; at < toAt; at += PART_MS) {
      const part = { fromAt: at, toAt: Math.min(toAt, at + PART_MS) };
      const around = { fromAt: part.fromAt - AROUND_MS.before, toAt: part.toAt + AROUND_MS.after };
      const all = await records('egv', around, signal);
      const weights = deriveWeights(all)?.filter((_, i) => isOutside(all.at[i] ?? 0, without)) ?? null;
      const readings = excludeSpans(all, without);
      parts.push(derivePattern(readings, bounds, clock, spanOf(readings.at, part), weights));
    }
    return mergePatterns(parts);
  };
}
