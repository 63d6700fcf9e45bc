import { type GlucoseUnit, MG_DL_PER_MMOL_L } from '../../core/units';

const MINUTE_MS = 60_000;
/** The sensor measures nothing below this, so no number stands there. */
const LEAST_MG_DL = 40;
const STEPS_MINUTES = [15, 30, 60, 120, 180, 240, 360, 720];

/**
 * Round clock times inside a range, as the person's own clock showed them.
 * @param most how many fit beside each other
 */
export function clockTicks(fromAt: number, toAt: number, offsetMinutes: number, most: number): number[] {
  const minutes = (toAt - fromAt) / MINUTE_MS;
  const step = (STEPS_MINUTES.find((one) => minutes / one <= most) ?? 720) * MINUTE_MS;
  const shift = offsetMinutes * MINUTE_MS;
  const ticks: number[] = [];
  for (let at = Math.ceil((fromAt + shift) / step) * step - shift; at <= toAt; at += step) ticks.push(at);
  return ticks;
}

/** Round glucose values inside a range, in mg/dL: every 50 mg/dL, or every 3 mmol/L. */
export const glucoseTicks = (minMgDl: number, maxMgDl: number, unit: GlucoseUnit): number[] =>
  changeTicks(Math.max(minMgDl, LEAST_MG_DL), maxMgDl, unit);

/** The same of changes, which may be negative. */
export function changeTicks(minMgDl: number, maxMgDl: number, unit: GlucoseUnit): number[] {
  const step = unit === 'mg/dL' ? 50 : 3 * MG_DL_PER_MMOL_L;
  const ticks: number[] = [];
  for (let k = Math.ceil(minMgDl / step); k * step <= maxMgDl; k++) ticks.push(k * step);
  return ticks;
}
