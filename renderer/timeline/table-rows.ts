import { NO_OFFSET } from '../../core/history';
import { type Points, placesIn } from './points';

/** More rows than this are put together: nobody reads them, and a screen reader would hang. */
export const MOST_ROWS = 400;

/** Points of a range as few rows: every `each` of them are one. */
export type Rows = { readonly points: Points; readonly each: number };

/** The points of a range, put together where they are too many to read. */
export function deriveRows(points: Points, fromAt: number, toAt: number, most = MOST_ROWS): Rows {
  const [from, to] = placesIn(points, { fromAt, toAt });
  const each = Math.max(1, Math.ceil((to - from) / most));
  const starts = Array.from({ length: Math.ceil((to - from) / each) }, (_, i) => from + i * each);
  const groups = starts.map((start) => joinPoints(points, start, Math.min(to, start + each)));
  const column = (name: keyof Points): number[] => groups.map((group) => group[name]);
  return {
    each,
    points: {
      fromAt: Float64Array.from(column('fromAt')),
      spanMs: Float64Array.from(column('spanMs')),
      least: Int16Array.from(column('least')),
      greatest: Int16Array.from(column('greatest')),
      mean: Float64Array.from(column('mean')),
      count: Int32Array.from(column('count')),
      offsetMinutes: Int16Array.from(column('offsetMinutes')),
    },
  };
}

function joinPoints(points: Points, from: number, to: number): Record<keyof Points, number> {
  const fromAt = Number(points.fromAt[from]);
  const last = to - 1;
  const row = { fromAt, least: 999, greatest: 0, mean: 0, count: 0 };
  for (let i = from; i < to; i++) {
    const count = Number(points.count[i]);
    row.least = Math.min(row.least, Number(points.least[i]));
    row.greatest = Math.max(row.greatest, Number(points.greatest[i]));
    row.mean += Number(points.mean[i]) * count;
    row.count += count;
  }
  return {
    ...row,
    mean: row.mean / row.count,
    spanMs: Number(points.fromAt[last]) + Number(points.spanMs[last]) - fromAt,
    offsetMinutes: to - from === 1 ? Number(points.offsetMinutes[from]) : NO_OFFSET,
  };
}

/** Why rows stand for more than a reading; empty where each is one. */
export function describeRows({ points, each }: Rows): string {
  const isSpans = points.spanMs.some((spanMs) => spanMs > 0);
  if (!isSpans) return '';
  const reason = each > 1 ? ', because more rows could not be read' : ', because the range is long';
  return `Each row puts several readings together${reason}. Zoom in to see every reading.`;
}
