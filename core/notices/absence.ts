import * as v from 'valibot';
import { parseJsonText } from '../parse-json';
import type { Away } from './away';

/** When a person looked, and what they have not seen since. Times are epoch ms. */
export type Absence = {
  /** When a window of the app was last looked at; null before it ever was. */
  readonly seenAt: number | null;
  /** The newest reading that was there to be seen then: what is newer has not been seen, whenever it came. */
  readonly upToAt: number | null;
  /** What is to be told of, until the person has read it: readings after the one time, up to the other. */
  readonly unread: { readonly sinceAt: number; readonly untilAt: number } | null;
};

export const NEVER_LOOKED: Absence = { seenAt: null, upToAt: null, unread: null };

/** How a look began: a window was turned to, is still looked at, or the computer was woken or unlocked with none open. */
export type Look = 'came' | 'stays' | 'returned';

const HOUR_MS = 3_600_000;
/** Unseen for so long, and there is something to tell: whoever sleeps or locks the computer is away, others are busy. */
const AWAY_AFTER_MS: Record<Look, number> = { came: 4 * HOUR_MS, stays: HOUR_MS, returned: HOUR_MS };
/** Fewer readings than this are no news. */
const LEAST_MS = HOUR_MS;
/** What is longer ago is for the history. */
export const LONGEST_AWAY_MS = 14 * 24 * HOUR_MS;

/** What a look at `at` (epoch ms) makes of it; `newestAt` is the newest reading there is to be seen. */
export function look(absence: Absence, how: Look, at: number, newestAt: number | null): Absence {
  const { seenAt, upToAt } = absence;
  const isAway = seenAt !== null && upToAt !== null && at - seenAt >= AWAY_AFTER_MS[how];
  const unread = isAway ? { sinceAt: absence.unread?.sinceAt ?? upToAt, untilAt: at } : absence.unread;
  return how === 'returned' ? { ...absence, unread } : { seenAt: at, upToAt: laterOf(upToAt, newestAt), unread };
}

/** What was to be told has been read: all up to now is seen. */
export const dismissUnread = (absence: Absence, at: number, newestAt: number | null): Absence => ({
  seenAt: at,
  upToAt: laterOf(absence.upToAt, newestAt),
  unread: null,
});

/** Whether there is enough to be said. */
export const isWorthTelling = (away: Away | null): away is Away => away !== null && away.coveredMs >= LEAST_MS;

const laterOf = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const time = v.pipe(v.number(), v.finite());
const schema = v.object({
  seenAt: v.nullable(time),
  upToAt: v.nullable(time),
  unread: v.nullable(v.object({ sinceAt: time, untilAt: time })),
});

/** Reads what an earlier run remembered; where that cannot be read nobody ever looked. */
export function parseAbsence(text: string | null): Absence {
  const parsed = v.safeParse(schema, parseJsonText(text));
  return parsed.success ? parsed.output : NEVER_LOOKED;
}
