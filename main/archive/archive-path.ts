import { readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import type { HistoryPlace } from '../../core/contract';

/** Where the archives lie in the app's data folder. */
export const archiveFolder = (folder: string): string => join(folder, 'archives');

/** The file of one account. */
export const archivePath = (folder: string, id: string): string => join(archiveFolder(folder), `${id}.sqlite`);

/** An account's history file and all that lies beside it: SQLite's own files, copies, what was set aside. */
export const archiveFiles = (folder: string, id: string): Promise<string[]> => filesOf(archivePath(folder, id));

/** Where a history file lies, in few words for a person, and what it takes there with all that lies beside it. */
export async function placeOf(file: string): Promise<HistoryPlace> {
  const sizes = (await filesOf(file)).map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    ),
  ); // gone meanwhile
  return { folder: shortened(dirname(file)), bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) };
}

/** A folder in the person's home as shells write it, so that a picture of the window does not carry their name. */
const shortened = (folder: string): string =>
  folder.startsWith(homedir() + sep) && sep === '/' ? `~${folder.slice(homedir().length)}` : folder;

/** The ids of the other accounts that have a history file; the demo's do not count. */
export async function otherArchives(folder: string, id: string): Promise<string[]> {
  const ids = (await filesIn(archiveFolder(folder))).flatMap((name) => /^([0-9a-f]+)\.sqlite$/.exec(name)?.[1] ?? []);
  return ids.filter((other) => other !== id);
}

/** Deletes an account's history file and all that lies beside it. */
export async function removeArchive(folder: string, id: string): Promise<void> {
  for (const path of await archiveFiles(folder, id)) await rm(path, { force: true });
}

async function filesOf(file: string): Promise<string[]> {
  const names = await filesIn(dirname(file));
  return names.filter((name) => name.startsWith(basename(file))).map((name) => join(dirname(file), name));
}

const filesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
