import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Database } from './sqlite';

/** Keeps a copy of an archive as it is before a migration to `version`, private (0600); only the latest such copy stays. */
export async function keepCopyBefore(database: Database, path: string, version: number): Promise<void> {
  const copy = `${path}.before-v${version}`;
  const unfinished = `${copy}.part`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, '', { mode: 0o600 }); // VACUUM fills an empty file and leaves its mode
  database.prepare('VACUUM INTO ?').run(unfinished);
  await rename(unfinished, copy);
  for (const name of await readdir(dirname(path))) {
    const isOlder = name.startsWith(`${basename(path)}.before-v`) && name !== basename(copy);
    if (isOlder) await rm(join(dirname(path), name), { force: true });
  }
}
