import type { ReadingColumns } from '../../../../core/contract';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import type { AlertStep, NoticeEvent, PollEnded } from '../../../../core/notices/event';
import type { Notice } from '../../../../core/notices/notice';
import { NOTHING_NOTICED, type NoticeState, parseNoticeState } from '../../../../core/notices/notice-state';
import { reduceNotices } from '../../../../core/notices/reduce';
import { type NoticeSettings, RULE_NAMES, type RuleName, type Rules } from '../../../../core/notices/rules';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Friday noon in UTC. */
export const NOON = Date.UTC(2026, 4, 1, 12);
export const DELAY = HOUR;

/** A reading: when, and its code; the offset is UTC's where none is said. */
export type Read = readonly [at: number, code: number, offsetMinutes?: number];

export const columnsOf = (readings: readonly Read[]): ReadingColumns => ({
  at: Float64Array.from(readings, ([at]) => at),
  mgDl: Int16Array.from(readings, ([, code]) => code),
  offsetMinutes: Int16Array.from(readings, ([, , offset]) => offset ?? 0),
});

export const pollOf = (at: number, readings: readonly Read[], rest: Partial<PollEnded> = {}): PollEnded => ({
  kind: 'poll-ended',
  askedAt: at - 1000,
  at,
  offsetMinutes: 0,
  readings: columnsOf(readings),
  alerts: [],
  expectedDelayMs: DELAY,
  ...rest,
});

/** Polls that each bring one reading, as late as usual: five minutes apart from noon on. */
export const pollsOf = (...codes: readonly number[]): PollEnded[] =>
  codes.map((code, i) => pollOf(NOON + i * 5 * MINUTE + DELAY, [[NOON + i * 5 * MINUTE, code]]));

export const alertOf = (at: number, name: string, state: string): AlertStep => ({ at, offsetMinutes: 0, name, state });

export const STARTED: NoticeEvent = { kind: 'started', at: NOON, newestAt: null, newestAlertAt: null };

/** Agreed, and only these rules on. */
export function settingsWith(names: readonly RuleName[], changed: Partial<Rules> = {}): NoticeSettings {
  const rules: Rules = { ...DEFAULT_RULES, ...changed };
  const on = Object.fromEntries(RULE_NAMES.map((name) => [name, { ...rules[name], on: names.includes(name) }]));
  return { consentedAt: NOON, quietHours: [], showValues: true, rules: { ...rules, ...on } };
}

export type Outcome = { readonly state: NoticeState; readonly told: readonly (readonly Notice[])[] };

/** Runs events from the beginning: what each told. */
export function run(events: readonly NoticeEvent[], settings: NoticeSettings, from = NOTHING_NOTICED): Outcome {
  let state = from;
  const told = events.map((event) => {
    const reduced = reduceNotices(state, event, settings);
    state = reduced.state;
    return reduced.notices;
  });
  return { state, told };
}

/** As it is after the program was ended and started. */
export const restarted = (state: NoticeState): NoticeState => parseNoticeState(JSON.stringify(state));

/** The notices due, each as its rule and the time it is about in minutes after noon. */
export const dueOf = ({ told }: Outcome): readonly string[] =>
  told
    .flat()
    .filter(({ kind }) => kind === 'due')
    .map(({ about, at, isAgain }) => `${about.rule} ${(at - NOON) / MINUTE}${isAgain ? ' again' : ''}`);
