import { EMPTY_BOARD } from './notices/board';
import type { Snapshot } from './snapshot';

/**
 * What windows may know of a state: all of it, or, while values are hidden, nothing that a reading or an alert says.
 * Times stay, so that late data is still called late. What is not sent cannot show by a mistake of a page.
 */
export function withhold(snapshot: Snapshot): Snapshot {
  if (snapshot.privacy.kind === 'shown') return snapshot;
  const { glance, notices } = snapshot;
  return {
    ...snapshot,
    glance: { kind: 'none', lastAt: glance.kind === 'none' ? glance.lastAt : glance.at },
    notices: { ...EMPTY_BOARD, snoozes: notices.snoozes },
    away: null,
  };
}
