import type { Fingersticks } from '../fingersticks';
import type { FingerstickColumns } from '../history';
import type { Series } from './grid';
import { indexAt, NOMINAL_MS } from './readings';
import type { Gated } from './sufficiency';

/** Readings this far from a fingerstick, before or after, are compared with it. Ours, metrics.md 1.10. */
export const PAIR_MS = NOMINAL_MS;
/** The least pairs that are worth a number. Ours, metrics.md 1.10. */
export const LEAST_PAIRS = 5;
/** Under this the difference counts in mg/dL, from it on in percent. Source: FDA's iCGM special controls, 21 CFR 862.1355. */
const MG_DL_UNDER = 100;
/** How near: so many mg/dL under 100 mg/dL, else so many percent. 15 is metrics.md 1.10; 20 and 30 as studies of sensors report. */
export const NEAR = [15, 20, 30] as const;
export type Near = (typeof NEAR)[number];
/** What a sensor can show. Source: Dexcom G6 and G7 user guides. */
const MEASURED = { from: 40, to: 400 } as const;

/** Those that a sensor could have shown, each with the nearest reading; of two equally near it is the earlier. */
export function pairFingersticks({ at, mgDl, isCalibration }: Fingersticks, readings: Series): FingerstickColumns {
  const pairs = Array.from(at.keys()).flatMap((i) => {
    const [when = 0, stick = Number.NaN] = [at[i], mgDl[i]];
    if (!(stick >= MEASURED.from && stick <= MEASURED.to)) return [];
    const after = indexAt(readings.at, when);
    const apart = (place: number): number => Math.abs((readings.at[place] ?? Number.NaN) - when);
    const nearest = apart(after) < apart(after - 1) || after === 0 ? after : after - 1;
    const sensor = readings.mgDl[nearest];
    return sensor !== undefined && apart(nearest) <= PAIR_MS ? [{ i, sensor }] : [];
  });
  return {
    at: Float64Array.from(pairs, ({ i }) => at[i] ?? 0),
    mgDl: Float64Array.from(pairs, ({ i }) => mgDl[i] ?? 0),
    sensorMgDl: Int16Array.from(pairs, ({ sensor }) => sensor),
    isCalibration: Uint8Array.from(pairs, ({ i }) => isCalibration[i] ?? 0),
  };
}

/** How near the sensor was to fingersticks: mean absolute relative difference and shares near, in percent; bias in mg/dL. */
export type Accuracy = {
  readonly pairs: number;
  readonly mardPercent: number;
  /** How much the sensor was above the fingersticks, on the whole; below is less than 0. */
  readonly biasMgDl: number;
  readonly nearPercent: Readonly<Record<Near, number>>;
};

type Pairs = Pick<FingerstickColumns, 'mgDl' | 'sensorMgDl'>;

/** What the pairs say together; a calibration changes what the sensor shows after it, which is to be said beside. */
export function deriveAccuracy({ mgDl, sensorMgDl }: Pairs): Gated<Accuracy> {
  const [have, need] = [mgDl.length, LEAST_PAIRS];
  if (have < need) return { kind: 'not-enough', of: 'pairs', have, need, percent: (100 * have) / need };
  const pairs = Array.from(mgDl, (stick, i) => ({ stick, sensor: sensorMgDl[i] ?? 0 }));
  const mean = (value: (pair: { stick: number; sensor: number }) => number): number =>
    pairs.reduce((sum, pair) => sum + value(pair), 0) / have;
  const share = (near: Near): number => mean(({ stick, sensor }) => (isNear(stick, sensor, near) ? 100 : 0));
  return {
    kind: 'value',
    value: {
      pairs: have,
      mardPercent: mean(({ stick, sensor }) => (100 * Math.abs(sensor - stick)) / stick),
      biasMgDl: mean(({ stick, sensor }) => sensor - stick),
      nearPercent: { 15: share(15), 20: share(20), 30: share(30) },
    },
  };
}

/** Whether the sensor was within so many mg/dL or percent of a fingerstick. */
export const isNear = (stick: number, sensor: number, near: Near): boolean =>
  stick < MG_DL_UNDER ? Math.abs(sensor - stick) <= near : 100 * Math.abs(sensor - stick) <= near * stick;
