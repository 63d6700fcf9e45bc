import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';

/** What SQLite says of a file that is no database, is damaged, or lacks what it must have. Source: sqlite.org/rescode.html. */
const DAMAGED = /malformed|not a database|corrupt|no such (?:table|column)/i;

/** Whether an error means that the file itself is damaged. */
export const isDamage = (error: unknown): boolean => DAMAGED.test(String(error));

/** Renames a damaged archive and what belongs to it, and gives its new path; nothing is deleted. Rejects where it cannot. */
export async function setAside(path: string, now: number): Promise<string> {
  const stamped = `${path}.damaged-${new Date(now).toISOString().replaceAll(':', '-').slice(0, 19)}`;
  let damagedPath = stamped;
  for (let number = 2; existsSync(damagedPath); number++) damagedPath = `${stamped}-${number}`;
  // The file itself last: were this broken off, its WAL must not be taken for that of the new file.
  for (const ending of ['-wal', '-shm', '']) {
    if (existsSync(path + ending)) await rename(path + ending, damagedPath + ending);
  }
  return damagedPath;
}
