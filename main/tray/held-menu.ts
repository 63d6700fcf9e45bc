import type { TrayModel } from '../../core/tray';

/** An open menu is held for no longer: its age is then a minute behind at most. Not every desktop says that one closes. */
const HELD_AT_MOST_MS = 60_000;

type Face = Pick<TrayModel, 'icon' | 'menu'>;

/** Knows when another menu would take away the one that is read. */
export type HeldMenu = {
  /** The menu, or one that opens from it, is opened. */
  opened(): void;
  /** It is closed, something in it was chosen, or there is another. */
  closed(): void;
  /** Whether `next` is to wait while `shown` is read. */
  holds(shown: Face, next: Face): boolean;
};

/**
 * Desktops take a menu that is sent anew for another one: a Linux panel closes what was opened from it and forgets what
 * was about to be chosen. So an open one stays as it is while only an age passes: the value, that it is late, and what
 * can be chosen come at once. `now` runs evenly (ms).
 */
export function createHeldMenu(now: () => number): HeldMenu {
  let openedAt: number | null = null;
  return {
    opened: () => {
      openedAt ??= now();
    },
    closed: () => {
      openedAt = null;
    },
    holds: (shown, next) => {
      if (openedAt !== null && now() - openedAt >= HELD_AT_MOST_MS) openedAt = null;
      return openedAt !== null && essenceOf(shown) === essenceOf(next);
    },
  };
}

const essenceOf = ({ icon, menu }: Face): string => JSON.stringify([icon, menu.filter(({ kind }) => kind !== 'text')]);
