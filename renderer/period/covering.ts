import type { TimeRange } from '../../core/contract';
import { expectedIn, type OffsetAt } from '../../core/period';
import type { Coverage } from '../../core/statistics/sufficiency';
import { formatClock } from '../../core/words';
import { DATE_WITH_YEAR, formatOf, formatSpan } from '../chart/format-span';
import { asLocal } from '../chart/offset';

const READING_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** What is shown: its times, how many readings are in it, and the newest reading of all. */
export type Covering = { readonly range: TimeRange; readonly count: number; readonly lastAt: number | null };

/** What a view covers, such as "14 days, 1 to 14 Nov, 96 % of readings". */
export function describeCovering({ range, count, lastAt }: Covering, locale: string, offsetAt: OffsetAt): string {
  const share = formatShare(count, expectedIn(range, lastAt));
  return `${describeTimes(range, locale, offsetAt)}, ${share} of readings`;
}

/** The times alone, such as "14 days, 1 to 14 Nov 2024". */
export const describeTimes = (range: TimeRange, locale: string, offsetAt: OffsetAt): string =>
  `${formatLength(range.toAt - range.fromAt)}, ${formatDates(range, locale, offsetAt)}`;

/** A length in the largest unit that says it well: "5 minutes", "3 hours", "14 days", "10 years". */
export function formatLength(ms: number): string {
  const [unit, size] =
    ms < 2 * HOUR_MS
      ? (['minute', HOUR_MS / 60] as const)
      : ms < 2 * DAY_MS
        ? (['hour', HOUR_MS] as const)
        : ms < 2 * YEAR_MS - DAY_MS
          ? (['day', DAY_MS] as const)
          : (['year', YEAR_MS] as const);
  const exact = ms / size;
  const shown = unit === 'minute' || unit === 'day' ? Math.round(exact) : Math.round(exact * 10) / 10;
  return `${shown} ${unit}${shown === 1 ? '' : 's'}`;
}

/** The length of what was chosen, where whole days say that the last of them goes on: "14 days, the last until 09:05". */
export function formatLengthSoFar(
  { fromAt, toAt }: TimeRange,
  reportedToAt: number,
  locale: string,
  offsetAt: OffsetAt,
): string {
  if (reportedToAt > toAt - 2 * READING_MS) return formatLength(toAt - fromAt);
  if (![fromAt, toAt].every((at) => isMidnight(at, offsetAt))) return formatLength(reportedToAt - fromAt);
  const until = formatClock(reportedToAt - 1, locale, offsetAt(reportedToAt - 1));
  const days = Math.round((toAt - fromAt) / DAY_MS);
  return days === 1 ? `1 day until ${until}` : `${days} days, the last until ${until}`;
}

const isMidnight = (at: number, offsetAt: OffsetAt): boolean => asLocal(at, offsetAt(at)) % DAY_MS === 0;

/** The days of a range on the person's clock, with the time of day where it is short. */
export function formatDates({ fromAt, toAt }: TimeRange, locale: string, offsetAt: OffsetAt): string {
  const lastAt = toAt - 1;
  if (toAt - fromAt < 2 * DAY_MS && !(isMidnight(fromAt, offsetAt) && isMidnight(toAt, offsetAt)))
    return formatSpan(fromAt, toAt, locale, offsetAt(lastAt));
  const format = formatOf(locale, DATE_WITH_YEAR);
  return format
    .formatRange(asLocal(fromAt, offsetAt(fromAt)), asLocal(lastAt, offsetAt(lastAt)))
    .replace(/\s*[–-]\s*/, ' to ');
}

/** How much of what could be has readings, of a window or of a day. */
export const formatCoverage = ({ readings, expected }: Pick<Coverage, 'readings' | 'expected'>): string =>
  formatShare(readings, Math.max(readings, Math.round(expected)));

/** A share of readings in whole percent that have come, as where they are too few; only none are 0 %. */
export function formatShare(count: number, expected: number): string {
  if (count === 0) return '0 %';
  const percent = (100 * count) / Math.max(1, expected);
  if (percent < 1) return 'under 1 %';
  return `${Math.min(100, Math.floor(percent))} %`;
}
