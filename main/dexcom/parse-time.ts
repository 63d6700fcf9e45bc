/** A time as a record gives it: the instant (epoch ms UTC) and the UTC offset written with it, if any was. */
export type RecordTime = { readonly at: number; readonly offsetMinutes: number | null };

const MINUTE_MS = 60_000;
const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const CLOCK = String.raw`(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{0,9}))?)?)?)?`;
const ZONE = String.raw`(Z|z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?`;
const PATTERN = new RegExp(`^${DATE}(?:[T ]${CLOCK})?${ZONE}$`);

/**
 * Reads a Dexcom time in every shape seen in production; without an offset it is UTC, never this computer's zone.
 * @returns null where the text is no time
 * Source: field reports of missing seconds, 1 to 9 fraction digits, a space for the T and offsets with seconds.
 */
export function parseRecordTime(text: unknown): RecordTime | null {
  if (typeof text !== 'string') return null;
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction, zone] = match;
  const local = utcOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (local === null) return null;
  const offsetMinutes = zone === undefined ? null : parseOffset(zone);
  if (offsetMinutes === undefined) return null;
  const at = local + millisecondsOf(fraction) - (offsetMinutes ?? 0) * MINUTE_MS;
  return { at, offsetMinutes };
}

/** The end of 1970. Some apps write "never" as the first instant of 1970, and no sensor is as old as that. */
const NEVER_BEFORE_AT = Date.UTC(1971, 0);

/** Reads a time at which something was; null also where the time says "never". */
export function parseInstant(text: unknown): number | null {
  const time = parseRecordTime(text);
  return time === null || isNever(time.at) ? null : time.at;
}

/** Whether a time (epoch ms) stands for "never". */
export const isNever = (at: number): boolean => at < NEVER_BEFORE_AT;

function utcOf(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999: "0001-01-01", another way of writing "never", is no time.
  if (year < 100 || month < 1 || month > 12 || day < 1) return null;
  if (day > 28 && day > lastDayOf(year, month)) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const millisecondsOf = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));

/** Offset in minutes, seconds rounded to the minute; undefined where it is none. */
function parseOffset(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replaceAll(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2, 4) || 0);
  const seconds = Number(digits.slice(4, 6) || 0);
  if (hours > 14 || minutes > 59 || seconds > 59) return undefined;
  const total = hours * 60 + minutes + Math.round(seconds / 60);
  return zone.startsWith('-') ? -total || 0 : total;
}

const STEP_MINUTES = 15;
const LEAST_OFFSET_MINUTES = -12 * 60;
const GREATEST_OFFSET_MINUTES = 14 * 60;

/**
 * The person's UTC offset at a record: the one written on displayTime, else the difference of the two clocks in
 * 15-minute steps (so that Nepal and Chatham come out right); what is left is the drift of the device's clock.
 * @returns minutes, or null where it cannot be an offset (a device with a wrong date)
 */
export function deriveOffset(system: RecordTime, display: RecordTime | null): number | null {
  if (!display) return null;
  const minutes = (display.at - system.at) / MINUTE_MS;
  const offset = display.offsetMinutes ?? (Math.round(minutes / STEP_MINUTES) * STEP_MINUTES || 0);
  return offset >= LEAST_OFFSET_MINUTES && offset <= GREATEST_OFFSET_MINUTES ? offset : null;
}

/** A time as the API's queries want it: UTC, whole seconds, no offset. */
export const formatQueryTime = (at: number): string => new Date(at).toISOString().slice(0, 19);
