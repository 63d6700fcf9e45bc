import type { TimeRange } from '../../core/contract';
import { NO_OFFSET } from '../../core/history';
import type { Ends } from '../../core/period';
import { deriveWeights, NOMINAL_MS } from '../../core/statistics/readings';
import { PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
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

/** Puts tiles together; a span that two pieces share is taken once. */
export function derivePoints(pieces: readonly Piece[]): Points {
  const rows = makeRows(pieces.flatMap(({ tiles }) => tiles).reduce((sum, tile) => sum + lengthOf(tile), 0));
  let [row, until] = [0, Number.NEGATIVE_INFINITY];
  for (const { tiles, range } of pieces) {
    const fromAt = Math.max(range.fromAt, until);
    for (const tile of tiles) row = addTile(rows, row, tile, { fromAt, toAt: range.toAt });
    until = range.toAt;
  }
  return {
    fromAt: rows.fromAt.subarray(0, row),
    spanMs: rows.spanMs.subarray(0, row),
    least: rows.least.subarray(0, row),
    greatest: rows.greatest.subarray(0, row),
    mean: rows.mean.subarray(0, row),
    count: rows.count.subarray(0, row),
    offsetMinutes: rows.offsetMinutes.subarray(0, row),
  };
}

const makeRows = (length: number): Points => ({
  fromAt: new Float64Array(length),
  spanMs: new Float64Array(length),
  least: new Int16Array(length),
  greatest: new Int16Array(length),
  mean: new Float64Array(length),
  count: new Int32Array(length).fill(1),
  offsetMinutes: new Int16Array(length).fill(NO_OFFSET),
});

const timesOf = ({ data }: Tile): Float64Array => (data.kind === 'readings' ? data.columns.at : data.columns.fromAt);
const lengthOf = (tile: Tile): number => timesOf(tile).length;

/** Column by column, since thousands come together while a person moves; gives the row after the last one. */
function addTile(rows: Points, first: number, tile: Tile, { fromAt, toAt }: TimeRange): number {
  const { data } = tile;
  const times = timesOf(tile);
  const spanMs = data.kind === 'readings' ? 0 : data.columns.spanMs;
  let row = first;
  for (let i = 0; i < times.length; i++) {
    const at = times[i] ?? 0;
    const middle = at + spanMs / 2;
    if (middle < fromAt || middle >= toAt) continue;
    rows.fromAt[row] = at;
    rows.spanMs[row] = spanMs;
    if (data.kind === 'readings') {
      rows.least[row] = rows.greatest[row] = rows.mean[row] = data.columns.mgDl[i] ?? 0;
      rows.offsetMinutes[row] = data.columns.offsetMinutes[i] ?? NO_OFFSET;
    } else {
      const count = data.columns.count[i] ?? 1;
      rows.least[row] = data.columns.least[i] ?? 0;
      rows.greatest[row] = data.columns.greatest[i] ?? 0;
      rows.mean[row] = (data.columns.sum[i] ?? 0) / count;
      rows.count[row] = count;
    }
    row += 1;
  }
  return row;
}

/** The middle of a point: where it is drawn. */
export const middleOf = ({ fromAt, spanMs }: Points, i: number): number => Number(fromAt[i]) + Number(spanMs[i]) / 2;

/** When a point is over. */
export const endOf = ({ fromAt, spanMs }: Points, i: number): number => Number(fromAt[i]) + Number(spanMs[i]);

/** The height at which a code is drawn: LOW and HIGH at the ends of what is measured. */
export const pinned = (code: number): number => Math.min(PIN_HIGH_MG_DL, Math.max(PIN_LOW_MG_DL, code));

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

/** Where the points of a range lie; the newest is among them though its span may go on beyond it. */
export function placesIn(points: Points, { fromAt, toAt }: TimeRange): readonly [from: number, to: number] {
  const to = firstFrom(points, toAt);
  const isNewest = to === points.fromAt.length - 1 && Number(points.fromAt[to]) < toAt;
  return [firstFrom(points, fromAt), isNewest ? to + 1 : to];
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
  const weights = deriveWeights({ at: points.fromAt, offsetMinutes: points.offsetMinutes });
  let count = 0;
  for (let i = 0; i < points.fromAt.length; i++) {
    const from = Math.max(Number(points.fromAt[i]), firstAt ?? Number.NEGATIVE_INFINITY);
    const to = Math.min(Number(points.fromAt[i]) + Number(points.spanMs[i]), (lastAt ?? Number.POSITIVE_INFINITY) + 1);
    const inside = Math.min(range.toAt, to) - Math.max(range.fromAt, from);
    if (points.spanMs[i] === 0) count += from >= range.fromAt && from < range.toAt ? Number(weights?.[i] ?? 1) : 0;
    else if (inside > 0) count += (countOf(points, i) * inside) / (to - from);
  }
  return Math.ceil(count - 0.01);
}

/** A denser series than one in five minutes has no more readings than that. */
function countOf({ count, spanMs }: Points, i: number): number {
  const fit = Number(spanMs[i]) / NOMINAL_MS;
  return Number(count[i]) > 1.5 * Math.max(1, fit) ? fit : Number(count[i]);
}
