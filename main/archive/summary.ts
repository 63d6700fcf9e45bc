import type { RecordKind } from '../../core/history';
import type { ArchiveSummary } from './contract';
import { AHEAD_MARK, SHOWN } from './marks';
import { RECORD_KINDS } from './record-tables';
import type { Database } from './sqlite';

/** How many readings there are and over what time; from the hourly sums, so that ten years are a few milliseconds. */
export function prepareSummary(database: Database): () => ArchiveSummary {
  const firstOfEach = RECORD_KINDS.map((kind) => `SELECT min(system_at) AS at FROM ${kind}`).join(' UNION ALL ');
  const summary = database.prepare(
    `SELECT ifnull(sum(count), 0) AS count,
       (SELECT system_at FROM egv WHERE ${SHOWN} ORDER BY system_at LIMIT 1) AS firstAt,
       (SELECT system_at FROM egv WHERE ${SHOWN} ORDER BY system_at DESC LIMIT 1) AS lastAt,
       (SELECT min(at) FROM (${firstOfEach})) AS beginsAt FROM hour`,
  );
  return () => ({ ...(summary.get() as ArchiveSummary) });
}

/** When the newest record of each kind was. */
export function prepareNewestOfEach(database: Database) {
  const newest = RECORD_KINDS.map((kind) => {
    const sql = `SELECT system_at AS at FROM ${kind} WHERE marks & ${AHEAD_MARK} = 0 ORDER BY system_at DESC LIMIT 1`;
    return [kind, database.prepare(sql)] as const;
  });
  return () =>
    Object.fromEntries(
      newest.map(([kind, sql]) => [kind, (sql.get() as { at: number } | undefined)?.at ?? null]),
    ) as Record<RecordKind, number | null>;
}
