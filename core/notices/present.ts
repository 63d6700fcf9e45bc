import { LATE_AFTER_MS, NONE_AFTER_MS } from '../glance';
import type { PollEnded } from './event';
import type { About, Notice } from './notice';
import { type NoticeState, snoozedUntil } from './notice-state';
import { isOn, type Manner, type NoticeSettings } from './rules';
import { isScheduled } from './week';

/** A clock of a device may be ahead by so much; what is further ahead cannot have happened. */
const AHEAD_MS = 60_000;

/** What a reducer step works with besides the state. */
export type Poll = { readonly poll: PollEnded; readonly settings: NoticeSettings };

export const isPossible = (at: number, poll: PollEnded): boolean => at <= poll.at + AHEAD_MS;

/** Whether something of `at` (epoch ms) came as early as this source can be. */
export const isAsExpected = (at: number, poll: PollEnded): boolean =>
  poll.at - at < poll.expectedDelayMs + LATE_AFTER_MS;

/** Whether something of `at` is still news, if only past. */
export const isOfToday = (at: number, poll: PollEnded): boolean => poll.at - at < NONE_AFTER_MS;

/** Whether a rule may tell of something at `at`: in a run that has started, switched on, in its hours and not at rest. */
export function mayTell(state: NoticeState, name: About['rule'], at: number, offset: number | null, by: Poll): boolean {
  const { settings, poll } = by;
  if (state.awakeSinceAt === null) return false;
  if (!isOn(settings, name) || snoozedUntil(state, name, poll.at) !== null) return false;
  return isScheduled(settings.rules[name].schedule, at, offset ?? state.offsetMinutes ?? poll.offsetMinutes);
}

/** A notice in the manner of its rule, and of the quiet hours while these are. */
export function makeNotice(
  of: Pick<Notice, 'kind' | 'about' | 'at' | 'offsetMinutes' | 'isAgain'>,
  { poll, settings }: Poll,
): Notice {
  const isQuiet = isScheduled(settings.quietHours, poll.at, poll.offsetMinutes);
  return { ...of, reportedAt: poll.at, ...mannerOf(settings.rules[of.about.rule], isQuiet) };
}

function mannerOf({ delivery, sound, inQuietHours }: Manner, isQuiet: boolean): Pick<Notice, 'delivery' | 'sound'> {
  if (!isQuiet || inQuietHours === 'as-usual') return { delivery, sound };
  return { delivery: inQuietHours === 'tray' ? 'tray' : delivery, sound: 'silent' };
}
