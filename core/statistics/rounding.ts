import { type GlucoseUnit, toMgDl } from '../units';
import { type Thresholds, type Zone, zoneOf } from '../zones';

/**
 * Rounds halves to the even neighbour, in decimals as written: 1.525 is 1.52 though its binary form is not exactly so.
 * Source: Tidepool viz, which rounds glucose so.
 */
export function roundHalfEven(value: number, decimals: number): number {
  const scaled = Number(`${value}e${decimals}`);
  const low = Math.floor(scaled);
  const isHalf = Math.abs(scaled - low - 0.5) < 1e-8;
  const whole = isHalf ? low + (((low % 2) + 2) % 2) : Math.round(scaled);
  return Number(`${whole}e${-decimals}`);
}

/**
 * The zone of a value as another device wrote it: rounded as it would be shown, then held against the bounds of that
 * unit. Values of the archive are whole mg/dL and need no rounding. Source: metrics.md 1.6.
 */
export function zoneOfWritten(value: number, unit: GlucoseUnit, bounds: Thresholds): Zone {
  if (unit === 'mg/dL') return zoneOf(roundHalfEven(value, 0), bounds);
  const shown = roundHalfEven(value, 1);
  return zoneOf(toMgDl(shown), bounds);
}
