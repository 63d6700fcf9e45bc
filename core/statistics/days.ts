import type { ReadingColumns } from '../contract';
import { HIGH_CODE, LOW_CODE } from '../glucose';
import { type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../history';
import { type Clock, createOffsetAt, DAY_MS, LIVED, localOf } from './clock';
import { NOMINAL_MS } from './readings';

/** The days of readings, oldest first, in the shape of the archive's sums; `at` is the first reading's hour of that clock. */
export function deriveDays(readings: ReadingColumns, clock: Clock = LIVED): DayColumns {
  const { rows, rowOf } = deriveRows(readings, clock);
  const columns = emptyDays(rows.length);
  for (const [row, first] of rows.entries()) {
    columns.localAt[row] = first.localAt;
    columns.at[row] = first.at;
    columns.offsetMinutes[row] = first.offsetMinutes;
  }
  for (let i = 0; i < readings.mgDl.length; i += 1) {
    const code = Math.min(readings.mgDl[i] ?? 0, HIGH_CODE);
    if (code >= LOW_CODE) count(columns, rowOf[i] ?? 0, code);
  }
  return columns;
}

type First = { readonly localAt: number; readonly at: number; readonly offsetMinutes: number };

/** Which day each reading is of. Hours without a known offset have a day of their own, as in the archive. */
function deriveRows({ at, mgDl, offsetMinutes }: ReadingColumns, clock: Clock) {
  const offsetAt = createOffsetAt(clock);
  const rowOf = new Uint32Array(at.length);
  const rows: First[] = [];
  const known = new Map<string, number>();
  let [lastKey, lastRow] = [Number.NaN, 0];
  for (let i = 0; i < at.length; i += 1) {
    if ((mgDl[i] ?? 0) < LOW_CODE) continue;
    const instant = at[i] ?? 0;
    const record = offsetMinutes[i] ?? NO_OFFSET;
    const offset = offsetAt(instant, record);
    const isUnknown = clock.kind === 'lived' && record === NO_OFFSET;
    const day = Math.floor(localOf(instant, offset) / DAY_MS);
    const key = isUnknown ? -day - 0.5 : day;
    if (key !== lastKey) {
      const name = String(key);
      lastRow = known.get(name) ?? rows.length;
      lastKey = key;
      if (lastRow === rows.length) {
        known.set(name, lastRow);
        const hourAt = Math.floor(localOf(instant, offset) / 3_600_000) * 3_600_000 - offset * 60_000;
        rows.push({ localAt: day * DAY_MS, at: hourAt, offsetMinutes: isUnknown ? NO_OFFSET : offset });
      }
    }
    rowOf[i] = lastRow;
  }
  return { rows, rowOf };
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

function count(columns: ReturnType<typeof emptyDays>, row: number, code: number): void {
  const slot = row * HISTOGRAM_CODES + code - LOW_CODE;
  columns.histogram[slot] = (columns.histogram[slot] ?? 0) + 1;
  columns.count[row] = (columns.count[row] ?? 0) + 1;
  columns.sum[row] = (columns.sum[row] ?? 0) + code;
  columns.sumOfSquares[row] = (columns.sumOfSquares[row] ?? 0) + code * code;
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
  return Float64Array.from(days.localAt, (localAt, i) => {
    const here = days.offsetMinutes[i] ?? 0;
    if (clock.kind === 'home')
      return (DAY_MS - (endOffset(localAt + DAY_MS, here) - endOffset(localAt, here))) / NOMINAL_MS;
    const isNext = days.localAt[i + 1] === localAt + DAY_MS;
    const next = isNext ? (days.offsetMinutes[i + 1] ?? here) : here;
    const changed = here === NO_OFFSET || next === NO_OFFSET ? 0 : next - here;
    return (DAY_MS - changed * 60_000) / NOMINAL_MS;
  });

  /** The offset (ms) that a zone has at a time of its own clock. */
  function endOffset(localAt: number, guessMinutes: number): number {
    const guess = offsetAt(localAt - guessMinutes * 60_000, 0);
    return offsetAt(localAt - guess * 60_000, 0) * 60_000;
  }
}
