import { existsSync } from 'node:fs';
import type { Newest } from '../../core/glance';

import { AHEAD_MS } from './marks';
import { SCHEMA_VERSION, schemaVersionOf } from './migrations';
import { prepareNewest } from './newest';
import { openDatabase } from './sqlite';

/** The newest readings for the first glance; null where there are none to be had, which whoever opens the archive for good explains. */
export async function peekNewest(path: string, now: number): Promise<Newest | null> {
  if (!existsSync(path)) return null;
  const database = await openDatabase(path).catch(() => null);
  try {
    return database && schemaVersionOf(database) === SCHEMA_VERSION ? prepareNewest(database)(now + AHEAD_MS) : null;
  } catch {
    return null;
  } finally {
    database?.close();
  }
}
