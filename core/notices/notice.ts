import type { Change } from './episode';
import type { Delivery, LevelName, RateName, RuleName, Sound } from './rules';

/** What a notice is about; `code` is mg/dL, 39 for LOW, 401 for HIGH. */
export type About =
  | { readonly rule: LevelName; readonly code: number; readonly sinceAt: number }
  | { readonly rule: RateName; readonly code: number; readonly change: Change }
  | { readonly rule: 'no-data' }
  | { readonly rule: 'phone-alerted'; readonly alert: string };

/**
 * Something to tell: `due` to be shown as its delivery says, `past` only to be listed, because it came too late for
 * more. `at` is the time it is about (of no data: the last reading's), `reportedAt` when a poll brought it; epoch ms.
 */
export type Notice = {
  readonly kind: 'due' | 'past';
  readonly about: About;
  readonly at: number;
  /** The person's own UTC offset then, null where it is not known. */
  readonly offsetMinutes: number | null;
  readonly reportedAt: number;
  readonly isAgain: boolean;
  readonly delivery: Delivery;
  readonly sound: Sound;
};

/** A rule whose notice says what the other's would, when both are due at once. */
const SAID_BY: Partial<Record<RuleName, readonly RuleName[]>> = {
  low: ['urgent-low'],
  high: ['urgent-high', 'high-for-long'],
  'high-for-long': ['urgent-high'],
};

/** Notices of one poll without those that another of it says more urgently, and no less noticeably. */
export function withoutSaid(notices: readonly Notice[]): readonly Notice[] {
  const isSaid = (mild: Notice): boolean =>
    notices.some((other) => SAID_BY[mild.about.rule]?.includes(other.about.rule) && isAsNoticeable(other, mild));
  return notices.filter((notice) => !isSaid(notice));
}

const isAsNoticeable = (a: Notice, b: Notice): boolean =>
  a.kind === b.kind &&
  (a.delivery === 'notification' || b.delivery === 'tray') &&
  (a.sound === 'sound' || b.sound === 'silent');
