import type { RecordKind } from '../../../core/history';
import { createDictionary } from '../../../main/archive/dictionary';
import { decodeRecord } from '../../../main/archive/read-records';
import type { Row } from '../../../main/archive/record-tables';
import { type Database, openDatabase } from '../../../main/archive/sqlite';
import type { RecordOf } from '../../../main/dexcom/records';

/** A record as it lies in the file, copies and deleted ones included. */
export type Kept<Kind extends RecordKind> = { readonly marks: number; readonly record: RecordOf[Kind] };

/** What is kept of an hour beside its codes. */
export type KeptHour = Readonly<
  Record<'start_at' | 'offset_minutes' | 'count' | 'sum' | 'sum_of_squares' | 'least' | 'greatest', number>
>;

export type KeptRecords = { readonly [Kind in RecordKind]: readonly Kept<Kind>[] } & {
  readonly hours: readonly KeptHour[];
};

type Dictionary = ReturnType<typeof createDictionary>;

function keptOf<Kind extends RecordKind>(database: Database, words: Dictionary, kind: Kind): readonly Kept<Kind>[] {
  const rows = database.prepare(`SELECT * FROM ${kind} ORDER BY system_at, id`).all() as Row[];
  return rows.map((row) => {
    const record = decodeRecord(kind, row, words);
    if (!record) throw new Error(`a row of ${kind} is no record`);
    return { marks: Number(row.marks), record };
  });
}

/** Everything an archive's file holds, read past the archive itself. */
export async function readKept(path: string): Promise<KeptRecords> {
  const database = await openDatabase(path, { readOnly: true });
  try {
    const words = createDictionary(database);
    return {
      egv: keptOf(database, words, 'egv'),
      event: keptOf(database, words, 'event'),
      calibration: keptOf(database, words, 'calibration'),
      alert: keptOf(database, words, 'alert'),
      hours: database.prepare('SELECT * FROM hour').all() as KeptHour[],
    };
  } finally {
    database.close();
  }
}

/** What SQLite itself says of a file's soundness. */
export async function quickCheck(path: string): Promise<unknown> {
  const database = await openDatabase(path, { readOnly: true });
  try {
    return Object.values(database.prepare('PRAGMA quick_check').get() as Record<string, unknown>)[0];
  } finally {
    database.close();
  }
}
