import { ArchiveError, type ArchiveFailure } from './contract';

/** What SQLite and the file system say, by the failure it means. Source: sqlite.org/rescode.html and errno(3). */
const SAYINGS: ReadonlyArray<readonly [RegExp, ArchiveFailure]> = [
  [/database or disk is full|ENOSPC|EDQUOT/, 'disk-full'],
  [/readonly database|unable to open database|EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR/, 'read-only'],
  [/database (?:table )?is locked|EBUSY/, 'locked'],
];

/** What an error of the archive means; its own message, which may name a path, goes no further. */
export function archiveErrorOf(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const said = String(error);
  return new ArchiveError(SAYINGS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other');
}
