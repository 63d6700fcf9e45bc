import type { Gated } from '../../core/statistics/sufficiency';
import { coveragePercent } from '../../core/statistics/sufficiency';
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

const numberOf = (gated: Gated): number | null => (gated.kind === 'value' ? gated.value : null);

/** What a day is put in order by, ascending; null where it has no such number. */
const KEYS: Readonly<Record<Order, (day: Day) => number | null>> = {
  newest: ({ localAt }) => -localAt,
  oldest: ({ localAt }) => localAt,
  'least-in-range': (day) => inRange(day),
  'most-in-range': (day) => negative(inRange(day)),
  'most-below': ({ summary: { zones } }) => (zones.kind === 'value' ? -zones.value.below : null),
  'most-above': ({ summary: { zones } }) => (zones.kind === 'value' ? -zones.value.above : null),
  'lowest-mean': ({ summary }) => numberOf(summary.mean),
  'highest-mean': ({ summary }) => negative(numberOf(summary.mean)),
  'fewest-readings': ({ summary }) => coveragePercent(summary.coverage),
};

const inRange = ({ summary: { zones } }: Day): number | null =>
  zones.kind === 'value' ? zones.value.percent.target : null;
const negative = (value: number | null): number | null => (value === null ? null : -value);

/** Whether an order is by date, so that days without readings have a place in it. */
export const isByDate = (order: Order): boolean => order === 'newest' || order === 'oldest';

/** Days in order; those without the number come last, newest first. */
export function sortDays(days: readonly Day[], order: Order): readonly Day[] {
  const keyed = days.map((day) => ({ day, key: KEYS[order](day) ?? Number.POSITIVE_INFINITY }));
  return keyed
    .sort((a, b) => (a.key === b.key ? b.day.localAt - a.day.localAt : a.key < b.key ? -1 : 1))
    .map(({ day }) => day);
}

/** The weekday of a day, 0 for Monday. */
export const weekdayOf = (localAt: number): number => (new Date(localAt).getUTCDay() + 6) % 7;
