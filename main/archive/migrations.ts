import { type Database, inTransaction } from './sqlite';

const HEX = '[0-9a-f]';
/** A lower-case UUID, as SQLite's GLOB has it. */
const UUID_GLOB = [8, 4, 4, 4, 12].map((length) => HEX.repeat(length)).join('-');

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

  `DROP INDEX egv_by_time;
   ALTER TABLE egv RENAME TO egv_1;
   ALTER TABLE covered RENAME TO covered_1;

   CREATE TABLE owner (id INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
   CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
   CREATE TABLE source (
     id INTEGER PRIMARY KEY,
     transmitter_id TEXT, transmitter_generation TEXT, transmitter_variant TEXT, display_device TEXT, display_app TEXT
   );
   CREATE TABLE memo (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE covered (
     kind TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL,
     PRIMARY KEY (kind, from_at)
   ) WITHOUT ROWID;
   CREATE TABLE egv (
     system_at INTEGER NOT NULL, id BLOB NOT NULL,
     owner INTEGER NOT NULL, offset_minutes INTEGER, source INTEGER NOT NULL, marks INTEGER NOT NULL, extra TEXT,
     code INTEGER, status INTEGER, trend INTEGER, trend_rate REAL, ticks REAL,
     PRIMARY KEY (system_at, id)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX egv_by_id ON egv (id);
   CREATE TABLE event (
     system_at INTEGER NOT NULL, id BLOB NOT NULL,
     owner INTEGER NOT NULL, offset_minutes INTEGER, source INTEGER NOT NULL, marks INTEGER NOT NULL, extra TEXT,
     type INTEGER NOT NULL, sub_type INTEGER, value REAL, unit INTEGER, text TEXT, status INTEGER, recorded_at REAL,
     PRIMARY KEY (system_at, id)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX event_by_id ON event (id);
   CREATE TABLE calibration (
     system_at INTEGER NOT NULL, id BLOB NOT NULL,
     owner INTEGER NOT NULL, offset_minutes INTEGER, source INTEGER NOT NULL, marks INTEGER NOT NULL, extra TEXT,
     mg_dl REAL, ticks REAL,
     PRIMARY KEY (system_at, id)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX calibration_by_id ON calibration (id);
   CREATE TABLE alert (
     system_at INTEGER NOT NULL, id BLOB NOT NULL,
     owner INTEGER NOT NULL, offset_minutes INTEGER, source INTEGER NOT NULL, marks INTEGER NOT NULL, extra TEXT,
     name INTEGER NOT NULL, state INTEGER,
     PRIMARY KEY (system_at, id)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX alert_by_id ON alert (id);
   CREATE TABLE hour (
     start_at INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
     count INTEGER NOT NULL, sum INTEGER NOT NULL, sum_of_squares INTEGER NOT NULL,
     least INTEGER NOT NULL, greatest INTEGER NOT NULL, codes TEXT NOT NULL,
     PRIMARY KEY (start_at, offset_minutes)
   ) WITHOUT ROWID;
   CREATE TABLE device (
     id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
     state TEXT NOT NULL, first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL
   );
   CREATE TABLE device_version (
     id INTEGER PRIMARY KEY, device INTEGER NOT NULL, seen_at INTEGER NOT NULL, schedules TEXT NOT NULL
   );
   CREATE INDEX device_version_by_device ON device_version (device);
   CREATE TABLE rejected (
     kind TEXT NOT NULL, digest BLOB NOT NULL, reason TEXT NOT NULL, raw TEXT NOT NULL,
     first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
     UNIQUE (kind, digest)
   );
   CREATE TABLE unknown (
     kind TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, first_seen_at INTEGER NOT NULL,
     PRIMARY KEY (kind, field, value)
   ) WITHOUT ROWID;

   INSERT INTO owner SELECT 0, value, 0 FROM meta WHERE key = 'userId';
   INSERT INTO covered SELECT 'egv', from_at, to_at FROM covered_1;
   INSERT INTO word (text) SELECT status FROM egv_1 WHERE status IS NOT NULL UNION SELECT trend FROM egv_1 WHERE trend IS NOT NULL;
   CREATE TEMP TABLE moved AS SELECT
     egv_1.*,
     json_extract(extra, '$.transmitterGeneration') AS generation,
     json_extract(extra, '$.transmitterGenerationVariant') AS variant,
     json_extract(extra, '$.displayApp') AS app
     FROM egv_1;
   INSERT INTO source (transmitter_id, transmitter_generation, transmitter_variant, display_device, display_app)
     SELECT DISTINCT transmitter_id, generation, variant, display_device, app FROM moved;
   INSERT INTO egv SELECT
     system_at,
     iif(record_id GLOB '${UUID_GLOB}', unhex(replace(record_id, '-', '')), record_id),
     0, offset_minutes, source.id, 0,
     nullif(json_remove(extra, '$.transmitterGeneration', '$.transmitterGenerationVariant', '$.displayApp'), '{}'),
     code,
     (SELECT id FROM word WHERE text = status),
     (SELECT id FROM word WHERE text = trend),
     trend_rate, transmitter_ticks
     FROM moved JOIN source ON source.transmitter_id IS moved.transmitter_id
       AND source.transmitter_generation IS generation AND source.transmitter_variant IS variant
       AND source.display_device IS moved.display_device AND source.display_app IS app;
   DROP TABLE temp.moved;
   DROP TABLE egv_1;
   DROP TABLE covered_1;
   DROP TABLE meta;`,

  `CREATE TABLE day (
     local_at INTEGER NOT NULL, is_known INTEGER NOT NULL,
     from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
     count INTEGER NOT NULL, sum INTEGER NOT NULL, sum_of_squares INTEGER NOT NULL,
     least INTEGER NOT NULL, greatest INTEGER NOT NULL, counts BLOB NOT NULL,
     PRIMARY KEY (local_at, is_known)
   ) WITHOUT ROWID;
   CREATE TABLE odd (
     from_at INTEGER PRIMARY KEY,
     copies INTEGER NOT NULL, ahead INTEGER NOT NULL, without_offset INTEGER NOT NULL
   );`,
];

/** The schema version this build writes. */
export const SCHEMA_VERSION = STEPS.length;

/** The schema version a file has; 0 where it is new. */
export function schemaVersionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** Brings the schema up to date, one transaction a step. */
export function migrate(database: Database, to = SCHEMA_VERSION): void {
  for (let next = schemaVersionOf(database); next < to; next++) {
    inTransaction(database, () => {
      database.exec(STEPS[next] ?? '');
      database.exec(`PRAGMA user_version = ${next + 1}`);
    });
  }
}
