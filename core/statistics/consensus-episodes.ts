import type { EpisodeCounts } from '../history';
import type { Thresholds } from '../zones';
import { EPISODES, type Episode, type EpisodePolicy, findEpisodes } from './episodes';
import type { Series } from './grid';

/** An episode by the consensus: level 2 where it holds one beyond the further bound as well. */
export type ConsensusEpisode = Episode & {
  readonly side: 'low' | 'high';
  readonly level: 1 | 2;
  /** Low for more than two hours at a stretch. Source: Battelino 2023, doi:10.1016/S2213-8587(22)00319-9. */
  readonly isExtended: boolean;
};

/** What is looked at around a range, so that an episode over its start or its end is seen as it was. Ours. */
export const AROUND_MS = { before: 24 * 3_600_000, after: 12 * 3_600_000 } as const;

/** How many there are of each kind. */
export function countEpisodes(episodes: readonly ConsensusEpisode[]): EpisodeCounts {
  const count = (is: (one: ConsensusEpisode) => boolean): number => episodes.filter(is).length;
  return {
    low: count(({ side }) => side === 'low'),
    veryLow: count(({ side, level }) => side === 'low' && level === 2),
    extended: count(({ isExtended }) => isExtended),
    high: count(({ side }) => side === 'high'),
    veryHigh: count(({ side, level }) => side === 'high' && level === 2),
  };
}

const EXTENDED_MS = 120 * 60_000;

/** All episodes of tidy readings, oldest first. */
export function deriveEpisodes(series: Series, bounds: Thresholds, policy = EPISODES): readonly ConsensusEpisode[] {
  const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = bounds;
  const below = (mgDl: number, by = policy) => findEpisodes(series, { side: 'below', mgDl }, by);
  const above = (mgDl: number) => findEpisodes(series, { side: 'above', mgDl }, policy);
  const lows = below(lowMgDl);
  const extended = lows.some(isLong) ? below(lowMgDl, extendedPolicy(policy)) : [];
  return [
    ...withLevels('low', lows, below(veryLowMgDl), extended),
    ...withLevels('high', above(highMgDl), above(veryHighMgDl), []),
  ].sort((a, b) => a.startAt - b.startAt);
}

/** Level 2 and extended ones alone, with their own start and end, are found by the same finder. */
export const extendedPolicy = (policy: EpisodePolicy): EpisodePolicy => ({
  ...policy,
  leastMs: EXTENDED_MS + policy.readingMs,
});

const isLong = ({ startAt, endAt }: Episode): boolean => endAt - startAt >= EXTENDED_MS;

function withLevels(
  side: ConsensusEpisode['side'],
  all: readonly Episode[],
  level2: readonly Episode[],
  extended: readonly Episode[],
): ConsensusEpisode[] {
  const [holdsLevel2, holdsExtended] = [createHolds(level2), createHolds(extended)];
  return all.map((episode) => ({
    ...episode,
    side,
    level: holdsLevel2(episode) ? 2 : 1,
    isExtended: holdsExtended(episode),
  }));
}

/** Whether one of the inner episodes starts in an outer one; to be asked in order. */
function createHolds(inner: readonly Episode[]): (outer: Episode) => boolean {
  let next = 0;
  return ({ index, endIndex }) => {
    while ((inner[next]?.index ?? Number.POSITIVE_INFINITY) < index) next += 1;
    return (inner[next]?.index ?? Number.POSITIVE_INFINITY) < endIndex;
  };
}

/** How an episode was come into: mg/dL a minute over the quarter of an hour before its first reading, null where not known. */
export function rateInto({ at, mgDl }: Series, index: number): number | null {
  const now = at[index] ?? 0;
  for (let before = index - 1; before >= 0; before -= 1) {
    const apartMs = now - (at[before] ?? 0);
    if (apartMs > RATE_MS + RATE_SLACK_MS) return null;
    if (apartMs >= RATE_MS - RATE_SLACK_MS) return ((mgDl[index] ?? 0) - (mgDl[before] ?? 0)) / (apartMs / 60_000);
  }
  return null;
}

/** What a rate is measured over, as Dexcom's arrows are (manual: the last 15 to 20 min), and by how much that may be missed. */
const RATE_MS = 15 * 60_000;
const RATE_SLACK_MS = 2.5 * 60_000;
