import { createHash } from 'node:crypto';
import { type DataNotes, MOST_UNKNOWN, type RecordKind } from '../../core/history';
import type { ParsedPage } from '../dexcom/records';
import { ODD_COUNTS } from './count-odd';
import { textToSql } from './ids';
import { RECORD_KINDS } from './record-tables';
import type { Database } from './sqlite';

/** What is kept of records that could not be read and of names that are not known. */
export type NoteKeeper = {
  /** Resolves to whether anything of it is new. */
  keep(kind: RecordKind | 'device', parsed: ParsedPage<unknown>, at: number): boolean;
  read(): DataNotes;
};

type Odd = Pick<DataNotes, 'copies' | 'ahead'> & { readonly without_offset: number };

/** In the table, a field's own name has this value, which no name is. */
const FIELD_ITSELF = '';

/** Prepares to keep and read notes. */
export function createNoteKeeper(database: Database): NoteKeeper {
  const seeAgain = database.prepare(
    'UPDATE rejected SET last_seen_at = max(last_seen_at, ?) WHERE kind = ? AND digest = ?',
  );
  const reject = database.prepare('INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)');
  const name = database.prepare(
    `INSERT INTO unknown SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM unknown) < ${MOST_UNKNOWN} ON CONFLICT DO NOTHING`,
  );
  const rejected = database.prepare(
    `SELECT kind, reason, count(*) AS count, max(last_seen_at) AS lastSeenAt
     FROM rejected GROUP BY kind, reason ORDER BY kind, reason`,
  );
  const unknown = database.prepare(
    `SELECT kind, field, nullif(value, '${FIELD_ITSELF}') AS value, first_seen_at AS firstSeenAt
     FROM unknown ORDER BY kind, field, value`,
  );
  const others = RECORD_KINDS.filter((kind) => kind !== 'egv');
  const odd = [
    database.prepare(
      'SELECT total(copies) AS copies, total(ahead) AS ahead, total(without_offset) AS without_offset FROM odd',
    ),
    ...others.map((kind) => database.prepare(`SELECT ${ODD_COUNTS} FROM ${kind}`)),
  ];
  return {
    keep: (kind, parsed, at) => {
      let changes = 0;
      for (const { reason, raw } of parsed.rejected) {
        const digest = Uint8Array.from(createHash('sha256').update(raw).digest());
        if (seeAgain.run(at, kind, digest).changes) continue;
        reject.run(kind, digest, reason, textToSql(raw), at, at);
        changes++;
      }
      for (const { field, value } of parsed.unknown)
        changes += Number(name.run(kind, textToSql(field), textToSql(value ?? FIELD_ITSELF), at).changes);
      return changes > 0;
    },
    read: () => {
      const counts = odd.map((count) => count.get() as Odd);
      const total = (of: keyof Odd): number => counts.reduce((sum, count) => sum + count[of], 0);
      return {
        rejected: rejected.all().map((row) => ({ ...(row as DataNotes['rejected'][number]) })),
        unknown: unknown.all().map((row) => ({ ...(row as DataNotes['unknown'][number]) })),
        copies: total('copies'),
        ahead: total('ahead'),
        withoutOffset: total('without_offset'),
      };
    },
  };
}
