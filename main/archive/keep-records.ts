import { NO_OFFSET, type RecordKind } from '../../core/history';
import type { Recorded, RecordOf } from '../dexcom/records';
import type { Dictionary } from './dictionary';
import { idToSql } from './ids';
import { AHEAD_MARK, AHEAD_MS, type Touched } from './marks';
import { COMMON_COLUMNS, RECORD_TABLES, type Row } from './record-tables';
import type { Database, SqlValue } from './sqlite';

/** What keeping records did. */
export type KeptRecords = { readonly touched: readonly Touched[]; readonly newestNewAt: number | null };

/** Who keeps records of one kind: by id, a changed one replaced whole, an unchanged one left alone. */
export type RecordKeeper<Kind extends RecordKind> = (
  records: ReadonlyArray<RecordOf[Kind]>,
  from: { readonly owner: number; readonly hasOtherOwners: boolean; readonly fetchedAt: number },
) => KeptRecords;

/** A record as it lies in its table: the columns of `stored`, in order. */
type Stored = readonly SqlValue[];
type Sql = ReturnType<typeof prepare>;

/** Prepares to keep records of a kind; to be called in a transaction. */
export function createRecordKeeper<Kind extends RecordKind>(
  database: Database,
  kind: Kind,
  dictionary: Dictionary,
): RecordKeeper<Kind> {
  const { encode } = RECORD_TABLES[kind];
  const sql = prepare(database, kind);
  return (records, { owner, hasOtherOwners, fetchedAt }) => {
    const touched: Touched[] = [];
    let newestNewAt: number | null = null;
    for (const record of inOrder(records)) {
      const id = idToSql(record.recordId);
      const extra = record.extra === '{}' ? null : record.extra;
      const source = dictionary.sourceId(record.source);
      const isAhead = record.systemAt > fetchedAt + AHEAD_MS;
      const rest = [source, extra, ...encode(record, dictionary)];
      const row: Stored = [record.systemAt, owner, record.offsetMinutes, ...rest];
      const replaced = hasOtherOwners && !sql.byId.get(id) ? takeOver(sql, row, owner) : null;
      if (replaced) touched.push(replaced);
      const before = insert(sql, id, row, isAhead ? AHEAD_MARK : 0);
      if (before === 'unchanged') continue;
      if (before) touched.push(before);
      touched.push({ at: record.systemAt, offsetMinutes: record.offsetMinutes ?? NO_OFFSET });
      if (!before && !replaced) newestNewAt = Math.max(newestNewAt ?? record.systemAt, record.systemAt);
    }
    return { touched, newestNewAt };
  };
}

/** The last of each id, oldest first: a table that grows in order is two thirds the size of one that grows backwards. */
const inOrder = <One extends Recorded>(records: readonly One[]): One[] =>
  [...new Map(records.map((record) => [record.recordId, record])).values()].sort((a, b) => a.systemAt - b.systemAt);

/** Most records are new, so that is tried first. Gives what the record was before, if there was any; whether it is ahead is as last read. */
function insert(sql: Sql, id: string | Uint8Array, row: Stored, marks: number): Touched | 'unchanged' | null {
  if (sql.add.run(id, marks, ...row).changes) return null;
  const { marks: oldMarks, ...found } = sql.byId.get(id) as Row;
  const isMarked = (Number(oldMarks) & AHEAD_MARK) === marks;
  if (isMarked && Object.values(found).every((value, i) => value === row[i])) return 'unchanged';
  const before = touchedOf(found);
  sql.remove.run(before.at, id);
  sql.add.run(id, marks, ...row);
  return before;
}

/** The same person's records come under other ids from another app: the one that is alike makes room. */
function takeOver(sql: Sql, row: Stored, owner: number): Touched | null {
  const alike = sql.alike.get(row[0] ?? null, owner, ...sql.likenessOf(row), row[3] ?? null) as Row | undefined;
  if (!alike) return null;
  const before = touchedOf(alike);
  sql.remove.run(before.at, alike.id ?? null);
  return before;
}

const touchedOf = (row: Row): Touched => ({
  at: Number(row.system_at),
  offsetMinutes: row.offset_minutes === null ? NO_OFFSET : Number(row.offset_minutes),
});

function prepare<Kind extends RecordKind>(database: Database, kind: Kind) {
  const { columns, likeness } = RECORD_TABLES[kind];
  const stored = [...COMMON_COLUMNS.filter((name) => name !== 'id' && name !== 'marks'), ...columns];
  const places = stored.map(() => '?').join(', ');
  const alike = likeness.map((column) => `${column} IS ?`).join(' AND ');
  return {
    add: database.prepare(
      `INSERT INTO ${kind} (id, marks, ${stored.join(', ')}) VALUES (?, ?, ${places}) ON CONFLICT DO NOTHING`,
    ),
    byId: database.prepare(`SELECT ${stored.join(', ')}, marks FROM ${kind} WHERE id = ?`),
    remove: database.prepare(`DELETE FROM ${kind} WHERE system_at = ? AND id = ?`),
    alike: database.prepare(
      `SELECT id, system_at, offset_minutes FROM ${kind}
       WHERE system_at = ? AND owner <> ? AND ${alike} ORDER BY source = ? DESC, id LIMIT 1`,
    ),
    likenessOf: (row: Stored): SqlValue[] => likeness.map((column) => row[stored.indexOf(column)] ?? null),
  };
}
