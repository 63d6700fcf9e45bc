import type { ReadingColumns } from '../../core/contract';
import { NO_OFFSET } from '../../core/history';
import { createWorld } from '../../simulator/world';

const DAY_MS = 86_400_000;

/** So many days of a person whose glucose goes up and down a lot; what a second device has of it the archive counts once. */
export function liveReadings(now: number, days: number): ReadingColumns {
  const person = createWorld({ createdAt: now, historyDays: days + 1 }).people.find(({ id }) => id === 'variable');
  const egvs = person?.egvs(now - days * DAY_MS, now).filter(({ device }) => device.displayDevice !== 'receiver') ?? [];
  return {
    at: Float64Array.from(egvs, ({ at }) => at),
    mgDl: Int16Array.from(egvs, ({ mgDl }) => mgDl),
    offsetMinutes: Int16Array.from(egvs, ({ offsetMinutes }) => offsetMinutes ?? NO_OFFSET),
  };
}
