import { type Database, inTransaction } from './sqlite';

/** Each step takes the schema one version up. Steps are never edited once released: a change is a new step. */
const STEPS: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE covered (from_at INTEGER PRIMARY KEY, to_at INTEGER NOT NULL);
   CREATE TABLE egv (
     record_id TEXT PRIMARY KEY,
     system_at INTEGER NOT NULL,
     offset_minutes INTEGER,
     code INTEGER,
     status TEXT,
     trend TEXT,
     trend_rate REAL,
     transmitter_id TEXT,
     transmitter_ticks INTEGER,
     display_device TEXT,
     extra TEXT NOT NULL
   );
   CREATE INDEX egv_by_time ON egv (system_at, code, offset_minutes);`,
];

/** The schema version this build writes. */
export const SCHEMA_VERSION = STEPS.length;

/** The schema version a file has; 0 where it is new. */
export function schemaVersionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** Brings the schema up to date, one transaction a step; throws where the file was written by a newer version. */
export function migrate(database: Database): void {
  const version = schemaVersionOf(database);
  if (version > SCHEMA_VERSION) throw new NewerSchemaError();
  for (let next = version; next < SCHEMA_VERSION; next++) {
    inTransaction(database, () => {
      database.exec(STEPS[next] ?? '');
      database.exec(`PRAGMA user_version = ${next + 1}`);
    });
  }
}

/** The archive was written by a newer Steadyline; it is left untouched. */
export class NewerSchemaError extends Error {
  constructor() {
    super('The history file was written by a newer version of Steadyline.');
  }
}
