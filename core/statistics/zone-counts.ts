import { HIGH_CODE, LOW_CODE } from '../glucose';
import type { Thresholds, Zone } from '../zones';
import { countBetween, type Distribution, type Histogram } from './distribution';

/** Readings in each zone. */
export type ZoneCounts = Readonly<Record<Zone, number>>;

/** Counts the readings of each zone; LOW is in the lowest, HIGH in the highest. Both ends of the target are inside it. */
export function countZones(distribution: Histogram, bounds: Thresholds): ZoneCounts {
  const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = bounds;
  return {
    'very-low': countBetween(distribution, LOW_CODE, veryLowMgDl - 1),
    low: countBetween(distribution, veryLowMgDl, lowMgDl - 1),
    target: countBetween(distribution, lowMgDl, highMgDl),
    high: countBetween(distribution, highMgDl + 1, veryHighMgDl),
    'very-high': countBetween(distribution, veryHighMgDl + 1, HIGH_CODE),
  };
}

/** The zones as parts of 1; NaN of no readings. */
export function shareOf(counts: ZoneCounts): ZoneCounts {
  const total = counts['very-low'] + counts.low + counts.target + counts.high + counts['very-high'];
  return {
    'very-low': counts['very-low'] / total,
    low: counts.low / total,
    target: counts.target / total,
    high: counts.high / total,
    'very-high': counts['very-high'] / total,
  };
}

/** The tight range in mg/dL, both ends inside. It has no consensus target, so no goal. Source: Danne 2017, table 1. */
export const TIGHT_RANGE = { fromMgDl: 70, toMgDl: 140 } as const;

/** The part of readings from one value (mg/dL) to another, both inside. */
export const shareBetween = (distribution: Distribution, fromMgDl: number, toMgDl: number): number =>
  countBetween(distribution, fromMgDl, toMgDl) / distribution.total;
