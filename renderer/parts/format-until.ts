import { formatClock } from '../../core/words';

const DAY_MS = 24 * 3_600_000;

/** When something ends, on the clock of this computer: "14:30", with its day where that is another one. */
export function formatUntil(untilAt: number, now: number, locale: string): string {
  const clock = formatClock(untilAt, locale);
  const day = (at: number): string =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short' }).format(at);
  return untilAt - now < DAY_MS && day(untilAt) === day(now) ? clock : `${clock}, ${day(untilAt)}`;
}
