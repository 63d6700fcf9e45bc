import * as v from 'valibot';
import { parseJsonText } from '../parse-json';
import type { Episode, Sample } from './episode';
import type { Notice } from './notice';
import { noticeSchema } from './notice-schema';
import { READING_RULES, type ReadingRuleName, RULE_NAMES, type RuleName } from './rules';
import { type Told, UNTOLD } from './told';

/** A rule's rest until a time (epoch ms), or until what it tells of is over, where that is asked. */
export type Snooze = { readonly untilAt: number; readonly cancelledByRecovery: boolean };

/** Where an alert of the phone stands, by its newest step. */
export type PhoneAlert = Told & { readonly at: number; readonly isOn: boolean };

/** Readings stopped after this one; told or not. */
export type Outage = Told & { readonly lastAt: number };

/** What the notices remember, as plain JSON that survives a restart. Times are epoch ms. */
export type NoticeState = {
  /** Since when this run is awake; null before it has started. */
  readonly awakeSinceAt: number | null;
  /** The newest reading with a value, ever: only a newer one may give a notice. */
  readonly newestAt: number | null;
  /** The person's own UTC offset then. */
  readonly offsetMinutes: number | null;
  /** The last readings, oldest first: what the rate of the next is measured from. */
  readonly recent: readonly Sample[];
  readonly episodes: { readonly [Name in ReadingRuleName]?: Episode };
  readonly outage: Outage | null;
  /** Alerts of the phone at or before this were there before. */
  readonly alertsFromAt: number | null;
  /** By the alert's name as the API gives it. */
  readonly phone: Readonly<Record<string, PhoneAlert>>;
  readonly snoozes: { readonly [Name in RuleName]?: Snooze };
};

export const NOTHING_NOTICED: NoticeState = {
  awakeSinceAt: null,
  newestAt: null,
  offsetMinutes: null,
  recent: [],
  episodes: {},
  outage: null,
  alertsFromAt: null,
  phone: {},
  snoozes: {},
};

const time = v.pipe(v.number(), v.finite());
const told = { noticedAt: v.nullable(time), pastAt: v.nullable(time), dismissed: v.boolean() };
const episode = v.object({ ...told, sinceAt: v.nullable(time), lastAt: time });
const names = v.picklist(RULE_NAMES);

const stateSchema = v.object({
  newestAt: v.nullable(time),
  offsetMinutes: v.nullable(v.number()),
  recent: v.array(v.object({ at: time, code: v.number() })),
  episodes: v.record(v.picklist(READING_RULES), episode),
  outage: v.nullable(v.object({ ...told, lastAt: time })),
  alertsFromAt: v.nullable(time),
  phone: v.record(v.string(), v.object({ ...told, at: time, isOn: v.boolean() })),
  snoozes: v.record(names, v.object({ untilAt: time, cancelledByRecovery: v.boolean() })),
});

const toldSchema = v.object({ told: v.array(noticeSchema) });

/** Reads what an earlier run remembered; what cannot be read is nothing. Nothing is told before this run has started. */
export function parseNoticeState(text: string | null): NoticeState {
  const parsed = v.safeParse(stateSchema, parseJsonText(text));
  return parsed.success ? { ...parsed.output, awakeSinceAt: null } : NOTHING_NOTICED;
}

/** The notices that earlier runs told, newest first; none where they cannot be read. */
export function parseTold(text: string | null): readonly Notice[] {
  const parsed = v.safeParse(toldSchema, parseJsonText(text));
  return parsed.success ? parsed.output.told : [];
}

/** What is kept for the next run, in one text: what was told and what is remembered of it never differ. */
export const formatNotices = (state: NoticeState, notices: readonly Notice[]): string =>
  JSON.stringify({ ...state, told: notices });

/** When a rule's rest ends (epoch ms), null where it has none at `at`. */
export function snoozedUntil({ snoozes }: NoticeState, name: RuleName, at: number): number | null {
  const snooze = snoozes[name];
  return snooze && snooze.untilAt > at ? snooze.untilAt : null;
}

/** The same without a rule's rest, if that ends when what it tells of does. */
export function recovered(state: NoticeState, name: RuleName): NoticeState {
  return state.snoozes[name]?.cancelledByRecovery ? { ...state, snoozes: without(state.snoozes, name) } : state;
}

/** A record without one of its entries. */
export function without<T extends object>(record: T, name: keyof T): T {
  const { [name]: _, ...rest } = record;
  return rest as T;
}

export const newOutage = (lastAt: number): Outage => ({ ...UNTOLD, lastAt });
