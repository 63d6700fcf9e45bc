import type { CalibrationColumns } from '../history';
import type { Series } from './grid';
import { indexAt, NOMINAL_MS } from './readings';
import type { Gated } from './sufficiency';

/** Readings this far from a fingerstick, before or after, are compared with it. Ours, metrics.md 1.10. */
const PAIR_MS = NOMINAL_MS;
/** The least pairs that are worth a number. Ours, metrics.md 1.10. */
export const LEAST_PAIRS = 5;
/** What counts as near: 15 mg/dL under 100 mg/dL, else 15 %. Ours, metrics.md 1.10. */
const NEAR = { underMgDl: 100, byMgDl: 15, byShare: 0.15 } as const;
/** What a sensor can show. Source: Dexcom G6 and G7 user guides. */
const MEASURED = { from: 40, to: 400 } as const;

/** A fingerstick and the sensor's value beside it (mg/dL). */
export type FingerstickPair = { readonly at: number; readonly fingerstick: number; readonly sensor: number };

/** How near the sensor was to fingersticks: mean absolute relative difference and share near, both in percent. */
export type Accuracy = { readonly mardPercent: number; readonly nearPercent: number; readonly pairs: number };

/** Pairs each fingerstick with the nearest reading, the earlier of two equally near. */
export function pairFingersticks(
  { at, mgDl }: Pick<CalibrationColumns, 'at' | 'mgDl'>,
  readings: Series,
): readonly FingerstickPair[] {
  return Array.from(at.keys()).flatMap((i) => {
    const [when = 0, fingerstick = Number.NaN] = [at[i], mgDl[i]];
    if (!(fingerstick >= MEASURED.from && fingerstick <= MEASURED.to)) return [];
    const after = indexAt(readings.at, when);
    const apart = (place: number): number => Math.abs((readings.at[place] ?? Number.NaN) - when);
    const nearest = apart(after) < apart(after - 1) || after === 0 ? after : after - 1;
    const sensor = readings.mgDl[nearest];
    return sensor !== undefined && apart(nearest) <= PAIR_MS ? [{ at: when, fingerstick, sensor }] : [];
  });
}

/** What the pairs say together; a calibration changes what the sensor shows after it, which is to be said beside. */
export function deriveAccuracy(pairs: readonly FingerstickPair[]): Gated<Accuracy> {
  const [have, need] = [pairs.length, LEAST_PAIRS];
  if (have < need) return { kind: 'not-enough', of: 'pairs', have, need, percent: (100 * have) / need };
  const off = pairs.map(({ fingerstick, sensor }) => Math.abs(sensor - fingerstick) / fingerstick);
  const near = pairs.filter(isNear).length;
  const mardPercent = (100 * off.reduce((sum, share) => sum + share, 0)) / have;
  return { kind: 'value', value: { mardPercent, nearPercent: (100 * near) / have, pairs: have } };
}

/** Whether the sensor was within 15 mg/dL or 15 % of a fingerstick. */
export function isNear({ fingerstick, sensor }: FingerstickPair): boolean {
  const limit = fingerstick < NEAR.underMgDl ? NEAR.byMgDl : fingerstick * NEAR.byShare;
  return Math.abs(sensor - fingerstick) <= limit;
}
