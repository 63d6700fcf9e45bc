import { NO_OFFSET } from '../../core/history';
import { NOMINAL_MS, PART_MS, PARTS, WHOLE_FROM_MS } from '../../core/statistics/readings';
import { SHOWN, type Touched } from './marks';
import type { Database } from './sqlite';

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The instant (epoch ms) at which the hour of a local clock began; where the offset is unknown the clock is UTC. */
export function hourStart({ at, offsetMinutes }: Touched): number {
  const aheadMs = offsetMinutes === NO_OFFSET ? 0 : offsetMinutes * MINUTE_MS;
  return Math.floor((at + aheadMs) / HOUR_MS) * HOUR_MS - aheadMs;
}

/** Writes the sums of the hours in which something changed. */
export type HourSummer = (touched: readonly Touched[]) => void;

/** The sums of a list of codes in mg/dL, ascending; a reading that counts for a part of one is one here. */
export function sumCodes(codes: readonly number[]) {
  let [sum, sumOfSquares] = [0, 0];
  for (const one of codes) {
    const code = Math.floor(one);
    sum += code;
    sumOfSquares += code * code;
  }
  const [least, greatest] = [codes[0] ?? 0, codes.at(-1) ?? 0].map(Math.floor);
  return { count: codes.length, sum, sumOfSquares, least: least ?? 0, greatest: greatest ?? 0 };
}

/**
 * In SQL: of an hour under one offset the codes of the readings between two instants, ascending, as JSON. A reading that
 * counts for less than one (`deriveWeights`) has the tenths it counts for behind its code: 120.2.
 */
export const CODES_OF = `SELECT json_group_array(iif(part < 1, code + part, code)) AS codes FROM (
  SELECT code, iif(apart >= ${WHOLE_FROM_MS}, 1, max(1, round(apart / ${PART_MS}.0)) / ${PARTS}) AS part FROM (
    SELECT system_at, code, coalesce(system_at - lag(system_at) OVER near, lead(system_at) OVER near - system_at, ${NOMINAL_MS})
      AS apart
    FROM egv WHERE system_at >= ? AND system_at < ? AND ifnull(offset_minutes, ${NO_OFFSET}) = ? AND ${SHOWN}
    WINDOW near AS (ORDER BY system_at, id))
  WHERE system_at >= ? AND system_at < ? ORDER BY code)`;

/** Prepares to sum hours; to be called in the transaction that changed the readings. */
export function createHourSummer(database: Database): HourSummer {
  const codesOf = database.prepare(CODES_OF);
  const put = database.prepare('INSERT OR REPLACE INTO hour VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM hour WHERE start_at = ? AND offset_minutes = ?');
  return (touched) => {
    for (const [offsetMinutes, starts] of hoursOf(touched)) {
      for (const start of starts) {
        const { codes } = codesOf.get(start, start + HOUR_MS, offsetMinutes, start, start + HOUR_MS) as {
          codes: string;
        };
        const { count, sum, sumOfSquares, least, greatest } = sumCodes(JSON.parse(codes));
        if (count === 0) remove.run(start, offsetMinutes);
        else put.run(start, offsetMinutes, count, sum, sumOfSquares, least, greatest, codes);
      }
    }
  };
}

function hoursOf(touched: readonly Touched[]): Map<number, Set<number>> {
  const hours = new Map<number, Set<number>>();
  for (const one of touched) {
    const starts = hours.get(one.offsetMinutes) ?? new Set();
    hours.set(one.offsetMinutes, starts.add(hourStart(one)));
  }
  return hours;
}
