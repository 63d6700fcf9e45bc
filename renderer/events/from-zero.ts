import type { TimeRange } from '../../core/contract';
import { formatAge } from '../../core/words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long before or after an entry, such as "1 h 10 min after". */
export const formatFromZero = (ms: number): string =>
  Math.abs(ms) < MINUTE_MS ? 'at the time' : `${formatAge(Math.abs(ms))} ${ms < 0 ? 'before' : 'after'}`;

/** The same on an axis: "−1 h", "0", "+2 h". */
export const formatTick = (ms: number): string => (ms === 0 ? '0' : `${ms < 0 ? '−' : '+'}${formatAge(Math.abs(ms))}`);

/** Full hours from a time on, before and after it, every second one where there is little room. */
export function hourTicks({ fromAt, toAt }: TimeRange, zeroAt: number, most: number): number[] {
  const stepMs = (toAt - fromAt) / HOUR_MS < most ? HOUR_MS : 2 * HOUR_MS;
  const ticks: number[] = [];
  for (let at = zeroAt + Math.ceil((fromAt - zeroAt) / stepMs) * stepMs; at <= toAt; at += stepMs) ticks.push(at);
  return ticks;
}
