import { weekdayFromMonday } from '../period';
import type { DateNames } from './names';

const DAY_MS = 24 * 3_600_000;

/** Days of the person's clock, both inside, each by its midnight written as if it were UTC. */
export type DaySpan = { readonly fromDay: number; readonly toDay: number };

/** What a date is read against. */
export type DateContext = { readonly today: number; readonly names: DateNames };

/** Reads a date, a month or a year in `plain` text; null where it is none. Without a year it is the latest that is past. */
export function parseDays(text: string, context: DateContext): DaySpan | null {
  for (const read of [readYear, readIso, readFigures, readNamed, readWeekday]) {
    const found = read(text, context);
    if (found) return found;
  }
  return null;
}

export const oneDay = (day: number): DaySpan => ({ fromDay: day, toDay: day });

/** The whole of a month, or of more; `month` may lie outside of 0 to 11. */
export const wholeMonths = (year: number, month: number, count = 1): DaySpan => ({
  fromDay: Date.UTC(year, month, 1),
  toDay: Date.UTC(year, month + count, 0),
});

/** A day that a calendar has, or null. */
function dayOf(year: number, month: number, date: number): DaySpan | null {
  const day = new Date(Date.UTC(year, month, date));
  return day.getUTCMonth() === month && day.getUTCDate() === date ? oneDay(day.getTime()) : null;
}

/** The latest day of a month that is not in the future, 29 February in years that have it. */
function latestDay(month: number, date: number, today: number): DaySpan | null {
  const year = new Date(today).getUTCFullYear();
  for (let back = 0; back <= 8; back += 1) {
    const day = dayOf(year - back, month, date);
    if (day && day.fromDay <= today) return day;
  }
  return null;
}

const isYear = (year: number): boolean => year >= 1970 && year < 2200;

function readYear(text: string): DaySpan | null {
  return /^\d{4}$/.test(text) && isYear(Number(text)) ? wholeMonths(Number(text), 0, 12) : null;
}

/** "2025-03-08", "20250308", "2025/3/8" or "2025-03". */
function readIso(text: string): DaySpan | null {
  const apart = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const found = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(apart);
  if (!found) return null;
  const [year, month] = [Number(found[1]), Number(found[3]) - 1];
  if (!isYear(year) || month < 0 || month > 11) return null;
  return found[4] === undefined ? wholeMonths(year, month) : dayOf(year, month, Number(found[4]));
}

/** "8/3/2025" or "8.3." in the order of the person's own writing; in the other where that is no date. */
function readFigures(text: string, { today, names }: DateContext): DaySpan | null {
  const found = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const read = (date: number, month: number): DaySpan | null => {
    if (month < 1 || month > 12) return null;
    if (found[4] === undefined) return latestDay(month - 1, date, today);
    const year = Number(found[4]) + (found[4].length === 2 ? 2000 : 0);
    return isYear(year) ? dayOf(year, month - 1, date) : null;
  };
  const [own, other] = [read(first, second), read(second, first)];
  return names.isDayFirst ? (own ?? other) : (other ?? own);
}

/** "8 March 2025", "March 8", "March 2025", "March". */
function readNamed(text: string, { today, names }: DateContext): DaySpan | null {
  const words = text.split(' ').filter((word) => word !== 'of' && word !== 'de');
  const month = words.map((word) => names.months.get(word)).find((found) => found !== undefined);
  if (month === undefined) return null;
  const figures = words.filter((word) => !names.months.has(word));
  if (words.length - figures.length !== 1 || !figures.every((word) => /^(\d{1,2}|\d{4})$/.test(word))) return null;
  const years = figures.filter((word) => word.length === 4).map(Number);
  const dates = figures.filter((word) => word.length < 4).map(Number);
  const [[year], [date]] = [years, dates];
  if (years.length > 1 || dates.length > 1 || (year !== undefined && !isYear(year))) return null;
  if (date !== undefined) return year === undefined ? latestDay(month, date, today) : dayOf(year, month, date);
  if (year !== undefined) return wholeMonths(year, month);
  const thisYear = new Date(today).getUTCFullYear();
  return wholeMonths(Date.UTC(thisYear, month, 1) <= today ? thisYear : thisYear - 1, month);
}

/** "Monday" is the latest one, and may be today; "last Monday" is before today. */
function readWeekday(text: string, { today, names }: DateContext): DaySpan | null {
  const [, last, name = ''] = /^(last )?(\S+)$/.exec(text) ?? [];
  const weekday = names.weekdays.get(name);
  if (weekday === undefined) return null;
  const back = (weekdayFromMonday(today) - weekday + 7) % 7;
  return oneDay(today - (last && back === 0 ? 7 : back) * DAY_MS);
}
