import { assertNever } from '../assert-never';
import type { NoticeEvent, PollEnded } from './event';
import { type Notice, withoutSaid } from './notice';
import { type NoticeState, without } from './notice-state';
import type { Poll } from './present';
import { reduceOutage } from './reduce-outage';
import { reducePhone } from './reduce-phone';
import { reduceReadings } from './reduce-readings';
import { isOn, type NoticeSettings, RULE_NAMES, type RuleName } from './rules';
import { dismiss } from './told';

export type Reduced = { readonly state: NoticeState; readonly notices: readonly Notice[] };

/**
 * What an event makes of what the notices remember, and what is to be told: pure, so that a restart, a sleep and a
 * stepped clock can be tested. Only a poll of a run that has started ever tells anything.
 */
export function reduceNotices(state: NoticeState, event: NoticeEvent, settings: NoticeSettings): Reduced {
  if (event.kind !== 'poll-ended') return { state: rememberEvent(state, event, settings), notices: [] };
  return reducePoll(pruned(state, event.at), { poll: event, settings });
}

function reducePoll(state: NoticeState, by: Poll): Reduced {
  const readings = reduceReadings(state, by);
  const phone = reducePhone(readings.state, by);
  const outage = reduceOutage(phone.state, by);
  return { state: outage.state, notices: withoutSaid([...readings.notices, ...phone.notices, ...outage.notices]) };
}

function rememberEvent(state: NoticeState, event: Exclude<NoticeEvent, PollEnded>, settings: NoticeSettings) {
  switch (event.kind) {
    case 'started':
      return start(state, event);
    case 'woke':
      return { ...state, awakeSinceAt: event.at };
    case 'tick':
      return pruned(state, event.at);
    case 'snooze': {
      const { untilAt, cancelledByRecovery } = event;
      return { ...state, snoozes: { ...state.snoozes, [event.rule]: { untilAt, cancelledByRecovery } } };
    }
    case 'unsnooze':
      return { ...state, snoozes: without(state.snoozes, event.rule) };
    case 'dismissed':
      return dismissRule(state, event.rule);
    case 'settings-changed':
      return RULE_NAMES.filter((name) => !isOn(settings, name)).reduce(forgetRule, state);
    default:
      return assertNever(event);
  }
}

/** What the archive holds at the start was there before: from it nothing is told. */
function start(state: NoticeState, event: Extract<NoticeEvent, { kind: 'started' }>): NoticeState {
  const newestAt = later(state.newestAt, atMost(event.newestAt, event.at));
  const alertsFromAt = later(state.alertsFromAt, atMost(event.newestAlertAt, event.at));
  return { ...state, awakeSinceAt: event.at, newestAt, alertsFromAt };
}

const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
const atMost = (at: number | null, most: number): number | null => (at === null ? null : Math.min(at, most));

/** Without rests that are over. */
function pruned(state: NoticeState, at: number): NoticeState {
  const over = RULE_NAMES.filter((name) => (state.snoozes[name]?.untilAt ?? at + 1) <= at);
  return over.length === 0 ? state : { ...state, snoozes: over.reduce(without, state.snoozes) };
}

/** A rule that is switched off begins anew when it is switched on. */
function forgetRule(state: NoticeState, name: RuleName): NoticeState {
  const rested = { ...state, snoozes: without(state.snoozes, name) };
  if (name === 'no-data') return { ...rested, outage: null };
  if (name === 'phone-alerted') return rested;
  return { ...rested, episodes: without(state.episodes, name) };
}

function dismissRule(state: NoticeState, name: RuleName): NoticeState {
  if (name === 'no-data') return { ...state, outage: state.outage && dismiss(state.outage) };
  if (name === 'phone-alerted') {
    const phone = Object.entries(state.phone).map(([alert, one]) => [alert, dismiss(one)] as const);
    return { ...state, phone: Object.fromEntries(phone) };
  }
  const episode = state.episodes[name];
  return episode ? { ...state, episodes: { ...state.episodes, [name]: dismiss(episode) } } : state;
}
