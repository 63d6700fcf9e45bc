import { existsSync } from 'node:fs';
import { appendFile, rename, rm, stat } from 'node:fs/promises';

/** So often is a salvage begun that ended with the process each time. */
const MOST_TRIES = 3;

const triesPath = (path: string): string => `${path}.salvage-tries`;

/** Where what can be read of a damaged archive is gathered; it takes the archive's place when it is complete. */
export const salvagePath = (path: string): string => `${path}.salvage`;

/** Clears what a salvage that was broken off left, and says whether one may be tried once more. */
export async function beginSalvage(path: string): Promise<boolean> {
  await removeParts(path);
  await appendFile(triesPath(path), '.', { mode: 0o600 });
  return (await stat(triesPath(path))).size <= MOST_TRIES;
}

/** Puts a complete salvage in the place of the archive, which must be free: nothing is written over. */
export async function finishSalvage(path: string): Promise<void> {
  if (existsSync(path)) throw new Error('The history file could not be set aside.');
  await rename(salvagePath(path), path);
  await rm(triesPath(path), { force: true });
}

/** After a failure that was told, such as a full disk: the room is given back, and it does not count as a try. */
export async function forgetSalvage(path: string): Promise<void> {
  await removeParts(path).catch(() => {});
  await rm(triesPath(path), { force: true }).catch(() => {});
}

async function removeParts(path: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(salvagePath(path) + ending, { force: true });
}
