import type { ReadingColumns } from '../contract';
import { HIGH_CODE, LOW_CODE } from '../glucose';
import { type DayColumns, HISTOGRAM_CODES } from '../history';

/**
 * How many readings had each code, 39 (LOW) first, 401 (HIGH) last: all that mean, spread, zones, quantiles and risk
 * need, exactly, and what merges. A reading of a denser series counts for a part of one (`deriveWeights`).
 */
export type Distribution = { readonly counts: Float64Array; readonly total: number };

/** The part of a column that is counted: from an index to before another. */
export type Span = { readonly from: number; readonly to: number };

/** Of readings; codes under 39 are no values. `weights` has a number a reading, null counts each as one. */
export function sumReadings(
  { mgDl }: Pick<ReadingColumns, 'mgDl'>,
  weights: ArrayLike<number> | null = null,
  { from, to }: Span = { from: 0, to: mgDl.length },
): Distribution {
  const counts = new Float64Array(HISTOGRAM_CODES);
  for (let i = from; i < to; i += 1) {
    const code = mgDl[i] ?? 0;
    if (code < LOW_CODE) continue;
    const slot = Math.min(code, HIGH_CODE) - LOW_CODE;
    counts[slot] = (counts[slot] ?? 0) + (weights ? (weights[i] ?? 0) : 1);
  }
  return distributionOf(counts);
}

/** Of the days of some rows. */
export function sumDays(
  { histogram, count }: Pick<DayColumns, 'histogram' | 'count'>,
  { from, to }: Span = { from: 0, to: count.length },
): Distribution {
  const counts = new Float64Array(HISTOGRAM_CODES);
  for (let day = from; day < to; day += 1) addRow(counts, histogram, day);
  return distributionOf(counts);
}

/** Of the days at some indexes, such as all Mondays. */
export function sumDaysAt({ histogram }: Pick<DayColumns, 'histogram'>, days: Iterable<number>): Distribution {
  const counts = new Float64Array(HISTOGRAM_CODES);
  for (const day of days) addRow(counts, histogram, day);
  return distributionOf(counts);
}

/** Of what several distributions have together. */
export function mergeDistributions(parts: Iterable<Distribution>): Distribution {
  const counts = new Float64Array(HISTOGRAM_CODES);
  for (const part of parts) addRow(counts, part.counts, 0);
  return distributionOf(counts);
}

/** Of what is left without some of the readings, such as those the person excluded. */
export const withoutDistribution = (whole: Distribution, excluded: Distribution): Distribution =>
  distributionOf(whole.counts.map((count, slot) => Math.max(0, count - (excluded.counts[slot] ?? 0))));

/** Of a histogram that was counted elsewhere, 39 first. */
export function distributionOf(counts: Float64Array): Distribution {
  let total = 0;
  for (let slot = 0; slot < counts.length; slot += 1) total += counts[slot] ?? 0;
  return { counts, total };
}

function addRow(counts: Float64Array, histogram: Uint16Array | Float64Array, row: number): void {
  const start = row * HISTOGRAM_CODES;
  for (let slot = 0; slot < HISTOGRAM_CODES; slot += 1)
    counts[slot] = (counts[slot] ?? 0) + (histogram[start + slot] ?? 0);
}

/** How many readings had each code, 39 first, wherever that was counted. */
export type Histogram = { readonly counts: ArrayLike<number> };

/** How many readings have codes from one to another, both inside. */
export function countBetween({ counts }: Histogram, fromCode: number, toCode: number): number {
  let count = 0;
  const last = Math.min(toCode, HIGH_CODE) - LOW_CODE;
  for (let slot = Math.max(fromCode, LOW_CODE) - LOW_CODE; slot <= last; slot += 1) count += counts[slot] ?? 0;
  return count;
}

/** How many readings were outside the measuring range; they count as 39 and 401. Source: metrics.md 1.8. */
export const countClipped = ({ counts }: Distribution): { readonly low: number; readonly high: number } => ({
  low: counts[0] ?? 0,
  high: counts[HISTOGRAM_CODES - 1] ?? 0,
});
