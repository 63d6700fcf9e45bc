import type { TimeRange } from '../../core/contract';
import { dayOf, type OffsetAt } from '../../core/period';
import type { GlucoseUnit } from '../../core/units';
import { formatCode, formatMean } from './describe-point';
import type { Mark } from './marks';
import { type Points, placesIn } from './points';

const DAY_MS = 24 * 3_600_000;
/** As long as a message that somebody reads. */
const MOST_CHARACTERS = 1700;

export type Seen = {
  readonly range: TimeRange;
  readonly points: Points;
  readonly marks: readonly Mark[];
  readonly unit: GlucoseUnit;
  readonly locale: string;
};

/** What is seen as a text to be copied: the lowest, mean and highest, and the entries that fit. */
export function summarize({ range, points, marks, unit, locale }: Seen, timeOf: (at: number) => string): string {
  const lines: string[] = [];
  const [from, to] = placesIn(points, range);
  if (to > from) {
    const part = (values: Int16Array): number[] => [...values.subarray(from, to)];
    const show = (code: number): string => formatCode(code, { unit, locale });
    const counts = points.count.subarray(from, to);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const sum = points.mean.subarray(from, to).reduce((all, mean, i) => all + mean * Number(counts[i]), 0);
    const least = show(Math.min(...part(points.least)));
    const greatest = show(Math.max(...part(points.greatest)));
    lines.push(`Lowest ${least}, mean ${formatMean(sum / total, { unit, locale })}, highest ${greatest}.`);
  }
  let left = MOST_CHARACTERS - lines.join('\n').length;
  const inside = marks.filter(({ at }) => at >= range.fromAt && at < range.toAt);
  for (const [i, mark] of inside.entries()) {
    const line = `${timeOf(mark.at)}: ${mark.words}`;
    if (line.length + 40 > left) {
      lines.push(`… and ${inside.length - i} more entries.`);
      break;
    }
    lines.push(line);
    left -= line.length + 1;
  }
  return lines.join('\n');
}

/** How many days of a range have data, of how many; null where spans are too long to tell. */
export function countDays(points: Points, range: TimeRange, offsetAt: OffsetAt): { with: number; of: number } | null {
  const [from, to] = placesIn(points, range);
  const days = new Set<number>();
  for (let i = from; i < to; i++) {
    if (Number(points.spanMs[i]) > DAY_MS / 6) return null;
    days.add(dayOf(Number(points.fromAt[i]), offsetAt));
  }
  return { with: days.size, of: Math.max(1, Math.round((range.toAt - range.fromAt) / DAY_MS)) };
}
