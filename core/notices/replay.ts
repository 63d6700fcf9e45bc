import type { ReadingColumns } from '../contract';
import type { AlertColumns } from '../history';
import { type Bound, findEpisodes } from '../statistics/episodes';
import { DEFAULT_THRESHOLDS } from '../zones';
import { replayAlerts, replayGaps, replayReadings, type Stretch } from './replay-rule';
import type { NamedRule, RuleName } from './rules';

const MINUTE_MS = 60_000;

/** What a rule is tried on: records of some days, oldest first, and how late this account's readings come. */
export type Past = {
  readonly readings: ReadingColumns;
  readonly alerts: AlertColumns;
  readonly expectedDelayMs: number;
};

/** What a rule would have done, had every reading come as expected. */
export type Replay = {
  /** The times the notices are about, epoch ms. */
  readonly at: readonly number[];
  /** How many would have come in each hour of the person's own day, midnight first. */
  readonly byHour: readonly number[];
  /** Of the consensus episodes on the rule's side, how many it told of; null for rules that look at something else. */
  readonly episodes: { readonly caught: number; readonly missed: number } | null;
};

const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = DEFAULT_THRESHOLDS;

/** The consensus episodes that a rule is for, whatever its own threshold. Source: metrics.md 1.3. */
export const EPISODE_BOUND: Partial<Record<RuleName, Bound>> = {
  'urgent-low': { side: 'below', mgDl: veryLowMgDl },
  low: { side: 'below', mgDl: lowMgDl },
  high: { side: 'above', mgDl: highMgDl },
  'high-for-long': { side: 'above', mgDl: highMgDl },
  'urgent-high': { side: 'above', mgDl: veryHighMgDl },
};

/** What a rule would have done as it is set, whether it is on or off. */
export function deriveReplay(named: NamedRule, past: Past): Replay {
  const stretches = replayRule(named, past);
  return {
    at: stretches.map(({ at }) => at),
    byHour: countByHour(stretches, past.expectedDelayMs),
    episodes: countEpisodes(named, past.readings, stretches),
  };
}

function replayRule(named: NamedRule, past: Past): readonly Stretch[] {
  if (named.name === 'no-data') return replayGaps(named.rule, past.readings, past.expectedDelayMs);
  if (named.name === 'phone-alerted') return replayAlerts(named.rule, past.alerts);
  return replayReadings(named.name, named.rule, past.readings);
}

function countByHour(stretches: readonly Stretch[], delayMs: number): readonly number[] {
  const byHour: number[] = Array(24).fill(0);
  for (const { comesAt, offsetMinutes } of stretches) {
    const local = comesAt + delayMs + offsetMinutes * MINUTE_MS;
    const hour = new Date(local).getUTCHours();
    byHour[hour] = (byHour[hour] ?? 0) + 1;
  }
  return byHour;
}

/** Told of is an episode that some notice's own stretch reaches; a rule for long ones is held to as long ones only. */
function countEpisodes({ name, rule }: NamedRule, readings: ReadingColumns, stretches: readonly Stretch[]) {
  const bound = EPISODE_BOUND[name];
  if (!bound) return null;
  const leastMs = name === 'high-for-long' ? rule.sustainedMs : 0;
  const episodes = findEpisodes(readings, bound).filter(({ startAt, endAt }) => endAt - startAt >= leastMs);
  const isCaught = ({ startAt, endAt }: { readonly startAt: number; readonly endAt: number }): boolean =>
    stretches.some(({ at, untilAt }) => at <= endAt && untilAt >= startAt);
  const caught = episodes.filter(isCaught).length;
  return { caught, missed: episodes.length - caught };
}
