import { coveragePercent } from '../../core/statistics/sufficiency';
import { coverageOfCounts, type Numbers, numbersOf } from './count-day';
import type { Day } from './derive-days';

/** How days may be put in order. */
export type Order =
  | 'newest'
  | 'oldest'
  | 'least-in-range'
  | 'most-in-range'
  | 'most-below'
  | 'most-above'
  | 'lowest-mean'
  | 'highest-mean'
  | 'fewest-readings';

export const ORDER_WORDS: Readonly<Record<Order, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  'least-in-range': 'least in range first',
  'most-in-range': 'most in range first',
  'most-below': 'most below range first',
  'most-above': 'most above range first',
  'lowest-mean': 'lowest mean first',
  'highest-mean': 'highest mean first',
  'fewest-readings': 'fewest readings first',
};

/** What a day is put in order by, ascending; null where it has no such number. */
const KEYS: Readonly<Record<Order, (day: Day, numbers: Numbers | null) => number | null>> = {
  newest: ({ localAt }) => -localAt,
  oldest: ({ localAt }) => localAt,
  'least-in-range': (_, numbers) => numbers?.target ?? null,
  'most-in-range': (_, numbers) => numbers && -numbers.target,
  'most-below': (_, numbers) => numbers && -numbers.below,
  'most-above': (_, numbers) => numbers && -numbers.above,
  'lowest-mean': (_, numbers) => numbers?.mean ?? null,
  'highest-mean': (_, numbers) => numbers && -numbers.mean,
  'fewest-readings': (day) => coveragePercent(coverageOfCounts(day)),
};

/** Whether an order is by date, so that days without readings have a place in it. */
export const isByDate = (order: Order): boolean => order === 'newest' || order === 'oldest';

/** Days in order; those without the number come last, newest first. */
export function sortDays(days: readonly Day[], order: Order): readonly Day[] {
  const keyed = days.map((day) => ({ day, key: KEYS[order](day, numbersOf(day)) ?? Number.POSITIVE_INFINITY }));
  return keyed
    .sort((a, b) => (a.key === b.key ? b.day.localAt - a.day.localAt : a.key < b.key ? -1 : 1))
    .map(({ day }) => day);
}
