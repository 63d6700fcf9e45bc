import { describeName } from '../events';
import type { Reader } from '../schedule-words';
import { formatAge, formatClock } from '../words';
import type { Away, AwayAlert, AwayEpisode, Seen } from './away';
import { formatCode, formatDate } from './words';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const KIND_WORDS: Record<AwayEpisode['kind'], string> = {
  low: 'low',
  'very-low': 'very low',
  high: 'high',
  'very-high': 'very high',
};

/**
 * While nobody looked, in sentences: what the readings say, each episode, and whether the phone alerted.
 * @param now epoch ms, when it is read
 */
export function describeAway(away: Away, reader: Reader, showValues: boolean, now: number): readonly string[] {
  const isDated = now - away.first.at >= DAY_MS;
  const when = (at: number, offsetMinutes: number | null): string => formatWhen(at, offsetMinutes, reader, isDated);
  const { first, last, lowest, highest, coveredMs, inRangeMs } = away;
  const say = (seen: Seen): string => `${formatCode(seen.code, reader)} at ${when(seen.at, seen.offsetMinutes)}`;
  return [
    `From ${when(first.at, first.offsetMinutes)} to ${when(last.at, last.offsetMinutes)}: ${formatSpan(inRangeMs)} of ${formatSpan(coveredMs)} in range.`,
    ...(showValues ? [`Lowest ${say(lowest)}, highest ${say(highest)}.`] : []),
    ...(away.episodes.length === 0
      ? ['No lows or highs of 15 min or more.']
      : away.episodes.map((one) => describeEpisode(one, when))),
    describeAlerts(away.alerts),
  ];
}

function describeEpisode(episode: AwayEpisode, when: (at: number, offsetMinutes: number | null) => string): string {
  const { kind, startAt, endAt, ended, offsetMinutes } = episode;
  const from = `You were ${KIND_WORDS[kind]} from ${when(startAt, offsetMinutes)}`;
  const span = formatSpan(endAt - startAt);
  switch (ended) {
    case 'back':
      return `${from} for ${span}.`;
    case 'cut':
      return `${from} for at least ${span}; then readings are missing.`;
    case 'open':
      return `${from} for at least ${span}, until the last reading.`;
  }
}

function describeAlerts(alerts: readonly AwayAlert[]): string {
  if (alerts.length === 0) return 'No alert of your phone or receiver was reported.';
  const each = alerts.map(({ name, count }) => {
    return count === 1 ? describeName('alertName', name) : `${describeName('alertName', name)} (${count} times)`;
  });
  return `Your phone or receiver alerted: ${each.join(', ')}.`;
}

const formatSpan = (ms: number): string => (ms < MINUTE_MS ? '0 min' : formatAge(ms));

/** A clock time, with its day where it is read a day or more after the first. */
function formatWhen(at: number, offsetMinutes: number | null, { locale }: Reader, isDated: boolean): string {
  const clock = formatClock(at, locale, offsetMinutes);
  return isDated ? `${clock} on ${formatDate(at, locale, offsetMinutes)}` : clock;
}
