import type { RecordKind } from '../../core/history';
import { createReadingDeriver } from './derive-readings';
import { createDictionary, type Dictionary } from './dictionary';
import { createRecordKeeper } from './keep-records';
import { AHEAD_MARK } from './marks';
import { decodeRecord } from './read-records';
import { RECORD_KINDS, type Row } from './record-tables';
import { type Database, inTransaction, openDatabase, type SqlValue, type Statement } from './sqlite';

/** Small tables that are taken over as they are. What was covered and the memos are not: what is lost is asked for again. */
const COPIED_TABLES = ['owner', 'device', 'device_version', 'rejected', 'unknown'];
/** Records read in one go. */
const ROWS = 2000;
/** A stretch this short that cannot be read is given up (ms); a damaged page holds some hours of readings. */
const GIVEN_UP_MS = 24 * 3_600_000;
/** So many stretches given up or cut in two mean that a whole table is gone. */
const MOST_FAILURES = 20_000;
const ALL_TIMES = { fromAt: -8.64e15, toAt: 8.64e15 + 1 };

type Place = { readonly database: Database; readonly dictionary: Dictionary };

/** Keeps in a new archive what can be read of a damaged one, and resolves to how many records that was. */
export async function salvageInto(database: Database, dictionary: Dictionary, damagedPath: string): Promise<number> {
  const damaged = await openDatabase(damagedPath, { readOnly: true, defensive: false }).catch(() => null);
  if (!damaged) return 0;
  try {
    attempt(() => damaged.exec('PRAGMA writable_schema = ON')); // a file that was cut off can then be read, too
    for (const table of COPIED_TABLES) copyTable(database, damaged, table);
    const words = attempt(() => createDictionary(damaged));
    if (!words) return 0;
    const from = { database: damaged, dictionary: words };
    return RECORD_KINDS.reduce((sum, kind) => sum + salvageKind({ database, dictionary }, from, kind), 0);
  } finally {
    attempt(() => damaged.close());
  }
}

const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

function copyTable(database: Database, damaged: Database, table: string): void {
  const rows = attempt(() => damaged.prepare(`SELECT * FROM ${table}`).all() as Row[]) ?? [];
  inTransaction(database, () => {
    for (const row of rows) {
      const places = Object.keys(row).map(() => '?');
      database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${places.join()})`).run(...Object.values(row));
    }
  });
}

function salvageKind({ database, dictionary }: Place, from: Place, kind: RecordKind): number {
  const read = attempt(() =>
    from.database.prepare(
      `SELECT * FROM ${kind} WHERE system_at >= ? AND system_at < ? ORDER BY system_at LIMIT ${ROWS}`,
    ),
  );
  if (!read) return 0;
  const keep = createRecordKeeper(database, kind, dictionary);
  const derive = createReadingDeriver(database, dictionary);
  let kept = 0;
  for (const rows of readAround(read)) {
    inTransaction(database, () => {
      const touched = rows.flatMap((row) => {
        const record = decodeRecord(kind, row, from.dictionary);
        if (!record) return [];
        const isAhead = Number(row.marks) & AHEAD_MARK;
        const fetchedAt = isAhead ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
        const done = keep([record], { owner: Number(row.owner), hasOtherOwners: false, fetchedAt }).touched;
        kept += done.length > 0 ? 1 : 0;
        return done;
      });
      if (kind === 'egv') derive(touched);
    });
  }
  return kept;
}

/** Everything that can be read, in stretches of time: one that fails is cut in two until the damage is found. */
function* readAround(read: Statement): Generator<Row[]> {
  const stretches = [ALL_TIMES];
  let failures = 0;
  for (let next = stretches.pop(); next && failures < MOST_FAILURES; next = stretches.pop()) {
    const { fromAt, toAt } = next;
    const rows = attempt(() => read.all(fromAt, toAt) as Row[]);
    if (rows) {
      yield rows;
      const lastAt = timeOf(rows.at(-1)?.system_at);
      if (rows.length === ROWS && lastAt !== null) stretches.push({ fromAt: Math.max(lastAt, fromAt + 1), toAt });
    } else {
      failures++;
      const middle = Math.floor((fromAt + toAt) / 2);
      if (toAt - fromAt > GIVEN_UP_MS) stretches.push({ fromAt: middle, toAt }, { fromAt, toAt: middle });
    }
  }
}

const timeOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
