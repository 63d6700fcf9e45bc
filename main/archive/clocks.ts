import { type ClockColumns, NO_OFFSET } from '../../core/history';
import { jsonColumn, readJsonColumns } from './json-columns';
import type { Database } from './sqlite';

/** From the hourly sums, each of which is of one offset. */
const CHANGES = `SELECT ${jsonColumn('at', 'start_at')}, ${jsonColumn('offsetMinutes', 'offset_minutes')} FROM (
  SELECT start_at, offset_minutes, lag(offset_minutes) OVER (ORDER BY start_at, offset_minutes) AS before
  FROM hour WHERE offset_minutes <> ${NO_OFFSET} ORDER BY start_at, offset_minutes)
  WHERE before IS NULL OR before <> offset_minutes`;

/** Prepares to read how the person's UTC offset changed. */
export function prepareClocks(database: Database): () => ClockColumns {
  const changes = database.prepare(CHANGES);
  return () => {
    const { at, offsetMinutes } = readJsonColumns<Readonly<Record<keyof ClockColumns, number[]>>>(changes.get());
    return { at: Float64Array.from(at), offsetMinutes: Int16Array.from(offsetMinutes) };
  };
}
