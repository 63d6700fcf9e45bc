import { ArchiveError, type ArchiveFailure } from './contract';

/** What SQLite and the file system say, by the failure it means. Source: sqlite.org/rescode.html and errno(3). */
const SAYINGS: ReadonlyArray<readonly [RegExp, ArchiveFailure]> = [
  [/database or disk is full|ENOSPC|EDQUOT/, 'disk-full'],
  [/readonly database|unable to open database|EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR/, 'read-only'],
  [/database (?:table )?is locked|EBUSY/, 'locked'],
];

/** SQLITE_IOERR_SHMSIZE: there was no room for the index that a write-ahead log needs even to be read. */
const NO_ROOM_FOR_INDEX = 4874;

/** What an error of the archive means; its own message, which may name a path, goes no further. */
export function archiveErrorOf(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  if (codesOf(error).includes(NO_ROOM_FOR_INDEX)) return new ArchiveError('disk-full');
  const said = String(error);
  return new ArchiveError(SAYINGS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other');
}

/** Node's SQLite and its twin each have a name of their own for SQLite's extended code. */
function codesOf(error: unknown): unknown[] {
  const { errcode, sqliteExtendedCode } = Object(error) as Record<string, unknown>;
  return [errcode, sqliteExtendedCode];
}
