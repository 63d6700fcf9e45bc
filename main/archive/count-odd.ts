import { DAY_MS } from '../../core/statistics/clock';
import { AHEAD_MARK, COPY_MARK, type Touched } from './marks';
import type { Database } from './sqlite';

/** In SQL: what is odd among the records of a table. */
export const ODD_COUNTS = `count(*) FILTER (WHERE marks & ${COPY_MARK}) AS copies,
  count(*) FILTER (WHERE marks & ${AHEAD_MARK}) AS ahead, count(*) FILTER (WHERE offset_minutes IS NULL) AS without_offset`;

/** Counts what is odd among the readings of the days, of UTC, in which something changed. */
export type OddCounter = (touched: readonly Touched[]) => void;

/** Prepares to count; to be called in the transaction that changed the readings. */
export function createOddCounter(database: Database): OddCounter {
  const remove = database.prepare('DELETE FROM odd WHERE from_at = ?');
  const count = database.prepare(
    `INSERT INTO odd SELECT * FROM (SELECT ? AS from_at, ${ODD_COUNTS} FROM egv WHERE system_at >= ? AND system_at < ?)
     WHERE copies + ahead + without_offset > 0`,
  );
  return (touched) => {
    for (const fromAt of new Set(touched.map(({ at }) => Math.floor(at / DAY_MS) * DAY_MS))) {
      remove.run(fromAt);
      count.run(fromAt, fromAt, fromAt + DAY_MS);
    }
  };
}
