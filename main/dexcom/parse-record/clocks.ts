import { isNever, parseRecordTime, type RecordTime } from '../parse-time';

const MINUTE_MS = 60_000;
/** Digits finer than a millisecond, which no column holds. */
const FINER = /[.,]\d{3}\d*[1-9]/;

/** An instant (epoch ms), null where there is none or it says "never"; `said` is its text where the instant says all of it. */
export type Instant = { readonly at: number | null; readonly said: unknown };

/** Reads the time of something beside a record; `offsetMinutes` is what a column says of its offset. */
export function readInstant(text: unknown, offsetMinutes: number | null = null): Instant {
  const time = parseRecordTime(text);
  if (time === null) return { at: null, said: undefined };
  if (isNever(time.at)) return { at: null, said: time.at === 0 ? text : undefined };
  return { at: time.at, said: isSaidBy(text, time, offsetMinutes) ? text : undefined };
}

/** Whether a time is said by its instant: its offset is 0, not written, or the one in its own column. */
export function isSaidBy(text: unknown, { offsetMinutes }: RecordTime, offsetInColumn: number | null): boolean {
  const isOffsetSaid = offsetMinutes === null || offsetMinutes === 0 || offsetMinutes === offsetInColumn;
  return isOffsetSaid && !FINER.test(String(text));
}

/** The text of a device's own clock where that showed what instant and offset say: no drift, no wrong date. */
export function saidOfDisplay(
  text: unknown,
  systemAt: number | null,
  offsetMinutes: number | null,
  display: RecordTime | null = parseRecordTime(text),
): unknown {
  if (display === null || systemAt === null || offsetMinutes === null || FINER.test(String(text))) return undefined;
  const isOffsetSaid = display.offsetMinutes === null || display.offsetMinutes === offsetMinutes;
  const shownAt = display.at + (display.offsetMinutes ?? 0) * MINUTE_MS;
  return isOffsetSaid && shownAt === systemAt + offsetMinutes * MINUTE_MS ? text : undefined;
}
