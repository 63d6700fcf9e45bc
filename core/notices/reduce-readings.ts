import { glucoseFromCode, glucoseToCode } from '../glucose';
import { NO_OFFSET } from '../history';
import { advance, changeTo, depthOf, type Episode, isBack, isSustained, RECENT_MS, type Sample } from './episode';
import type { PollEnded } from './event';
import type { About, Notice } from './notice';
import { type NoticeState, recovered, without } from './notice-state';
import { isAsExpected, isOfToday, isPossible, makeNotice, mayTell, type Poll } from './present';
import { isOn, READING_RULES, type ReadingRuleName } from './rules';
import { dueOf, tell, tellAsPast } from './told';

type Lived = Sample & { readonly offsetMinutes: number | null };
type Walked = { readonly state: NoticeState; readonly notices: readonly Notice[] };

/** Readings older than the newest by this decide nothing: no rule looks back longer, and nothing of then is told. */
const MATTERS_MS = 48 * 3_600_000;

/** What a poll's readings make of the state: each newer than all before is looked at in its order, by every rule that is on. */
export function reduceReadings(state: NoticeState, by: Poll): Walked {
  const readings = sampleReadings(by.poll);
  const fromAt = Math.max((readings[readings.length - 1]?.at ?? 0) - MATTERS_MS, state.newestAt ?? 0);
  const newer = readings.filter(({ at }) => at > fromAt);
  let walked: Walked = { state, notices: [] };
  for (const reading of newer) walked = walkReading(walked, reading, by);
  return walked;
}

/** Readings that can be true and have a value, oldest first, each time once. */
export function sampleReadings(poll: PollEnded): readonly Lived[] {
  const { at: times, mgDl, offsetMinutes } = poll.readings;
  const byAt = new Map<number, Lived>();
  for (const [i, at] of times.entries()) {
    const code = glucoseToCode(glucoseFromCode(mgDl[i] ?? null));
    if (code === null || !isPossible(at, poll)) continue;
    const offset = offsetMinutes[i] ?? NO_OFFSET;
    byAt.set(at, { at, code, offsetMinutes: offset === NO_OFFSET ? null : offset });
  }
  return [...byAt.values()].sort((a, b) => a.at - b.at);
}

function walkReading(before: Walked, reading: Lived, by: Poll): Walked {
  let walked: Walked = { ...before, state: { ...before.state, newestAt: reading.at } };
  for (const name of READING_RULES) if (isOn(by.settings, name)) walked = walkRule(walked, name, reading, by);
  const recent = [...before.state.recent, { at: reading.at, code: reading.code }];
  const kept = recent.filter(({ at }) => at > reading.at - RECENT_MS);
  const offsetMinutes = reading.offsetMinutes ?? before.state.offsetMinutes;
  return { ...walked, state: { ...walked.state, offsetMinutes, recent: kept } };
}

function walkRule({ state, notices }: Walked, name: ReadingRuleName, reading: Lived, by: Poll): Walked {
  const rule = by.settings.rules[name];
  const before = state.episodes[name] ?? null;
  const depth = depthOf(name, rule, reading, state.recent);
  const episode = advance(before, rule, depth, reading.at);
  if (episode === null) {
    const over = { ...state, episodes: without(state.episodes, name) };
    return { state: isBack(rule, depth) && before ? recovered(over, name) : over, notices };
  }
  const due = isSustained(episode, rule) ? dueOf(episode, rule.repeatMs, by.poll.at) : null;
  const told = { state: withEpisode(state, name, episode), notices };
  if (due === null || !mayTell(state, name, reading.at, reading.offsetMinutes, by)) return told;
  return tellOf(told, name, episode, { reading, isAgain: due === 'again' }, by);
}

const withEpisode = (state: NoticeState, name: ReadingRuleName, episode: Episode): NoticeState => ({
  ...state,
  episodes: { ...state.episodes, [name]: episode },
});

type Telling = { readonly reading: Lived; readonly isAgain: boolean };

/** Due where the reading came as expected, and past, once, where it came late. */
function tellOf(
  { state, notices }: Walked,
  name: ReadingRuleName,
  episode: Episode,
  telling: Telling,
  by: Poll,
): Walked {
  const { reading, isAgain } = telling;
  const isDue = isAsExpected(reading.at, by.poll);
  if (!isDue && (isAgain || episode.pastAt !== null || !isOfToday(reading.at, by.poll))) return { state, notices };
  const about = aboutReading(name, episode, reading, state.recent);
  if (about === null) return { state, notices };
  const { at, offsetMinutes } = reading;
  const notice = makeNotice({ kind: isDue ? 'due' : 'past', about, at, offsetMinutes, isAgain }, by);
  const known = isDue ? tell(episode, by.poll.at) : tellAsPast(episode, at);
  return { state: withEpisode(state, name, known), notices: addNotice(notices, notice, episode.pastAt) };
}

/** Of one rule a poll tells one notice of each kind, the newest, and what it tells in time it does not tell as past. */
function addNotice(notices: readonly Notice[], added: Notice, pastAt: number | null): readonly Notice[] {
  const isReplaced = ({ kind, at, about }: Notice): boolean =>
    about.rule === added.about.rule && (kind === added.kind || at === pastAt);
  return [...notices.filter((notice) => !isReplaced(notice)), added];
}

function aboutReading(name: ReadingRuleName, { sinceAt }: Episode, reading: Lived, recent: readonly Sample[]) {
  if (name !== 'fast-fall' && name !== 'fast-rise') {
    return { rule: name, code: reading.code, sinceAt: sinceAt ?? reading.at } satisfies About;
  }
  const change = changeTo(reading, recent);
  return change && ({ rule: name, code: reading.code, change } satisfies About);
}
