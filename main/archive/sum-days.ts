import { LOW_CODE } from '../../core/glucose';
import { HISTOGRAM_CODES, NO_OFFSET } from '../../core/history';
import { DAY_MS } from '../../core/statistics/clock';
import { PARTS } from '../../core/statistics/readings';
import { jsonColumn, readJsonColumns } from './json-columns';
import type { Touched } from './marks';
import type { Database } from './sqlite';
import { HOUR_MS, type sumCodes } from './sum-hours';

const MINUTE_MS = 60_000;

/** A day of the person's own clock, by its midnight written as if it were UTC; readings of an unknown offset have days of their own. */
export type DayName = { readonly localAt: number; readonly isKnown: boolean };

/** The day of a time; where the offset is unknown the clock is UTC. */
export function dayNameOf({ at, offsetMinutes }: Touched): DayName {
  const isKnown = offsetMinutes !== NO_OFFSET;
  return { localAt: Math.floor((at + (isKnown ? offsetMinutes * MINUTE_MS : 0)) / DAY_MS) * DAY_MS, isKnown };
}

/** A day as one number, that of days in a map. */
export const dayKey = ({ localAt, isKnown }: DayName): number => (isKnown ? localAt : localAt + 1);

/** The hours of a day in order; no clock is a day away from UTC. */
const HOURS_OF = `WITH asked (local_at, is_known) AS MATERIALIZED (SELECT ?, ?)
  SELECT ${jsonColumn('startAt', 'start_at')}, ${jsonColumn('offsetMinutes', 'offset_minutes')},
    '[' || ifnull(group_concat(codes), '') || ']' AS codes
  FROM (SELECT start_at, offset_minutes, codes FROM asked CROSS JOIN hour
    WHERE start_at >= local_at - ${DAY_MS} AND start_at < local_at + ${2 * DAY_MS}
      AND (offset_minutes <> ${NO_OFFSET}) = is_known
      AND start_at + iif(is_known, offset_minutes * ${MINUTE_MS}, 0) >= local_at
      AND start_at + iif(is_known, offset_minutes * ${MINUTE_MS}, 0) < local_at + ${DAY_MS}
    ORDER BY start_at, offset_minutes)`;

type Hours = Readonly<Record<'startAt' | 'offsetMinutes', readonly number[]>> & {
  readonly codes: readonly (readonly number[])[];
};

/** Writes the sums of the days in which something changed, from those of their hours. */
export type DaySummer = (touched: readonly Touched[]) => void;

/** Prepares to sum days; to be called in the transaction that changed the readings, once their hours are summed. */
export function createDaySummer(database: Database): DaySummer {
  const hoursOf = database.prepare(HOURS_OF);
  const put = database.prepare('INSERT OR REPLACE INTO day VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM day WHERE local_at = ? AND is_known = ?');
  return (touched) => {
    const days = new Map(touched.map(dayNameOf).map((day) => [dayKey(day), day]));
    for (const { localAt, isKnown } of days.values()) {
      const name = [localAt, Number(isKnown)] as const;
      const { startAt, offsetMinutes, codes } = readJsonColumns<Hours>(hoursOf.get(...name));
      const [firstAt, lastAt] = [startAt[0], startAt.at(-1)];
      if (firstAt === undefined || lastAt === undefined) {
        remove.run(...name);
        continue;
      }
      const { count, sum, sumOfSquares, least, greatest, counts, tenths } = sumDay(codes);
      const when = [firstAt, lastAt + HOUR_MS, offsetMinutes[0] ?? NO_OFFSET];
      put.run(...name, ...when, count, sum, sumOfSquares, least, greatest, tenths ? NO_COUNTS : counts);
    }
  };
}

/** Of a day that has readings in parts: its hours tell. */
const NO_COUNTS = new Uint8Array(0);

/** The sums of lists of codes in mg/dL. */
export type DaySums = ReturnType<typeof sumCodes> & {
  /** How many there are of each code from the least to the greatest: two bytes each, the lower one first. */
  readonly counts: Uint8Array;
  /** Beside those the tenths of readings of each code from 39 on, where some count for parts. */
  readonly tenths: Uint16Array | null;
};

/** Sums the hours of a day up; there is at least one reading. */
export function sumDay(hours: readonly (readonly number[])[]): DaySums {
  const histogram = new Uint16Array(HISTOGRAM_CODES);
  let tenths: Uint16Array | null = null;
  let [count, sum, sumOfSquares, least, greatest] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  for (const codes of hours)
    for (const one of codes) {
      const code = Math.floor(one);
      const part = code === one ? PARTS : Math.round((one - code) * PARTS);
      if (code !== one) tenths ??= new Uint16Array(HISTOGRAM_CODES);
      const counted = code === one || !tenths ? histogram : tenths;
      counted[code - LOW_CODE] = (counted[code - LOW_CODE] ?? 0) + (code === one ? 1 : part);
      count += part;
      sum += part * code;
      sumOfSquares += part * code * code;
      least = Math.min(least, code);
      greatest = Math.max(greatest, code);
    }
  const counts = new Uint8Array(histogram.slice(least - LOW_CODE, greatest - LOW_CODE + 1).buffer);
  const sums = { count: count / PARTS, sum: sum / PARTS, sumOfSquares: sumOfSquares / PARTS };
  return { ...sums, least, greatest, counts, tenths };
}
