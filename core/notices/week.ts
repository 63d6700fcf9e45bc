const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * A span of hours on some days of the week. `days` (0 is Sunday) are those on which it begins; an end at or before the
 * start (minutes after midnight) is on the next day, so that equal ones are a whole day.
 */
export type Hours = {
  readonly days: readonly number[];
  readonly startMinutes: number;
  readonly endMinutes: number;
};

/** When something is in force: at all times, or within any of some spans (of none: never). */
export type Schedule = 'always' | readonly Hours[];

export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Whether an instant lies in a schedule by the clock that was lived on: an hour that a change of clocks repeats is in
 * it twice, one that it skips never comes.
 * @param at epoch ms
 * @param offsetMinutes that clock's UTC offset then
 */
export function isScheduled(schedule: Schedule, at: number, offsetMinutes: number): boolean {
  if (schedule === 'always') return true;
  const localMinutes = Math.floor(at / MINUTE_MS) + offsetMinutes;
  const day = new Date(localMinutes * MINUTE_MS).getUTCDay();
  const minute = ((localMinutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return schedule.some((hours) => isWithin(hours, day, minute));
}

function isWithin({ days, startMinutes, endMinutes }: Hours, day: number, minute: number): boolean {
  const beginsToday = days.includes(day);
  if (startMinutes < endMinutes) return beginsToday && minute >= startMinutes && minute < endMinutes;
  return (beginsToday && minute >= startMinutes) || (days.includes((day + 6) % 7) && minute < endMinutes);
}
