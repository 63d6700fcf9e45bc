import { NO_OFFSET } from '../../core/history';

const MINUTE_MS = 60_000;

/** A UTC offset (minutes) as a column holds it, null where it is not known. */
export const knownOffset = (minutes: number | undefined): number | null =>
  minutes === undefined || minutes === NO_OFFSET ? null : minutes;

/** The UTC offset (minutes) of this computer at a time. */
export const computerOffset = (at: number): number => -new Date(at).getTimezoneOffset();

/** The UTC offset (minutes) to show a time in: the person's own, this computer's where that is not known. */
export const shownOffset = (at: number, minutes: number | undefined): number =>
  knownOffset(minutes) ?? computerOffset(at);

/** An offset in words, such as "UTC−5:00". */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}

/** Says so where times are on a clock (minutes from UTC) that is not this computer's; empty where they are on this. */
export const describePhoneClock = (at: number, minutes: number): string =>
  minutes === computerOffset(at) ? '' : `Times as on your phone, ${formatOffset(minutes)}.`;

/** A time moved so that, read as UTC, it shows what the clock at that offset showed. */
export const asLocal = (at: number, offsetMinutes: number): number => at + offsetMinutes * MINUTE_MS;
