import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Newest } from '../../core/glance';
import { AHEAD_MS } from './marks';
import { SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { prepareNewest } from './newest';
import { type Database, openDatabase } from './sqlite';

/** The newest readings for the first glance; null where there are none to be had, which whoever opens the archive for good explains. */
export async function peekNewest(path: string, now: number): Promise<Newest | null> {
  if (!existsSync(path)) return null;
  return (await peekIn(openDatabase(path), now)) ?? (isWhole(path) ? peekIn(openUnchanging(path), now) : null);
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
