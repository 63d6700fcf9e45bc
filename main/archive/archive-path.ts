import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the archives lie in the app's data folder. */
export const archiveFolder = (folder: string): string => join(folder, 'archives');

/** The file of one account. */
export const archivePath = (folder: string, id: string): string => join(archiveFolder(folder), `${id}.sqlite`);

/** An account's history file and all that lies beside it: SQLite's own files, copies, what was set aside. */
export async function archiveFiles(folder: string, id: string): Promise<string[]> {
  return (await filesIn(folder))
    .filter((name) => name.startsWith(`${id}.sqlite`))
    .map((name) => join(archiveFolder(folder), name));
}

/** The ids of the other accounts that have a history file; the demo's do not count. */
export async function otherArchives(folder: string, id: string): Promise<string[]> {
  const ids = (await filesIn(folder)).flatMap((name) => /^([0-9a-f]+)\.sqlite$/.exec(name)?.[1] ?? []);
  return ids.filter((other) => other !== id);
}

/** Deletes an account's history file and all that lies beside it. */
export async function removeArchive(folder: string, id: string): Promise<void> {
  for (const path of await archiveFiles(folder, id)) await rm(path, { force: true });
}

const filesIn = (folder: string): Promise<string[]> => readdir(archiveFolder(folder)).catch(() => []);
