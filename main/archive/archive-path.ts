import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the archives lie in the app's data folder. */
export const archiveFolder = (folder: string): string => join(folder, 'archives');

/** The file of one account. */
export const archivePath = (folder: string, id: string): string => join(archiveFolder(folder), `${id}.sqlite`);

/** Deletes an account's history file and what SQLite keeps beside it. */
export async function removeArchive(folder: string, id: string): Promise<void> {
  const names = await readdir(archiveFolder(folder)).catch(() => []);
  for (const name of names) {
    if (name.startsWith(`${id}.sqlite`)) await rm(join(archiveFolder(folder), name), { force: true });
  }
}
