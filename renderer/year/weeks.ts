import { weekdayFromMonday } from '../../core/period';
import { formatOf } from '../chart/format-span';
import { DAY_MS } from './derive-years';

/** How a year lies in weeks: its first and last day, the Monday it begins with, and how many there are. */
export function weeksOf(year: number) {
  const [first, last] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
  const firstMonday = first - weekdayFromMonday(first) * DAY_MS;
  return { first, last, firstMonday, weeks: Math.floor((last - firstMonday) / (7 * DAY_MS)) + 1 };
}

/** How many weeks begin in each month; the first week is of January. */
export function monthSpans(year: number, firstMonday: number, weeks: number) {
  const months = Array.from({ length: weeks }, (_, week) => {
    const monday = new Date(firstMonday + week * 7 * DAY_MS);
    return monday.getUTCFullYear() < year ? 0 : monday.getUTCMonth();
  });
  return [...new Set(months)].map((month) => ({ month, span: months.filter((one) => one === month).length }));
}

/** The short name of a month. */
export const nameMonth = (month: number, locale: string): string => formatOf(locale, SHORT_MONTH).format(month);

const SHORT_MONTH = { month: 'short' } as const;
