import type { Look } from '../../core/notices/absence';
import type { OpenCompanion } from '../account/companion';
import type { AppState } from '../state';
import { type AccountAway, openAccountAway } from './account-away';

export type AwayOptions = {
  readonly state: AppState;
  /** This computer's clock, epoch ms. */
  readonly now: () => number;
  /** Whether a window of the app has the keyboard. */
  readonly isLooking: () => boolean;
};

/** Keeps what happened while nobody looked at the app, until it was read. */
export type WhileAway = {
  readonly open: OpenCompanion;
  /** A window was turned to. */
  came(): void;
  /** A window was left. */
  left(): void;
  /** Time has passed. */
  tick(): void;
  /** The computer was woken or unlocked. */
  returned(): void;
  dismiss(): void;
};

/** Follows who looks; where values are hidden or the screen is locked nobody sees anything. */
export function createWhileAway({ state, now, isLooking }: AwayOptions): WhileAway {
  let current: AccountAway | null = null;
  const isSeen = (): boolean => state.privacy.value.kind === 'shown' && !state.locked.value;
  const lookAs = (how: Look): void => {
    if (isSeen()) current?.look(how);
  };
  return {
    open: async (archive) => {
      const opened = await openAccountAway(archive, {
        thresholds: () => state.settings.value.thresholds,
        newestAt: () => state.newest.value.reading?.at ?? null,
        now: () => now() + state.skewMs.value,
        onAway: (away) => {
          state.away.value = away;
        },
      });
      current = opened;
      if (isLooking()) lookAs('came');
      return {
        polled: opened.polled,
        stop: async () => {
          if (isLooking() && isSeen()) opened.look('stays');
          await opened.stop();
          if (current === opened) current = null;
        },
      };
    },
    came: () => lookAs('came'),
    left: () => lookAs('stays'),
    tick: () => {
      if (isLooking()) lookAs('stays');
    },
    returned: () => current?.look('returned'),
    dismiss: () => current?.dismiss(),
  };
}
