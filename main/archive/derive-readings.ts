import { CHANGE_REACH_MS } from '../../core/copies';
import { NO_OFFSET } from '../../core/history';
import { type Interval, mergeIntervals } from '../../core/intervals';
import type { Dictionary } from './dictionary';
import { jsonColumn, readJsonColumns } from './json-columns';
import { createCopyMarker } from './mark-copies';
import type { Touched } from './marks';
import { type Database, inTransaction } from './sqlite';
import { createHourSummer } from './sum-hours';

/** Brings what is computed of readings up to date where some changed: which are copies, and the sums of hours. */
export type ReadingDeriver = (touched: readonly Touched[]) => void;

/** Raised when the rules of copies or sums change: then all of it is computed anew when an archive is opened. */
const DERIVED_VERSION = '4';
const DERIVED_MEMO = 'derived-version';
/** How much is computed in one go when all of it is (ms). */
const STRETCH_MS = 30 * 24 * 3_600_000;

/** Prepares to derive; to be called in the transaction that changed the readings. */
export function createReadingDeriver(database: Database, dictionary: Dictionary): ReadingDeriver {
  const markCopies = createCopyMarker(database, dictionary);
  const sumHours = createHourSummer(database);
  return (touched) => {
    if (touched.length === 0) return;
    const marked = mergeIntervals(touched.map(spanAround)).flatMap(markCopies);
    sumHours([...touched, ...marked]);
  };
}

const spanAround = ({ at }: Touched): Interval => ({ fromAt: at - CHANGE_REACH_MS, toAt: at + CHANGE_REACH_MS + 1 });

/** Computes everything anew where the file was last written under other rules, or migrated. */
export function deriveAll(database: Database, dictionary: Dictionary): void {
  const version = database.prepare(`SELECT text FROM memo WHERE name = '${DERIVED_MEMO}'`).get();
  if ((version as { text: string } | undefined)?.text === DERIVED_VERSION) return;
  inTransaction(database, () => {
    database.exec('DELETE FROM hour');
    const derive = createReadingDeriver(database, dictionary);
    for (const touched of stretchesOf(database)) derive(touched);
    database.exec(`INSERT OR REPLACE INTO memo VALUES ('${DERIVED_MEMO}', '${DERIVED_VERSION}')`);
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
