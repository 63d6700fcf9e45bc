import type { Connection } from '../../core/connection';
import type { Failure } from '../../core/failures';
import { ArchiveError, type ArchiveFailure } from '../archive/contract';

/** What each trouble with the history's file is called where it is shown. */
const FAILURES: Record<ArchiveFailure | 'slow', Failure> = {
  'disk-full': 'disk-full',
  'read-only': 'read-only',
  locked: 'archive-locked',
  newer: 'archive-newer',
  slow: 'archive-slow',
  other: 'disk',
};

/** The connection while the history cannot be opened or written; `retryAt` is epoch ms, null while one try goes on. */
export const withoutArchive = (failure: ArchiveFailure | 'slow', retryAt: number | null): Connection => ({
  kind: 'offline',
  failure: FAILURES[failure],
  retryAt,
  cause: `history file: ${failure}`,
});

/** What an error of opening or writing says. */
export const archiveFailureOf = (error: unknown): ArchiveFailure =>
  error instanceof ArchiveError ? error.failure : 'other';
