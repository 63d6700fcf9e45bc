import type { Snapshot } from '../../core/snapshot';

/** What a small window may show: the value, nothing because values are hidden, or nothing because it may not be theirs. */
export type Face = 'value' | 'hidden' | 'withheld';

export function deriveFace({ privacy, account, connection }: Snapshot): Face {
  if (privacy.kind !== 'shown') return 'hidden';
  const isTheirs = account.kind !== 'none' && connection.kind !== 'signed-out' && connection.kind !== 'asking-person';
  return isTheirs ? 'value' : 'withheld';
}
