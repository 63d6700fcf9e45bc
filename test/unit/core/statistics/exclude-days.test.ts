import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadingColumns } from '../../../../core/contract';
import { NO_OFFSET } from '../../../../core/history';
import { deriveDays } from '../../../../core/statistics/days';
import { withoutDays } from '../../../../core/statistics/exclude-days';

type Row = { readonly minutes: number; readonly mgDl: number; readonly offset: number; readonly isLeft: boolean };
const row: fc.Arbitrary<Row> = fc.record({
  minutes: fc.integer({ min: 0, max: (3 * 1440) / 5 }).map((fifth) => fifth * 5),
  mgDl: fc.integer({ min: 39, max: 401 }),
  offset: fc.constantFrom(-300, 60, 840, NO_OFFSET),
  isLeft: fc.boolean(),
});

const columns = (rows: readonly Row[]): ReadingColumns => ({
  at: Float64Array.from(rows, ({ minutes }) => minutes * 60_000),
  mgDl: Int16Array.from(rows, ({ mgDl }) => mgDl),
  offsetMinutes: Int16Array.from(rows, ({ offset }) => offset),
});

test('days without readings are as if those had never come, but for days that then have none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { maxLength: 60, selector: ({ minutes }) => minutes }), (all) => {
      const rows = all.sort((a, b) => a.minutes - b.minutes);
      const left = withoutDays(deriveDays(columns(rows)), deriveDays(columns(rows.filter(({ isLeft }) => isLeft))));
      const expected = deriveDays(columns(rows.filter(({ isLeft }) => !isLeft)));
      const told = (days: typeof left) =>
        Array.from(days.count.keys(), (i) => ({
          day: `${days.localAt[i]} ${days.offsetMinutes[i] === NO_OFFSET}`,
          count: days.count[i],
          sum: days.sum[i],
          sumOfSquares: days.sumOfSquares[i],
          least: days.least[i],
          greatest: days.greatest[i],
          codes: Array.from(days.histogram.slice(i * 363, (i + 1) * 363)).join(),
        }))
          .filter(({ count }) => count !== 0)
          .sort((a, b) => a.day.localeCompare(b.day));
      expect(told(left)).toEqual(told(expected));
    }),
  );
});

test('readings of no day that there is change nothing', () => {
  const days = deriveDays(columns([{ minutes: 5, mgDl: 100, offset: 0, isLeft: false }]));
  const other = deriveDays(columns([{ minutes: 3000, mgDl: 100, offset: 0, isLeft: true }]));
  expect(withoutDays(days, other)).toEqual(days);
});
