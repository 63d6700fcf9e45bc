import { weekdayFromMonday } from '../period';
import { type DateContext, type DaySpan, oneDay, wholeMonths } from './days';

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;

/** A unit of time as people write it. */
export type Unit = 'hours' | 'days' | 'weeks' | 'months' | 'years';
const NAMES: Readonly<Record<Unit, string>> = {
  hours: 'h, hour, hours',
  days: 'd, day, days',
  weeks: 'w, week, weeks',
  months: 'm, month, months',
  years: 'y, year, years',
};
const UNITS = Object.keys(NAMES) as readonly Unit[];
const UNIT_OF: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap((unit) => NAMES[unit].split(', ').map((name) => [name, unit] as const)),
);

/** What a name of a unit stands for. */
export const unitOf = (name: string): Unit | undefined => UNIT_OF.get(name);

/** The day so much before another; a month before its last day is no later than the end of that month. */
export function daysBack(day: number, count: number, unit: Exclude<Unit, 'hours'>): number {
  if (unit === 'days' || unit === 'weeks') return day - count * (unit === 'weeks' ? WEEK_MS : DAY_MS);
  const date = new Date(day);
  const months = date.getUTCMonth() - count * (unit === 'years' ? 12 : 1);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), lastOfMonth));
}

/** Days told from today, such as "yesterday", "last weekend" or "3 days ago"; null where it is none. */
export function parseRelative(text: string, { today, names }: DateContext): DaySpan | null {
  const english = (names.relative.get(text) ?? text).replace(/^previous /, 'last ');
  const spans = spansFrom(today);
  return Object.hasOwn(spans, english) ? (spans[english] ?? null) : parseAgo(english, today);
}

function spansFrom(today: number): Readonly<Record<string, DaySpan>> {
  const date = new Date(today);
  const [year, month, weekday] = [date.getUTCFullYear(), date.getUTCMonth(), weekdayFromMonday(today)];
  const monday = today - weekday * DAY_MS;
  const span = (fromDay: number, days: number): DaySpan => ({ fromDay, toDay: fromDay + (days - 1) * DAY_MS });
  const [now, yesterday] = [oneDay(today), oneDay(today - DAY_MS)];
  const lastWeekend = span(monday - 2 * DAY_MS, 2);
  const weekend = weekday < 5 ? lastWeekend : span(monday + 5 * DAY_MS, 2);
  return {
    today: now,
    tonight: now,
    'this morning': now,
    'this afternoon': now,
    'this evening': now,
    yesterday,
    'yesterday morning': yesterday,
    'yesterday afternoon': yesterday,
    'yesterday evening': yesterday,
    'day before yesterday': oneDay(today - 2 * DAY_MS),
    'last night': { fromDay: today - DAY_MS, toDay: today },
    weekend,
    'this weekend': weekend,
    'last weekend': lastWeekend,
    'this week': span(monday, 7),
    'last week': span(monday - WEEK_MS, 7),
    'week before last': span(monday - 2 * WEEK_MS, 7),
    'this month': wholeMonths(year, month),
    'last month': wholeMonths(year, month - 1),
    'month before last': wholeMonths(year, month - 2),
    'this quarter': wholeMonths(year, month - (month % 3), 3),
    'last quarter': wholeMonths(year, month - (month % 3) - 3, 3),
    'this year': wholeMonths(year, 0, 12),
    'last year': wholeMonths(year - 1, 0, 12),
  };
}

function parseAgo(text: string, today: number): DaySpan | null {
  const [, figure, name = ''] = /^(\d{1,4}) ([a-z]+) ago$/.exec(text) ?? [];
  const unit = unitOf(name);
  return unit && unit !== 'hours' ? oneDay(daysBack(today, Number(figure), unit)) : null;
}
