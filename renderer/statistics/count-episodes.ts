import type { Bridge, TimeRange } from '../../core/contract';
import { deriveEpisodes } from '../../core/statistics/consensus-episodes';
import { excludeSpans } from '../../core/statistics/readings';
import type { Thresholds } from '../../core/zones';

/** So long a time is looked through for episodes at once. */
export const EPISODES_WITHIN_MS = 366 * 24 * 3_600_000;

/** How many episodes began in a window; very low and very high ones are among the others. */
export type EpisodeCounts = {
  readonly low: number;
  readonly veryLow: number;
  readonly extended: number;
  readonly high: number;
  readonly veryHigh: number;
};

/** Counts the episodes of a range by the consensus; null where it is too long to. */
export async function countEpisodes(
  bridge: Bridge,
  range: TimeRange,
  thresholds: Thresholds,
): Promise<EpisodeCounts | null> {
  if (range.toAt - range.fromAt > EPISODES_WITHIN_MS) return null;
  const [readings, excluded] = await Promise.all([bridge.getReadings(range), bridge.getExclusions()]);
  const all = deriveEpisodes(excludeSpans(readings, excluded), thresholds);
  const lows = all.filter(({ side }) => side === 'low');
  const highs = all.filter(({ side }) => side === 'high');
  return {
    low: lows.length,
    veryLow: lows.filter(({ level }) => level === 2).length,
    extended: lows.filter(({ isExtended }) => isExtended).length,
    high: highs.length,
    veryHigh: highs.filter(({ level }) => level === 2).length,
  };
}
