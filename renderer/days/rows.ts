import { weekdayFromMonday } from '../../core/period';
import { DAY_MS, type Day } from './derive-days';
import { isByDate, type Order, sortDays } from './order';

/** A line of the list: a day, or days in a row without readings. Days are midnights written as if they were UTC. */
export type Row =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'gap'; readonly fromDay: number; readonly toDay: number };

/** The days of some weekdays in order; by date, with what is missing between the first and the last. */
export function deriveRows(days: readonly Day[], weekdays: ReadonlySet<number>, order: Order): readonly Row[] {
  const shown = days.filter(({ localAt }) => weekdays.has(weekdayFromMonday(localAt)));
  if (!isByDate(order)) return sortDays(shown, order).map((day) => ({ kind: 'day', day }));
  const rows: Row[] = [];
  for (const [i, day] of days.entries()) {
    const before = days[i - 1];
    if (before && day.localAt - before.localAt > DAY_MS)
      rows.push({ kind: 'gap', fromDay: before.localAt + DAY_MS, toDay: day.localAt - DAY_MS });
    if (weekdays.has(weekdayFromMonday(day.localAt))) rows.push({ kind: 'day', day });
  }
  return order === 'newest' ? rows.reverse() : rows;
}
