import type { ReadingColumns, TimeRange } from '../../core/contract';
import type { Newest, Reading } from '../../core/glance';
import { glucoseFromCode } from '../../core/glucose';
import { type Interval, mergeIntervals } from '../../core/intervals';
import { parseTrend } from '../../core/trend';
import type { Egv } from '../dexcom/parse-egv';
import { type Database, inTransaction } from './sqlite';

/** What an archive holds in short; times are epoch ms. */
export type ArchiveSummary = {
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
};

/** A person's history on disk. Asynchronous by contract, so that it can move off the main thread without its users knowing. */
export type Archive = {
  /** Keeps a fetched window: its EGVs and that it was covered, in one transaction. Resolves to whether anything changed. */
  putWindow(window: Interval, egvs: readonly Egv[]): Promise<boolean>;
  /** The newest two readings with a value at or before `atMost` (epoch ms). */
  newest(atMost: number): Promise<Newest>;
  readings(range: TimeRange): Promise<ReadingColumns>;
  summary(): Promise<ArchiveSummary>;
  covered(): Promise<Interval[]>;
  userId(): Promise<string | null>;
  setUserId(userId: string): Promise<void>;
  close(): Promise<void>;
};

/** A reading this far ahead of the clock comes from a device with a wrong one and is not the newest. */
export const AHEAD_MS = 5 * 60_000;
/** Readings closer than this are copies of one by another device, not a change. */
const COPY_WITHIN_MS = 120_000;

/** The archive over an open, migrated database. */
export function createArchive(database: Database): Archive {
  const sql = prepare(database);
  const newest = prepareNewest(database);
  const setMeta = (key: string, value: string) => void sql.setMeta.run(key, value);
  return {
    putWindow: async (window, egvs) =>
      inTransaction(database, () => {
        const changed = egvs.reduce((sum, egv) => sum + putEgv(sql, egv), 0);
        addCovered(sql, window);
        return changed > 0;
      }),
    newest: async (atMost) => newest(atMost),
    readings: async ({ fromAt, toAt }) => columnsOf(sql.range.all(fromAt, toAt)),
    summary: async () => sql.summary.get() as ArchiveSummary,
    covered: async () => sql.covered.all() as Interval[],
    userId: async () => (sql.getMeta.get('userId') as { value: string } | undefined)?.value ?? null,
    setUserId: async (userId) => setMeta('userId', userId),
    close: async () => database.close(),
  };
}

/** The question for the newest two readings at or before a time (epoch ms), alone: the first glance asks nothing else. */
export function prepareNewest(database: Database): (atMost: number) => Newest {
  const newest = database.prepare(
    `SELECT record_id AS recordId, system_at AS at, offset_minutes AS offsetMinutes, code, trend, trend_rate AS trendRate
     FROM egv WHERE system_at <= ? AND code IS NOT NULL ORDER BY system_at DESC LIMIT 1`,
  );
  return (atMost) => {
    const reading = readingOf(newest.get(atMost));
    return { reading, previous: reading && readingOf(newest.get(reading.at - COPY_WITHIN_MS)) };
  };
}

type Sql = ReturnType<typeof prepare>;

function prepare(database: Database) {
  return {
    put: database.prepare(
      `INSERT INTO egv VALUES (?,?,?,?,?,?,?,?,?,?,?)
       ON CONFLICT (record_id) DO UPDATE SET system_at = excluded.system_at, offset_minutes = excluded.offset_minutes,
         code = excluded.code, status = excluded.status, trend = excluded.trend, trend_rate = excluded.trend_rate,
         transmitter_id = excluded.transmitter_id, transmitter_ticks = excluded.transmitter_ticks,
         display_device = excluded.display_device, extra = excluded.extra
       WHERE (system_at, offset_minutes, code, status, trend, trend_rate, transmitter_id, transmitter_ticks, display_device, extra)
         IS NOT (excluded.system_at, excluded.offset_minutes, excluded.code, excluded.status, excluded.trend,
           excluded.trend_rate, excluded.transmitter_id, excluded.transmitter_ticks, excluded.display_device, excluded.extra)`,
    ),
    range: database.prepare(
      `SELECT system_at AS at, code, offset_minutes AS offsetMinutes
       FROM egv WHERE system_at >= ? AND system_at < ? AND code IS NOT NULL ORDER BY system_at`,
    ),
    summary: database.prepare('SELECT count(*) AS count, min(system_at) AS firstAt, max(system_at) AS lastAt FROM egv'),
    covered: database.prepare('SELECT from_at AS fromAt, to_at AS toAt FROM covered ORDER BY from_at'),
    clearCovered: database.prepare('DELETE FROM covered'),
    addCovered: database.prepare('INSERT INTO covered VALUES (?, ?)'),
    getMeta: database.prepare('SELECT value FROM meta WHERE key = ?'),
    setMeta: database.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'),
  };
}

function putEgv(sql: Sql, egv: Egv): number {
  const { changes } = sql.put.run(
    egv.recordId,
    egv.systemAt,
    egv.offsetMinutes,
    egv.code,
    egv.status,
    egv.trend,
    egv.trendRate,
    egv.transmitterId,
    egv.transmitterTicks,
    egv.displayDevice,
    egv.extra,
  );
  return Number(changes);
}

function addCovered(sql: Sql, window: Interval): void {
  const merged = mergeIntervals([...(sql.covered.all() as Interval[]), window]);
  sql.clearCovered.run();
  for (const { fromAt, toAt } of merged) sql.addCovered.run(fromAt, toAt);
}

type NewestRow = Omit<Reading, 'glucose' | 'trend'> & { code: number; trend: string | null };

function readingOf(row: unknown): Reading | null {
  if (!row) return null;
  const { code, trend, ...rest } = row as NewestRow;
  return { ...rest, glucose: glucoseFromCode(code), trend: parseTrend(trend) };
}

type RangeRow = { at: number; code: number; offsetMinutes: number | null };

function columnsOf(rows: readonly unknown[]): ReadingColumns {
  const at = new Float64Array(rows.length);
  const mgDl = new Int16Array(rows.length);
  const offsetMinutes = new Int16Array(rows.length);
  (rows as readonly RangeRow[]).forEach((row, i) => {
    at[i] = row.at;
    mgDl[i] = row.code;
    offsetMinutes[i] = row.offsetMinutes ?? 0;
  });
  return { at, mgDl, offsetMinutes };
}
