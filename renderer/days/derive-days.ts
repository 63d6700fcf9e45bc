import type { TimeRange } from '../../core/contract';
import { type DayColumns, NO_OFFSET } from '../../core/history';
import { instantOf, type OffsetAt } from '../../core/period';
import { NOMINAL_MS } from '../../core/statistics/readings';
import type { Thresholds } from '../../core/zones';
import type { AskedDays } from './ask-days';
import { addCounts, type Counts, countDay, countLeftOut } from './count-day';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** A day of the person's clock as it was lived, with its numbers. */
export type Day = Counts & {
  /** Its midnight, written as if it were UTC. */
  readonly localAt: number;
  /** From midnight to midnight: 23, 24 or 25 hours, or as many as a journey made of them. */
  readonly range: TimeRange;
  /** By how many minutes the day is longer than 24 hours. */
  readonly extraMinutes: number;
  /** Whether there may be more readings of it to come. */
  readonly isOngoing: boolean;
};

/** The days that have readings, oldest first, by the bounds of a range. */
export function deriveDayList(asked: AskedDays, bounds: Thresholds, lastAt: number | null): readonly Day[] {
  const { days, leftOut, offsetAt } = asked;
  const left = countLeftOut(leftOut);
  return [...rowsByDay(days)].map(([localAt, rows]) => {
    const range = rangeOfDay(days, localAt, rows, offsetAt);
    const lengthMs = range.toAt - range.fromAt;
    return {
      ...addCounts(
        rows.map((row, i) =>
          i === 0
            ? countDay(days, row, bounds, lengthMs / NOMINAL_MS, left.get(localAt) ?? 0)
            : countDay(days, row, bounds, 0, 0),
        ),
      ),
      localAt,
      range,
      extraMinutes: (lengthMs - DAY_MS) / MINUTE_MS,
      isOngoing: lastAt !== null && lastAt >= range.fromAt && lastAt < range.toAt - 2 * NOMINAL_MS,
    };
  });
}

/** Longer than any change to summer time makes a day; a journey may. */
const LONGEST_USUAL_MS = 25 * 60 * MINUTE_MS;

/** The length that strips have room for: of the longest day, but for those that a journey made longer still. */
export function commonLengthOf(days: readonly Pick<Day, 'range'>[]): number {
  const lengths = days.map(({ range }) => range.toAt - range.fromAt).filter((ms) => ms <= LONGEST_USUAL_MS);
  return Math.max(DAY_MS, ...lengths);
}

/** The rows of each day, oldest first: readings whose offset is not known have a row beside the others. */
function rowsByDay({ localAt }: DayColumns): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const [row, day] of [...localAt].entries()) rows.set(day, [...(rows.get(day) ?? []), row]);
  return new Map([...rows].sort(([a], [b]) => a - b));
}

/** Where no offset of a day is known it is one of UTC, as in the archive. */
function rangeOfDay({ offsetMinutes }: DayColumns, localAt: number, rows: readonly number[], offsetAt: OffsetAt) {
  const isKnown = rows.some((row) => offsetMinutes[row] !== NO_OFFSET);
  if (!isKnown) return { fromAt: localAt, toAt: localAt + DAY_MS };
  return { fromAt: instantOf(localAt, offsetAt), toAt: instantOf(localAt + DAY_MS, offsetAt) };
}
