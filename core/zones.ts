import { type Glucose, glucoseToCode } from './glucose';

/** The five consensus zones, from lowest to highest. */
export type Zone = 'very-low' | 'low' | 'target' | 'high' | 'very-high';

/**
 * Bounds of the zones in mg/dL: very low < veryLow <= low < low bound <= target <= high bound < high <= very high bound < very high.
 * Source of the defaults: Battelino 2019, doi:10.2337/dci19-0028 (54, 70, 180, 250).
 */
export type Thresholds = {
  readonly veryLowMgDl: number;
  readonly lowMgDl: number;
  readonly highMgDl: number;
  readonly veryHighMgDl: number;
};

export const DEFAULT_THRESHOLDS: Thresholds = { veryLowMgDl: 54, lowMgDl: 70, highMgDl: 180, veryHighMgDl: 250 };

/** The zone of a value in mg/dL. Both ends of the target are inside it. */
export function zoneOf(mgDl: number, thresholds: Thresholds): Zone {
  if (mgDl < thresholds.veryLowMgDl) return 'very-low';
  if (mgDl < thresholds.lowMgDl) return 'low';
  if (mgDl <= thresholds.highMgDl) return 'target';
  if (mgDl <= thresholds.veryHighMgDl) return 'high';
  return 'very-high';
}

/** The zone of a glucose; LOW is always very low and HIGH always very high; null where there is no value. */
export function zoneOfGlucose(glucose: Glucose, thresholds: Thresholds): Zone | null {
  if (glucose.kind === 'low') return 'very-low';
  if (glucose.kind === 'high') return 'very-high';
  const code = glucoseToCode(glucose);
  return code === null ? null : zoneOf(code, thresholds);
}

/** The zone in words, for a screen reader and wherever colour alone would say it. */
export const ZONE_WORDS: Record<Zone, string> = {
  'very-low': 'very low',
  low: 'low',
  target: 'in range',
  high: 'high',
  'very-high': 'very high',
};
