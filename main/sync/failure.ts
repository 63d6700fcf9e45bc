import type { Failure } from '../../core/failures';
import { fail, type Result } from '../../core/result';
import { ArchiveError, type ArchiveFailure } from '../archive/contract';
import type { ClientFailure } from '../dexcom/client';

/** How a round of asking ended short of completion. */
export type SyncFailure =
  | ClientFailure
  | { readonly kind: 'archive'; readonly failure: ArchiveFailure }
  | { readonly kind: 'another-person'; readonly userId: string }
  | { readonly kind: 'stopped' };

/** Answers that say something of one operation, or of one window of it; the others may still work. */
const OF_ONE_OPERATION: ReadonlySet<Failure> = new Set([
  'timeout',
  'cut-off',
  'bad-answer',
  'empty-answer',
  'too-large',
  'wrong-type',
  'bad-request',
  'signed-out-by-server',
  'access-refused',
  'not-found',
  'server-timeout',
  'server-error',
]);

export const isOfOneOperation = (error: SyncFailure): error is Extract<SyncFailure, { kind: 'failed' }> =>
  error.kind === 'failed' && OF_ONE_OPERATION.has(error.failure);

/** Runs a round; whatever throws in it was the archive, since the client never does. */
export async function guardArchive<T>(
  round: () => Promise<Result<T, SyncFailure>>,
  signal: AbortSignal,
): Promise<Result<T, SyncFailure>> {
  try {
    return await round();
  } catch (error) {
    if (signal.aborted) return fail({ kind: 'stopped' });
    return fail({ kind: 'archive', failure: error instanceof ArchiveError ? error.failure : 'other' });
  }
}
