import type { Accounts } from './account/accounts';
import type { WhileAway } from './away/away';
import { watchLock } from './desktop/lock';
import { onReturn } from './desktop/on-return';
import { followTime } from './follow-time';
import type { Notices } from './notices/notices';
import type { AppState } from './state';

export type FollowComputerParts = {
  readonly state: AppState;
  readonly now: () => number;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly whileAway: WhileAway;
};

/** Goes along with the computer: its clock, its sleep, its network and its lock. Returns its undo. */
export function followComputer({ state, now, accounts, notices, whileAway }: FollowComputerParts): () => void {
  const time = followTime({
    state,
    now,
    skewMs: () => accounts.session()?.skewMs(),
    onTick: () => {
      notices.tick();
      whileAway.tick();
    },
  });
  const undo = [
    time.stop,
    onReturn((of) => {
      time.wake(); // before anything else: what is shown is older than it was
      if (of === 'computer') {
        notices.woke();
        whileAway.returned();
      }
      void accounts.askAnew();
    }),
    watchLock((locked) => {
      state.locked.value = locked;
      if (!locked) whileAway.returned();
    }),
  ];
  return () => {
    for (const undoOne of undo) undoOne();
  };
}
