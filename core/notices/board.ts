import type { AlertStep } from './event';
import type { Notice } from './notice';
import type { RuleName } from './rules';

/** What windows and tray show of notices: the last ones, newest first, which rules rest, and the phone's newest alert. */
export type NoticeBoard = {
  readonly told: readonly Notice[];
  readonly snoozes: readonly { readonly rule: RuleName; readonly untilAt: number }[];
  readonly phone: AlertStep | null;
};

export const EMPTY_BOARD: NoticeBoard = { told: [], snoozes: [], phone: null };

/** As many notices are listed. */
const LISTED = 20;

/** The list with what was just told on top. */
export const addTold = (told: readonly Notice[], notices: readonly Notice[]): readonly Notice[] =>
  [...[...notices].reverse(), ...told].slice(0, LISTED);

/** How long a rule may be told to rest (ms). */
export const SNOOZE_MS = [15 * 60_000, 30 * 60_000, 60 * 60_000, 2 * 3_600_000, 4 * 3_600_000, 8 * 3_600_000] as const;
