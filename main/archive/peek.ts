import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Newest } from '../../core/glance';
import { within } from '../within';
import { AHEAD_MS } from './marks';
import { SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { prepareNewest } from './newest';
import { type Database, openDatabase } from './sqlite';

/** The newest readings for the first glance; null where there are none to be had, which whoever opens the archive for good explains. */
export async function peekNewest(path: string, now: number): Promise<Newest | null> {
  if (!existsSync(path) || !(await answersSoon(path))) return null;
  return (await peekIn(openDatabase(path), now)) ?? (isWhole(path) ? peekIn(openUnchanging(path), now) : null);
}

/** SQLite holds up the process while the disk does: one that takes longer for the first page is not waited for. */
const ANSWERS_WITHIN_MS = 500;
/** The page of an SQLite file. */
const PAGE_BYTES = 4096;

function answersSoon(path: string): Promise<boolean> {
  const read = async (): Promise<void> => {
    const file = await open(path);
    await file.read(Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, 0).finally(() => file.close());
  };
  return within(ANSWERS_WITHIN_MS, read(), () => new Error('The disk is slow.')).then(
    () => true,
    () => false,
  );
}

async function peekIn(opening: Promise<Database>, now: number): Promise<Newest | null> {
  const database = await opening.catch(() => null);
  try {
    return database && schemaVersionOf(database) === SCHEMA_VERSION ? prepareNewest(database)(now + AHEAD_MS) : null;
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

/** Needs no file beside it, which a full disk and a folder that may not be written have no place for. */
const openUnchanging = (path: string): Promise<Database> =>
  openDatabase(`${pathToFileURL(path)}?immutable=1`, { readOnly: true });

/** Whether the file was closed in order: what its write-ahead log still holds is not missing from it. */
function isWhole(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
