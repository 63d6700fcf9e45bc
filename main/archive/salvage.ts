import type { RecordKind } from '../../core/history';
import { archiveErrorOf } from './archive-failure';
import { createReadingDeriver } from './derive-readings';
import { createDictionary, type Dictionary } from './dictionary';
import { createRecordKeeper } from './keep-records';
import { AHEAD_MARK } from './marks';
import { EXCLUSIONS_MEMO } from './memos';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { decodeRecord } from './read-records';
import { RECORD_KINDS, type Row } from './record-tables';
import { type Database, inTransaction, openDatabase, type SqlValue } from './sqlite';

/** Small tables that are taken over as they are. What was covered and most memos are not: what is lost is asked for again. */
const COPIED_TABLES = ['owner', 'device', 'device_version', 'rejected', 'unknown'];
/** Records read in one go. */
const ROWS = 2000;
/** A stretch this short that cannot be read is given up (ms); a damaged page holds some hours of readings. */
const GIVEN_UP_MS = 24 * 3_600_000;
/** So many stretches given up or cut in two mean that a whole table is gone. */
const MOST_FAILURES = 20_000;
/** Of the first version: twenty years of readings, and as many at a time as are given up with one that cannot be read. */
const MOST_ROWS = 2_000_000;
const FEW_ROWS = 500;
/** From this version on records lie as they do now. */
const RECORDS_SINCE = 2;
const ALL_TIMES = { fromAt: -8.64e15, toAt: 8.64e15 + 1 };

type Place = { readonly database: Database; readonly dictionary: Dictionary };

/** Keeps in a new archive what can be read of a damaged one, and resolves to how many records that was. */
export async function salvageInto(database: Database, dictionary: Dictionary, damagedPath: string): Promise<number> {
  const damaged = await openDatabase(damagedPath, { readOnly: true, defensive: false }).catch(() => null);
  if (!damaged) return 0;
  try {
    attempt(() => damaged.exec('PRAGMA writable_schema = ON')); // a file that was cut off can then be read, too
    const version = attempt(() => schemaVersionOf(damaged)) || SCHEMA_VERSION; // 0 where the header is damaged, too
    if (version >= RECORDS_SINCE) return salvageFrom(damaged, { database, dictionary });
    const older = await openDatabase(''); // a file without a name: SQLite deletes it
    try {
      bringUpToDate(older, damaged, version);
      return salvageFrom(older, { database, dictionary });
    } catch (error) {
      if (archiveErrorOf(error).failure !== 'other') throw error; // as a full disk, which passes
      return 0;
    } finally {
      older.close();
    }
  } finally {
    attempt(() => damaged.close());
  }
}

function salvageFrom(damaged: Database, to: Place): number {
  for (const table of COPIED_TABLES) insertRows(to.database, table, rowsOf(damaged, table));
  insertRows(
    to.database,
    'memo',
    rowsOf(damaged, 'memo').filter(({ name }) => name === EXCLUSIONS_MEMO),
  );
  const dictionary = attempt(() => createDictionary(damaged));
  if (!dictionary) return 0;
  return RECORD_KINDS.reduce((sum, kind) => sum + salvageKind(to, { database: damaged, dictionary }, kind), 0);
}

/** Takes the rows of an earlier version that can be read into an empty database of that version, and migrates that. */
function bringUpToDate(database: Database, damaged: Database, version: number): void {
  migrate(database, version);
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
  for (const { name } of tables)
    for (const rows of readRows(damaged, name)) insertRows(database, name, rows.map(sound));
  migrate(database);
}

/** A table of an earlier version by the places of its rows, a few at a time; its indexes may be what is damaged. */
function* readRows(database: Database, table: string): Generator<Row[]> {
  const read = attempt(() => database.prepare(`SELECT * FROM ${table} NOT INDEXED WHERE rowid >= ? AND rowid < ?`));
  if (!read) return yield rowsOf(database, table); // a small one without places
  for (let from = 0; from < MOST_ROWS; from += FEW_ROWS)
    yield attempt(() => read.all(from, from + FEW_ROWS) as Row[]) ?? [];
}

/** One `extra` that is no JSON must not break off the migration of all. */
const sound = (row: Row): Row =>
  'extra' in row && attempt(() => JSON.parse(String(row.extra))) === null ? { ...row, extra: '{}' } : row;

const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

const rowsOf = (damaged: Database, table: string): Row[] =>
  attempt(() => damaged.prepare(`SELECT * FROM ${table}`).all() as Row[]) ?? [];

function insertRows(database: Database, table: string, rows: readonly Row[]): void {
  inTransaction(database, () => {
    for (const row of rows) {
      const places = Object.keys(row).map(() => '?');
      database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${places.join()})`).run(...Object.values(row));
    }
  });
}

function salvageKind({ database, dictionary }: Place, from: Place, kind: RecordKind): number {
  const keep = createRecordKeeper(database, kind, dictionary);
  const derive = createReadingDeriver(database, dictionary);
  let kept = 0;
  for (const rows of readAround(from.database, kind)) {
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
function* readAround(database: Database, kind: RecordKind): Generator<Row[]> {
  const read = attempt(() =>
    database.prepare(`SELECT * FROM ${kind} WHERE system_at >= ? AND system_at < ? ORDER BY system_at LIMIT ${ROWS}`),
  );
  if (!read) return;
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
