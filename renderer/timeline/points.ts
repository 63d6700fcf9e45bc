import type { TimeRange } from '../../core/contract';
import { NO_OFFSET } from '../../core/history';
import type { Ends } from '../../core/period';
import type { Piece, Tile } from './tiers';

/**
 * What is drawn, oldest first, readings and spans alike: a reading is a span of no length. Values are mg/dL codes (39
 * LOW, 401 HIGH); `offsetMinutes` is `NO_OFFSET` for spans, which may have several.
 */
export type Points = {
  readonly fromAt: Float64Array;
  readonly spanMs: Float64Array;
  readonly least: Int16Array;
  readonly greatest: Int16Array;
  readonly mean: Float64Array;
  readonly count: Int32Array;
  readonly offsetMinutes: Int16Array;
};

type Point = readonly [
  fromAt: number,
  spanMs: number,
  least: number,
  greatest: number,
  mean: number,
  count: number,
  offset: number,
];

/** Puts tiles together; a span that two pieces share is taken once. */
export function derivePoints(pieces: readonly Piece[]): Points {
  const all: Point[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const { tiles, range } of pieces) {
    const fromAt = Math.max(range.fromAt, until);
    for (const tile of tiles) {
      for (const point of pointsOf(tile)) {
        const middle = point[0] + point[1] / 2;
        if (middle >= fromAt && middle < range.toAt) all.push(point);
      }
    }
    until = range.toAt;
  }
  const column = (i: number): number[] => all.map((point) => Number(point[i]));
  return {
    fromAt: Float64Array.from(column(0)),
    spanMs: Float64Array.from(column(1)),
    least: Int16Array.from(column(2)),
    greatest: Int16Array.from(column(3)),
    mean: Float64Array.from(column(4)),
    count: Int32Array.from(column(5)),
    offsetMinutes: Int16Array.from(column(6)),
  };
}

function* pointsOf({ data }: Tile): Generator<Point> {
  if (data.kind === 'readings') {
    const { at, mgDl, offsetMinutes } = data.columns;
    for (let i = 0; i < at.length; i++) {
      const code = Number(mgDl[i]);
      yield [Number(at[i]), 0, code, code, code, 1, Number(offsetMinutes[i])];
    }
    return;
  }
  const { fromAt, spanMs, least, greatest, count, sum } = data.columns;
  for (let i = 0; i < fromAt.length; i++) {
    const n = Number(count[i]);
    yield [Number(fromAt[i]), spanMs, Number(least[i]), Number(greatest[i]), Number(sum[i]) / n, n, NO_OFFSET];
  }
}

/** The middle of a point: where it is drawn. */
export const middleOf = ({ fromAt, spanMs }: Points, i: number): number => Number(fromAt[i]) + Number(spanMs[i]) / 2;

/** The first point whose middle is at or after a time. */
export function firstFrom(points: Points, at: number): number {
  let [low, high] = [0, points.fromAt.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(points, middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The point nearest to a time, or null where none is within `reachMs`, or half its own span. */
export function nearestPoint(points: Points, at: number, reachMs: number): number | null {
  const after = firstFrom(points, at);
  const away = (i: number): number => Math.abs(middleOf(points, i) - at);
  const best = after > 0 && !(away(after) <= away(after - 1)) ? after - 1 : after;
  return away(best) <= Math.max(reachMs, Number(points.spanMs[best]) / 2) ? best : null;
}

const READING_STEP_MS = 12.5 * 60_000;

/** Whether something is missing between a point and the one before it. */
export function isAfterGap({ fromAt, spanMs }: Points, i: number): boolean {
  const betweenMs = Number(fromAt[i]) - Number(fromAt[i - 1]) - Number(spanMs[i - 1]);
  return betweenMs > (Number(spanMs[i]) > 0 ? Number(spanMs[i]) / 2 : READING_STEP_MS);
}

/**
 * How many readings a range holds. Of a span that an end of the range cuts, its share is counted; in the first and the
 * last span of the history that is of the part that has readings.
 */
export function countIn(points: Points, range: TimeRange, { firstAt, lastAt }: Ends): number {
  let count = 0;
  for (let i = 0; i < points.fromAt.length; i++) {
    const from = Math.max(Number(points.fromAt[i]), firstAt ?? Number.NEGATIVE_INFINITY);
    const to = Math.min(Number(points.fromAt[i]) + Number(points.spanMs[i]), (lastAt ?? Number.POSITIVE_INFINITY) + 1);
    const inside = Math.min(range.toAt, to) - Math.max(range.fromAt, from);
    if (points.spanMs[i] === 0) count += from >= range.fromAt && from < range.toAt ? 1 : 0;
    else if (inside > 0) count += (Number(points.count[i]) * inside) / (to - from);
  }
  return Math.ceil(count - 0.01);
}
