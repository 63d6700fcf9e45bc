import { type DayColumns, NO_OFFSET } from '../../core/history';
import { instantOf, type OffsetAt } from '../../core/period';
import { NOMINAL_MS } from '../../core/statistics/readings';
import type { Thresholds } from '../../core/zones';
import type { AskedDays } from '../days/ask-days';
import { addCounts, type Counts, countDay, countLeftOut } from '../days/count-day';

export const DAY_MS = 24 * 3_600_000;

/** A day, by its midnight written as if it were UTC. */
export type YearDay = Counts & { readonly localAt: number };

export type Year = { readonly year: number; readonly days: ReadonlyMap<number, YearDay> };

/** The days of each year that has readings, the newest year first.  */
export function deriveYears({ days, leftOut, offsetAt }: AskedDays, bounds: Thresholds): readonly Year[] {
  const years = new Map<number, Map<number, YearDay>>();
  const left = countLeftOut(leftOut);
  for (const [row, localAt] of [...days.localAt].entries()) {
    const year = new Date(localAt).getUTCFullYear();
    const inYear = years.get(year) ?? new Map<number, YearDay>();
    years.set(year, inYear);
    const known = inYear.get(localAt);
    const counted = known
      ? addCounts([known, countDay(days, row, bounds, 0, 0)])
      : countDay(days, row, bounds, expectedOf(days, row, offsetAt), left.get(localAt) ?? 0);
    inYear.set(localAt, { localAt, ...counted });
  }
  return [...years].map(([year, inYear]) => ({ year, days: inYear })).sort((a, b) => b.year - a.year);
}

function expectedOf({ localAt, offsetMinutes }: DayColumns, row: number, offsetAt: OffsetAt): number {
  const day = localAt[row] ?? 0;
  if (offsetMinutes[row] === NO_OFFSET) return DAY_MS / NOMINAL_MS;
  return (instantOf(day + DAY_MS, offsetAt) - instantOf(day, offsetAt)) / NOMINAL_MS;
}

/** A month of a year, by its first day. */
export type Month = {
  readonly localAt: number;
  readonly days: number;
  readonly daysWith: number;
  readonly counts: Counts;
};

/** The months that have readings, newest first. Between the first day and the last of all, a day without any could have had them. */
export function deriveMonths(years: readonly Year[]): readonly Month[] {
  const months = new Map<number, YearDay[]>();
  const all = years.flatMap(({ days }) => [...days.keys()]);
  const [first, last] = [all.reduce((a, b) => Math.min(a, b), all[0] ?? 0), all.reduce((a, b) => Math.max(a, b), 0)];
  for (const { days } of years)
    for (const day of days.values()) {
      const date = new Date(day.localAt);
      const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
      months.set(month, [...(months.get(month) ?? []), day]);
    }
  return [...months]
    .map(([localAt, days]) => {
      const length = lengthOf(localAt);
      const [from, to] = [Math.max(first, localAt), Math.min(last + DAY_MS, localAt + length * DAY_MS)];
      const missingMs = to - from - days.length * DAY_MS;
      const counts = addCounts(days);
      const expected = counts.expected + missingMs / NOMINAL_MS;
      return { localAt, days: length, daysWith: days.length, counts: { ...counts, expected } };
    })
    .sort((a, b) => b.localAt - a.localAt);
}

function lengthOf(month: number): number {
  const date = new Date(month);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
