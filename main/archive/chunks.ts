import { setImmediate } from 'node:timers/promises';
import type { TimeRange } from '../../core/contract';
import type { Database, Statement } from './sqlite';

/** Cuts a range where so many rows are read; the last chunk reaches to the end. */
export type Chunks = (
  range: TimeRange,
  signal: AbortSignal | undefined,
  /** Where a chunk may end (epoch ms) that would end here; not earlier. */
  align?: (at: number) => number,
) => AsyncGenerator<TimeRange>;

/**
 * Prepares to go through a table in chunks of at most about `rows` rows, letting other work in between, so that a
 * question can be taken back: it then throws the signal's reason.
 */
export function createChunks(database: Database, table: string, timeColumn: string, rows: number): Chunks {
  const border = database.prepare(
    `SELECT ${timeColumn} AS at FROM ${table} WHERE ${timeColumn} >= ? AND ${timeColumn} < ?
     ORDER BY ${timeColumn} LIMIT 1 OFFSET ${rows}`,
  );
  return async function* chunks({ fromAt, toAt }, signal, align = (at) => at) {
    for (let at = fromAt; at < toAt; ) {
      signal?.throwIfAborted();
      const end = Math.min(toAt, align(nextBorder(border, at, toAt)));
      yield { fromAt: at, toAt: end };
      at = end;
      if (at < toAt) await setImmediate();
    }
  };
}

/** Rows of the same instant stay together, however many they are. */
function nextBorder(border: Statement, fromAt: number, toAt: number): number {
  const found = border.get(fromAt, toAt) as { at: number } | undefined;
  return found ? Math.max(found.at, fromAt + 1) : toAt;
}
