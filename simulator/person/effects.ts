import { HOUR_MS, MINUTE_MS } from '../units';
import { smoothStep } from './random';

/** Something that moves glucose: in all `mgDl`, absorbed over some minutes, and forgotten by the body hours later. */
export interface Effect {
  readonly at: number;
  /** Signed: carbs raise, insulin and exercise lower. */
  readonly mgDl: number;
  /** Time scale of absorption; the effect is fastest at this time after `at`. */
  readonly scaleMs: number;
  /** From here on it fades away, so that a miscounted dose does not shift the curve for ever. */
  readonly fadeAt: number;
}

/** Time for an effect to fade once it begins to. */
export const FADE_MS = 4.5 * HOUR_MS;

/** Absorption of a mixed meal peaks after about half an hour (gamma shape, as in common meal models). */
export const CARBS_SCALE_MS = 29 * MINUTE_MS;
/** Sugar taken against a low is faster. */
export const SUGAR_SCALE_MS = 11 * MINUTE_MS;
/** Rapid-acting insulin peaks after about 50 minutes. */
export const INSULIN_SCALE_MS = 50 * MINUTE_MS;
/** Muscles take up glucose during exercise and for a while after. */
export const EXERCISE_SCALE_MS = 24 * MINUTE_MS;

/** How far an effect has moved glucose at an instant, mg/dL. */
export function effectAt(effect: Effect, at: number): number {
  const elapsed = (at - effect.at) / effect.scaleMs;
  if (elapsed <= 0) return 0;
  const absorbed = 1 - (1 + elapsed) * Math.exp(-elapsed);
  return effect.mgDl * absorbed * (1 - smoothStep(effect.fadeAt, effect.fadeAt + FADE_MS, at));
}

/** A span in which glucose is pulled to a level: a low, or pressure on the sensor. */
export interface Pull {
  readonly startAt: number;
  readonly fallMs: number;
  readonly holdMs: number;
  readonly riseMs: number;
  readonly toMgDl: number;
}

/** The end of a pull, epoch ms. */
export function pullEndAt(pull: Pull): number {
  return pull.startAt + pull.fallMs + pull.holdMs + pull.riseMs;
}

/** Glucose under a pull, mg/dL; a pull never raises. */
export function pulled(pull: Pull, at: number, mgDl: number): number {
  const bottomAt = pull.startAt + pull.fallMs;
  const down = smoothStep(pull.startAt, bottomAt, at);
  const up = smoothStep(bottomAt + pull.holdMs, pullEndAt(pull), at);
  return Math.min(mgDl, mgDl + (pull.toMgDl - mgDl) * (down - up));
}
