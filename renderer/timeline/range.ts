import type { TimeRange } from '../../core/contract';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** One sensor interval: nearer there is nothing more to see. */
export const LEAST_SPAN_MS = 5 * MINUTE_MS;

export const spanOf = ({ fromAt, toAt }: TimeRange): number => toAt - fromAt;

/** The widest that can be shown: everything, or a day where there is less. */
const mostSpan = (bounds: TimeRange): number => Math.max(DAY_MS, spanOf(bounds));

/** Keeps a range no longer than all there is and its middle inside that. */
export function clampRange({ fromAt, toAt }: TimeRange, bounds: TimeRange): TimeRange {
  const spanMs = Math.min(mostSpan(bounds), Math.max(LEAST_SPAN_MS, toAt - fromAt));
  const middle = Math.min(bounds.toAt, Math.max(bounds.fromAt, (fromAt + toAt) / 2));
  if (spanMs >= spanOf(bounds)) return { fromAt: bounds.toAt - spanMs, toAt: bounds.toAt };
  return { fromAt: middle - spanMs / 2, toAt: middle + spanMs / 2 };
}

/** Makes a range `factor` times as long around a time that stays where it is. */
export function zoomAt(range: TimeRange, at: number, factor: number, bounds: TimeRange): TimeRange {
  const spanMs = Math.min(mostSpan(bounds), Math.max(LEAST_SPAN_MS, spanOf(range) * factor));
  const fromAt = at - ((at - range.fromAt) / spanOf(range)) * spanMs;
  return clampRange({ fromAt, toAt: fromAt + spanMs }, bounds);
}

/** Moves a range. */
export const panBy = ({ fromAt, toAt }: TimeRange, byMs: number, bounds: TimeRange): TimeRange =>
  clampRange({ fromAt: fromAt + byMs, toAt: toAt + byMs }, bounds);

/** The same length around a time; nothing moves where the time is inside already. */
export function showTime(range: TimeRange, at: number, bounds: TimeRange): TimeRange {
  if (at >= range.fromAt && at <= range.toAt) return range;
  return panBy(range, at - (range.fromAt + range.toAt) / 2, bounds);
}
