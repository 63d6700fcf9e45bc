import { type Cluster, findClusters, type Side } from '../../core/statistics/clusters';
import { type DayGroup, IN_GROUP } from '../../core/statistics/pattern';
import { formatHours } from '../statistics/format-figure';
import type { ProfileData } from './load-pattern';

/** So many of each side are said; more would be none. */
const MOST_SAID = 2;
/** The hours that a person calls night. */
const NIGHT = { from: 22, to: 7 } as const;
const WORDS: Readonly<Record<Side, string>> = { low: 'Lows', high: 'Highs' };

/** The hours that stand out, lows first, in words: "Lows cluster 02:00 to 04:00: on 5 of 14 nights." */
export function describeClusters({ hours }: ProfileData, group: DayGroup, locale: string): readonly string[] {
  const days = hours.filter(({ localAt }) => IN_GROUP[group](localAt));
  return (['low', 'high'] as const).flatMap((side) =>
    findClusters(days, side)
      .slice(0, MOST_SAID)
      .map((cluster) => describeCluster(cluster, locale)),
  );
}

function describeCluster({ side, fromHour, toHour, hits, days }: Cluster, locale: string): string {
  if (toHour - fromHour === 24) return `${WORDS[side]} come at all hours: on ${hits} of ${days} days.`;
  const isNight = isAtNight(fromHour) && isAtNight((toHour + 23) % 24);
  const what = isNight ? 'nights' : 'days';
  return `${WORDS[side]} cluster ${formatHours(fromHour, toHour, locale)}: on ${hits} of ${days} ${what}.`;
}

const isAtNight = (hour: number): boolean => hour >= NIGHT.from || hour < NIGHT.to;
