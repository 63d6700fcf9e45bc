import { CHANGE_REACH_MS } from '../../core/copies';
import { NO_OFFSET } from '../../core/history';
import { type Interval, mergeIntervals } from '../../core/intervals';
import { createOddCounter } from './count-odd';
import type { Dictionary } from './dictionary';
import { jsonColumn, readJsonColumns } from './json-columns';
import { createCopyMarker } from './mark-copies';
import type { Touched } from './marks';
import { type Database, inTransaction } from './sqlite';
import { createDaySummer } from './sum-days';
import { createHourSummer } from './sum-hours';

/** Brings what is computed of readings up to date where some changed: which are copies, the sums of hours and days, and what is odd. */
export type ReadingDeriver = (touched: readonly Touched[]) => void;

/** Raised when the rules of copies or sums change: then all of it is computed anew when an archive is opened. */
const DERIVED = { memo: 'derived-version', version: '5' } as const;
/** The same of what is computed of those: days, and what is odd. */
const DAYS = { memo: 'days-version', version: '1' } as const;
/** How much is computed in one go when all of it is (ms). */
const STRETCH_MS = 30 * 24 * 3_600_000;

/** Prepares to derive; to be called in the transaction that changed the readings. */
export function createReadingDeriver(database: Database, dictionary: Dictionary): ReadingDeriver {
  const markCopies = createCopyMarker(database, dictionary);
  const sumHours = createHourSummer(database);
  const sumDays = createDayDeriver(database);
  return (touched) => {
    if (touched.length === 0) return;
    const marked = mergeIntervals(touched.map(spanAround)).flatMap(markCopies);
    const all = [...touched, ...marked];
    sumHours(all);
    sumDays(all);
  };
}

function createDayDeriver(database: Database): ReadingDeriver {
  const [sumDays, countOdd] = [createDaySummer(database), createOddCounter(database)];
  return (touched) => {
    sumDays(touched);
    countOdd(touched);
  };
}

const spanAround = ({ at }: Touched): Interval => ({ fromAt: at - CHANGE_REACH_MS, toAt: at + CHANGE_REACH_MS + 1 });

/** Computes anew what the file was last written under other rules of, or was migrated to. */
export function deriveAll(database: Database, dictionary: Dictionary): void {
  const isAsNow = ({ memo, version }: typeof DERIVED | typeof DAYS): boolean =>
    database.prepare('SELECT 1 FROM memo WHERE name = ? AND text = ?').get(memo, version) !== undefined;
  if (isAsNow(DERIVED) && isAsNow(DAYS)) return;
  inTransaction(database, () => {
    const derive = isAsNow(DERIVED) ? createDayDeriver(database) : createReadingDeriver(database, dictionary);
    database.exec(`DELETE FROM day; DELETE FROM odd; ${isAsNow(DERIVED) ? '' : 'DELETE FROM hour'}`);
    for (const touched of stretchesOf(database)) derive(touched);
    const keep = database.prepare('INSERT OR REPLACE INTO memo VALUES (?, ?)');
    for (const { memo, version } of [DERIVED, DAYS]) keep.run(memo, version);
  });
}

function* stretchesOf(database: Database): Generator<Touched[]> {
  const next = database.prepare('SELECT min(system_at) AS at FROM egv WHERE system_at >= ?');
  const stretch = database.prepare(
    `SELECT ${jsonColumn('at', 'system_at')}, ${jsonColumn('offsetMinutes', `ifnull(offset_minutes, ${NO_OFFSET})`)}
     FROM egv WHERE system_at >= ? AND system_at < ?`,
  );
  for (let from: number | null = -8.64e15; ; ) {
    const { at } = next.get(from) as { at: number | null };
    if (at === null) return;
    const rows = readJsonColumns<Record<'at' | 'offsetMinutes', number[]>>(stretch.get(at, at + STRETCH_MS));
    yield rows.at.map((time, i) => ({ at: time, offsetMinutes: rows.offsetMinutes[i] ?? NO_OFFSET }));
    from = at + STRETCH_MS;
  }
}
