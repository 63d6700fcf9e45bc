import type { ReadingColumns } from '../contract';
import { LOW_CODE } from '../glucose';
import { type AlertColumns, NO_OFFSET } from '../history';
import { advance, depthOf, type Episode, isSustained, RECENT_MS, type Sample } from './episode';
import type { PhoneAlert } from './notice-state';
import { advanceAlert, isRinging } from './reduce-phone';
import type { NoDataRule, PhoneRule, ReadingRule, ReadingRuleName } from './rules';
import { dueOf, tell } from './told';
import { isScheduled } from './week';

/**
 * A notice that would have been given: the time it is about, until when readings then stayed beyond the threshold, and
 * when it comes, but for the usual delay. Times are epoch ms.
 */
export type Stretch = {
  readonly at: number;
  untilAt: number;
  readonly comesAt: number;
  readonly offsetMinutes: number;
};

const stretchAt = (at: number, offsetMinutes: number, comesAt = at): Stretch => ({
  at,
  untilAt: at,
  comesAt,
  offsetMinutes,
});

/** A rule of readings over readings, by the very steps that a poll's readings take. */
export function replayReadings(name: ReadingRuleName, rule: ReadingRule, columns: ReadingColumns): Stretch[] {
  const told: Stretch[] = [];
  let episode: Episode | null = null;
  let sinceAt: number | null = null;
  let open: Stretch | null = null;
  let recent: readonly Sample[] = [];
  for (const { at, code, offsetMinutes } of walk(columns)) {
    episode = advance(episode, rule, depthOf(name, rule, { at, code }, recent), at);
    if (rule.kind === 'rate') recent = [...recent, { at, code }].filter((one) => one.at > at - RECENT_MS);
    if (episode?.sinceAt !== sinceAt) open = null;
    sinceAt = episode?.sinceAt ?? null;
    if (open) open.untilAt = at;
    if (!episode || !isDue(rule, episode, at, offsetMinutes)) continue;
    episode = tell(episode, at);
    told.push(stretchAt(at, offsetMinutes));
    open ??= told[told.length - 1] ?? null;
  }
  return told;
}

const isDue = (rule: ReadingRule, episode: Episode, at: number, offsetMinutes: number): boolean =>
  isSustained(episode, rule) &&
  dueOf(episode, rule.repeatMs, at) !== null &&
  isScheduled(rule.schedule, at, offsetMinutes);

/** Gaps between readings, as if each had come after the usual delay: when uploads stopped is not kept. */
export function replayGaps(rule: NoDataRule, columns: ReadingColumns, expectedDelayMs: number): Stretch[] {
  const told: Stretch[] = [];
  let last: Stretch | null = null;
  for (const { at, offsetMinutes } of walk(columns)) {
    if (last) told.push(...toldInGap(rule, last, at, expectedDelayMs));
    last = stretchAt(at, offsetMinutes);
  }
  return told;
}

function toldInGap(rule: NoDataRule, { at, offsetMinutes }: Stretch, nextAt: number, delayMs: number): Stretch[] {
  const told: Stretch[] = [];
  const { afterMs, repeatMs, schedule } = rule;
  for (let comesAt = at + afterMs; comesAt < nextAt; comesAt += repeatMs ?? Number.POSITIVE_INFINITY) {
    if (isScheduled(schedule, comesAt + delayMs, offsetMinutes)) told.push(stretchAt(at, offsetMinutes, comesAt));
  }
  return told;
}

/** The phone's alerts, each once until its end. */
export function replayAlerts(
  { alerts, schedule, repeatMs }: PhoneRule,
  columns: AlertColumns,
): Array<Stretch & { readonly name: string }> {
  const told: Array<Stretch & { readonly name: string }> = [];
  const byName = new Map<string, PhoneAlert>();
  for (const [i, at] of columns.at.entries()) {
    const name = columns.name[i] ?? '';
    const step = { at, state: columns.state[i] ?? null };
    const offsetMinutes = knownOffset(columns.offsetMinutes[i], 0);
    const alert = advanceAlert(byName.get(name), step);
    const isWanted = isRinging(step) && (alerts === 'all' || alerts.includes(name));
    const isTold = isWanted && dueOf(alert, repeatMs, at) !== null && isScheduled(schedule, at, offsetMinutes);
    byName.set(name, isTold ? tell(alert, at) : alert);
    if (isTold) told.push({ ...stretchAt(at, offsetMinutes), name });
  }
  return told;
}

type Walked = Sample & { readonly offsetMinutes: number };

/** Readings with a value, each by the clock last known. */
function* walk({ at: times, mgDl, offsetMinutes }: ReadingColumns): Generator<Walked> {
  let offset = 0;
  for (const [i, at] of times.entries()) {
    const code = mgDl[i] ?? 0;
    if (code < LOW_CODE) continue;
    offset = knownOffset(offsetMinutes[i], offset);
    yield { at, code, offsetMinutes: offset };
  }
}

const knownOffset = (offset: number | undefined, before: number): number =>
  offset === undefined || offset === NO_OFFSET ? before : offset;
