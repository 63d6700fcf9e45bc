import type { ReadingColumns } from '../contract';
import { HIGH_CODE, LOW_CODE } from '../glucose';
import { type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../history';
import { instantOf } from '../period';
import { type Clock, createOffsetAt, DAY_MS, LIVED, localOf } from './clock';
import type { Span } from './distribution';
import { deriveWeights, NOMINAL_MS, PARTS } from './readings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The days of readings, oldest first, in the shape of the archive's sums; `at` is the first reading's hour of that clock.
 * Those outside `own` only tell what the others count for.
 */
export function deriveDays(
  readings: ReadingColumns,
  clock: Clock = LIVED,
  own: Span = { from: 0, to: readings.at.length },
): DayColumns {
  const { firsts, rowOf } = deriveRows(readings, clock, own);
  const weights = deriveWeights(readings);
  const columns = emptyDays(firsts.length);
  for (const [row, { dayAt, hourAt, offset }] of firsts.entries()) {
    columns.localAt[row] = dayAt;
    columns.at[row] = hourAt;
    columns.offsetMinutes[row] = offset;
  }
  for (let i = own.from; i < own.to; i += 1) {
    const code = Math.min(readings.mgDl[i] ?? 0, HIGH_CODE);
    if (code >= LOW_CODE) count(columns, rowOf[i] ?? 0, code, weights ? Math.round((weights[i] ?? 1) * PARTS) : 1);
  }
  return weights ? inParts(columns) : columns;
}

/** What was counted in tenths of a reading as parts of one. */
function inParts(columns: ReturnType<typeof emptyDays>): DayColumns {
  const parts = (counted: ArrayLike<number>): Float64Array => Float64Array.from(counted, (tenths) => tenths / PARTS);
  const { count, sum, sumOfSquares, histogram } = columns;
  return {
    ...columns,
    count: parts(count),
    sum: parts(sum),
    sumOfSquares: parts(sumOfSquares),
    histogram: parts(histogram),
  };
}

/** The first reading of a day: where the day and the reading's hour begin, and the offset (minutes, `NO_OFFSET`). */
type First = { readonly dayAt: number; readonly hourAt: number; readonly offset: number };

/** Which day each reading is of. Readings without a known offset have days of their own, as in the archive. */
function deriveRows({ at, mgDl, offsetMinutes }: ReadingColumns, clock: Clock, own: Span) {
  const offsetAt = createOffsetAt(clock);
  const rowOf = new Uint32Array(at.length);
  const firsts: First[] = [];
  const rows = { known: new Map<number, number>(), unknown: new Map<number, number>() };
  let [dayAt, offset, row] = [Number.NaN, Number.NaN, 0];
  for (let i = own.from; i < own.to; i += 1) {
    if ((mgDl[i] ?? 0) < LOW_CODE) continue;
    const instant = at[i] ?? 0;
    const record = offsetMinutes[i] ?? NO_OFFSET;
    const isUnknown = clock.kind === 'lived' && record === NO_OFFSET;
    const ahead = offsetAt(instant, record);
    const local = localOf(instant, ahead);
    const newOffset = isUnknown ? NO_OFFSET : ahead;
    if (!(newOffset === offset && local >= dayAt && local < dayAt + DAY_MS)) {
      [offset, dayAt] = [newOffset, Math.floor(local / DAY_MS) * DAY_MS];
      row = rowFor(isUnknown ? rows.unknown : rows.known, dayAt, firsts.length);
      const hourAt = Math.floor(local / HOUR_MS) * HOUR_MS - ahead * MINUTE_MS;
      if (row === firsts.length) firsts.push({ dayAt, hourAt, offset });
    }
    rowOf[i] = row;
  }
  return { firsts, rowOf };
}

function rowFor(rows: Map<number, number>, dayAt: number, next: number): number {
  const row = rows.get(dayAt) ?? next;
  rows.set(dayAt, row);
  return row;
}

function emptyDays(rows: number) {
  return {
    localAt: new Float64Array(rows),
    at: new Float64Array(rows),
    offsetMinutes: new Int16Array(rows),
    count: new Int32Array(rows),
    sum: new Float64Array(rows),
    sumOfSquares: new Float64Array(rows),
    least: new Int16Array(rows).fill(HIGH_CODE),
    greatest: new Int16Array(rows).fill(LOW_CODE),
    histogram: new Uint16Array(rows * HISTOGRAM_CODES),
  };
}

function count(columns: ReturnType<typeof emptyDays>, row: number, code: number, times: number): void {
  const slot = row * HISTOGRAM_CODES + code - LOW_CODE;
  columns.histogram[slot] = (columns.histogram[slot] ?? 0) + times;
  columns.count[row] = (columns.count[row] ?? 0) + times;
  columns.sum[row] = (columns.sum[row] ?? 0) + times * code;
  columns.sumOfSquares[row] = (columns.sumOfSquares[row] ?? 0) + times * code * code;
  if (code < (columns.least[row] ?? 0)) columns.least[row] = code;
  if (code > (columns.greatest[row] ?? 0)) columns.greatest[row] = code;
}

/**
 * How many readings each day could have: 288, or as many as the clock's day was long, 276 and 300 where it changed.
 * As lived, a day is as long as the offsets of it and of the day after say.
 */
export function deriveExpected(
  days: Pick<DayColumns, 'localAt' | 'offsetMinutes'>,
  clock: Clock = LIVED,
): Float64Array {
  const offsetAt = createOffsetAt(clock);
  const startOf = (localAt: number): number => instantOf(localAt, (at) => offsetAt(at, NO_OFFSET));
  const lengthOf = (localAt: number, row: number): number =>
    clock.kind === 'home' ? startOf(localAt + DAY_MS) - startOf(localAt) : DAY_MS - livedChange(days, row) * MINUTE_MS;
  return Float64Array.from(days.localAt, (localAt, row) => lengthOf(localAt, row) / NOMINAL_MS);
}

/** By how many minutes a clock was put forward on a day: the day is so much shorter. */
function livedChange({ localAt, offsetMinutes }: Pick<DayColumns, 'localAt' | 'offsetMinutes'>, row: number): number {
  const [here = NO_OFFSET, next = NO_OFFSET] = [offsetMinutes[row], offsetMinutes[row + 1]];
  const isNext = localAt[row + 1] === (localAt[row] ?? 0) + DAY_MS;
  return !isNext || here === NO_OFFSET || next === NO_OFFSET ? 0 : next - here;
}
