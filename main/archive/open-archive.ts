import { chmod, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Archive, createArchive } from './archive';
import { migrate, NewerSchemaError, SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { type Database, openDatabase } from './sqlite';

/** An open archive, and whether a damaged file was set aside to get there. */
export type OpenedArchive = { readonly archive: Archive; readonly setAside: boolean };

/** SQLite's result codes for a file that is no database or is damaged. Source: sqlite.org/rescode.html. */
const DAMAGED = /malformed|not a database|corrupt|no such (?:table|column)/i;

/**
 * Opens the archive at `path`, private to the person's login (0600), in WAL mode and migrated.
 * A damaged file is renamed, never deleted, and a new one begun. Throws where the folder cannot be written
 * or the file is from a newer version.
 */
export async function openArchive(path: string, now: number): Promise<OpenedArchive> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return { archive: await openChecked(path), setAside: false };
  } catch (error) {
    if (error instanceof NewerSchemaError || !DAMAGED.test(String(error))) throw error;
    await setAside(path, now);
    return { archive: await openChecked(path), setAside: true };
  }
}

async function openChecked(path: string): Promise<Archive> {
  const database = await openDatabase(path);
  try {
    await chmod(path, 0o600); // before the WAL file is made, which takes its mode from this one
    if (schemaVersionOf(database) > SCHEMA_VERSION) throw new NewerSchemaError(); // before its content is changed
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
    check(database);
    migrate(database);
    return createArchive(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Damage in the middle of a file shows only where it is read: about 25 ms a year of readings. */
function check(database: Database): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new Error(`The history file is malformed: ${found}`);
}

/** The file itself last: were this broken off, its WAL must not be taken for that of the new file. */
async function setAside(path: string, now: number): Promise<void> {
  const stamp = new Date(now).toISOString().replaceAll(':', '-').slice(0, 19);
  for (const ending of ['-wal', '-shm', '']) {
    await rename(`${path}${ending}`, `${path}.damaged-${stamp}${ending}`).catch(() => {});
  }
}
