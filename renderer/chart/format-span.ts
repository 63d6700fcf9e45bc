import type { OffsetAt } from '../../core/period';
import { formatClock } from '../../core/words';
import { computerOffset } from './offset';

const MINUTE_MS = 60_000;

/** The day of a time on the person's own clock, such as "14 Nov" or "14 Nov 2024". */
export function formatDate(at: number, locale: string, offsetMinutes: number, year?: 'with-year'): string {
  return formatOf(locale, year ? DATE_WITH_YEAR : DATE).format(at + offsetMinutes * MINUTE_MS);
}

const DATE = { day: 'numeric', month: 'short' } as const;
export const DATE_WITH_YEAR = { ...DATE, year: 'numeric' } as const;

const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

/** A format without a zone of its own, made once for each of the constant `parts`: making one takes as long as a drawing. */
export function formatOf(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(parts) ?? new Map<string, Intl.DateTimeFormat>();
  const format = known.get(locale) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  formats.set(parts, known.set(locale, format));
  return format;
}

/** A whole date on this computer's clock, such as "14 Nov 2024": for what has no clock of its own. */
export const formatComputerDate = (at: number, locale: string): string =>
  formatDate(at, locale, computerOffset(at), 'with-year');

/** A day and a time on the person's own clock, such as "14 Nov, 09:05". */
export const formatDayAt = (at: number, locale: string, offsetMinutes: number, year?: 'with-year'): string =>
  `${formatDate(at, locale, offsetMinutes, year)}, ${formatClock(at, locale, offsetMinutes)}`;

/** A moment in full on the clock that is shown, such as "14 Nov 2024, 09:05". */
export const formatMoment = (at: number, locale: string, offsetAt: OffsetAt): string =>
  formatDayAt(at, locale, offsetAt(at), 'with-year');

/** A span such as "14 Nov, 02:58 to 05:58"; the second day is said where it is another. */
export function formatSpan(fromAt: number, toAt: number, locale: string, offsetMinutes: number): string {
  const isSameDay = formatDate(fromAt, locale, offsetMinutes) === formatDate(toAt, locale, offsetMinutes);
  const end = isSameDay ? formatClock(toAt, locale, offsetMinutes) : formatDayAt(toAt, locale, offsetMinutes);
  return `${formatDayAt(fromAt, locale, offsetMinutes)} to ${end}`;
}
