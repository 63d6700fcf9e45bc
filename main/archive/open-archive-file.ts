import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { archiveErrorOf } from './archive-failure';
import { type Archive, ArchiveError, type OpenedArchive } from './contract';
import { keepCopyBefore } from './copy-before';
import { deriveAll } from './derive-readings';
import { createDictionary, type Dictionary } from './dictionary';
import { createHistoryArchive } from './history-archive';
import type { Parsers } from './keep-answers';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { salvageInto } from './salvage';
import { beginSalvage, finishSalvage, forgetSalvage, salvagePath } from './salvage-files';
import { isDamage, setAside } from './set-aside';
import { type Database, openDatabase } from './sqlite';

/** Another program that has the file is waited for so long (5 s), from the first question on. */
const WAIT = 'PRAGMA busy_timeout = 5000';
/** Indexes are made by hand here, not by SQLite in passing. */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA automatic_index = OFF';
/**
 * Pages are kept in 8 MiB of memory, so that a first fill writes each seldom, and the WAL is cut back to twice as much. Only
 * after the check: that reads every page once, and would leave them all there.
 */
const CACHE = 'PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 16777216';

type Open = { readonly archive: Archive; readonly database: Database; readonly dictionary: Dictionary };

/**
 * Opens the archive at `path` in this thread, private to the person's login (0600), in WAL mode and migrated.
 * A damaged file is renamed, never deleted, and what is readable of it kept in a new one. Rejects with an
 * `ArchiveError` where the folder cannot be written or the file is from a newer version.
 */
export async function openArchiveFile(path: string, now: number, parsers: Parsers): Promise<OpenedArchive> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (!existsSync(path) && existsSync(salvagePath(path))) await finishSalvage(path);
    return { archive: (await openChecked(path, parsers)).archive, setAside: null };
  } catch (error) {
    if (!isDamage(error)) throw archiveErrorOf(error);
    return await replaceDamaged(path, now, parsers).catch((second: unknown) => {
      throw archiveErrorOf(second);
    });
  }
}

/** The damaged file stays in its place until all that can be read of it is in another: broken off, it is begun anew. */
async function replaceDamaged(path: string, now: number, parsers: Parsers): Promise<OpenedArchive> {
  const mayRead = await beginSalvage(path);
  const salvaged = await salvageBeside(path, parsers, mayRead).catch(async (error: unknown) => {
    await forgetSalvage(path);
    throw error;
  });
  await setAside(path, now);
  await finishSalvage(path);
  return { archive: (await openChecked(path, parsers)).archive, setAside: { salvaged } };
}

async function salvageBeside(path: string, parsers: Parsers, mayRead: boolean): Promise<number> {
  const { database, dictionary } = await openChecked(salvagePath(path), parsers);
  try {
    const salvaged = mayRead ? await salvageInto(database, dictionary, path) : 0;
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)'); // the file alone is renamed
    return salvaged;
  } finally {
    database.close();
  }
}

async function openChecked(path: string, parsers: Parsers): Promise<Open> {
  const database = await openDatabase(path);
  try {
    database.exec(WAIT);
    await chmod(path, 0o600); // before the WAL file is made, which takes its mode from this one
    const version = schemaVersionOf(database);
    if (version > SCHEMA_VERSION) throw new ArchiveError('newer'); // before its content is changed
    database.exec(PRAGMAS);
    check(database);
    database.exec(CACHE);
    if (version > 0 && version < SCHEMA_VERSION) await keepCopyBefore(database, path, SCHEMA_VERSION);
    migrate(database);
    const dictionary = createDictionary(database);
    deriveAll(database, dictionary);
    return { archive: createHistoryArchive(database, dictionary, parsers), database, dictionary };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Damage in the middle of a file shows only where it is read: about 25 ms a year of readings. */
function check(database: Database): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new Error('The history file is malformed.');
}
