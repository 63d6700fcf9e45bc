import type { Snapshot } from '../../core/snapshot';
import { isTheirs } from '../../core/tray/input';

/** What a small window may show: the value, nothing because values are hidden, or nothing because it may not be theirs. */
export type Face = 'value' | 'hidden' | 'withheld';

export function deriveFace(snapshot: Snapshot): Face {
  if (snapshot.privacy.kind !== 'shown') return 'hidden';
  return isTheirs(snapshot) ? 'value' : 'withheld';
}
