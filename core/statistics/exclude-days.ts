import { LOW_CODE } from '../glucose';
import { type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../history';

/** Days without some of their readings, which come as days themselves: what the person left out of statistics. */
export function withoutDays(days: DayColumns, left: DayColumns): DayColumns {
  if (left.count.length === 0) return days;
  const rowOf = new Map(Array.from(days.count.keys(), (row) => [keyOf(days, row), row]));
  const columns = {
    ...days,
    count: days.count.slice(),
    sum: days.sum.slice(),
    sumOfSquares: days.sumOfSquares.slice(),
    least: days.least.slice(),
    greatest: days.greatest.slice(),
    histogram: days.histogram.slice(),
  };
  for (const leftRow of left.count.keys()) {
    const row = rowOf.get(keyOf(left, leftRow));
    if (row !== undefined) subtract(columns, row, left, leftRow);
  }
  return columns;
}

/** Days of an unknown offset have rows of their own. */
const keyOf = ({ localAt, offsetMinutes }: DayColumns, row: number): string =>
  `${localAt[row]} ${offsetMinutes[row] === NO_OFFSET}`;

function subtract(columns: DayColumns, row: number, left: DayColumns, leftRow: number): void {
  const { histogram } = columns;
  let [least, greatest] = [0, 0];
  for (let i = 0; i < HISTOGRAM_CODES; i += 1) {
    const slot = row * HISTOGRAM_CODES + i;
    const gone = Math.min(histogram[slot] ?? 0, left.histogram[leftRow * HISTOGRAM_CODES + i] ?? 0);
    const code = LOW_CODE + i;
    histogram[slot] = (histogram[slot] ?? 0) - gone;
    columns.count[row] = (columns.count[row] ?? 0) - gone;
    columns.sum[row] = (columns.sum[row] ?? 0) - gone * code;
    columns.sumOfSquares[row] = (columns.sumOfSquares[row] ?? 0) - gone * code * code;
    if ((histogram[slot] ?? 0) === 0) continue;
    least ||= code;
    greatest = code;
  }
  columns.least[row] = least;
  columns.greatest[row] = greatest;
}
