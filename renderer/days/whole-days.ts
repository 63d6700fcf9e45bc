import type { TimeRange } from '../../core/contract';
import { dayOf, type Ends, instantOf, type OffsetAt, PERIOD_MS, type Period, rangeOfPeriod } from '../../core/period';

const DAY_MS = 24 * 3_600_000;

/** A period as whole days of the person's clock, from midnight to midnight; the last one may be still going on. */
export function wholeDays(period: Period, ends: Ends, now: number, offsetAt: OffsetAt): TimeRange {
  const range = rangeOfPeriod(period, ends, now, offsetAt);
  const lastDay = dayOf(range.toAt - 1, offsetAt);
  const firstDay =
    period.kind === 'last'
      ? lastDay - (Math.max(1, Math.round(PERIOD_MS[period.length] / DAY_MS)) - 1) * DAY_MS
      : dayOf(range.fromAt, offsetAt);
  const whole = { fromAt: instantOf(firstDay, offsetAt), toAt: instantOf(lastDay + DAY_MS, offsetAt) };
  if (period.kind === 'last') return whole;
  // Where clocks make no sense, the midnights do not either: nothing of what was asked for is left out for that.
  return { fromAt: Math.min(whole.fromAt, range.fromAt), toAt: Math.max(whole.toAt, range.toAt) };
}
