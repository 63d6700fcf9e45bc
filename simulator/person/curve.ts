import { HOUR_MS, MINUTE_MS } from '../units';
import type { DayPlan } from './day-plan';
import { type Effect, effectAt, FADE_MS, type Pull, pullEndAt, pulled } from './effects';
import type { PersonProfile } from './profile';
import { smoothNoise } from './random';
import { phoneOffsetMinutesAt } from './travel';

/** Evenly spaced instants: the 5-minute grid of a sensor, or one instant alone. */
export interface Grid {
  readonly firstAt: number;
  readonly stepMs: number;
  readonly count: number;
}

/** Draws of this file. */
const WANDER = 0x3c1;
/** Doses alone do not get below this; planned lows do. */
const FLOOR_MGDL = 50;

function bump(hour: number, peakHour: number, widthHours: number): number {
  const apart = Math.abs(hour - peakHour);
  const distance = Math.min(apart, 24 - apart) / widthHours;
  return Math.exp(-distance * distance);
}

/** Where glucose would be without meals: base, dawn, evening, and slow swings of unknown cause. */
function restingAt(profile: PersonProfile, at: number, offsetMinutes: number): number {
  const { body, seed } = profile;
  const hour = ((at + offsetMinutes * MINUTE_MS) / HOUR_MS) % 24;
  const daily = body.dawnMgDl * bump(hour, 7, 2.2) + body.eveningMgDl * bump(hour, 20.5, 3);
  const slow = smoothNoise(seed + WANDER, at / (30 * HOUR_MS));
  const medium = smoothNoise(seed + WANDER + 1, at / (4 * HOUR_MS));
  const fast = smoothNoise(seed + WANDER + 2, at / (50 * MINUTE_MS));
  return daily + body.wanderMgDl * (0.75 * slow + 0.6 * medium + 0.22 * fast);
}

function addEffect(total: Float64Array, grid: Grid, effect: Effect): void {
  const from = Math.max(0, Math.ceil((effect.at - grid.firstAt) / grid.stepMs));
  const to = Math.min(grid.count, Math.ceil((effect.fadeAt + FADE_MS - grid.firstAt) / grid.stepMs));
  for (let index = from; index < to; index += 1) {
    total[index] = (total[index] ?? 0) + effectAt(effect, grid.firstAt + index * grid.stepMs);
  }
}

/** Pulls every point inside `pull` down to its level, in place. */
export function applyPull(levels: Float64Array, grid: Grid, pull: Pull): void {
  const from = Math.max(0, Math.ceil((pull.startAt - grid.firstAt) / grid.stepMs));
  const to = Math.min(grid.count, Math.ceil((pullEndAt(pull) - grid.firstAt) / grid.stepMs));
  for (let index = from; index < to; index += 1) {
    levels[index] = pulled(pull, grid.firstAt + index * grid.stepMs, levels[index] ?? 0);
  }
}

/** Rises add up; falls meet resistance (the liver answers), so that no sum of doses goes below zero. */
function bend(baseMgDl: number, shiftMgDl: number): number {
  if (shiftMgDl >= 0) return baseMgDl + shiftMgDl;
  const room = baseMgDl - FLOOR_MGDL;
  return FLOOR_MGDL + room * Math.exp(shiftMgDl / room);
}

/** The glucose in the body, mg/dL, at every point of a grid, given the plans of all days that reach it. */
export function traceGlucose(profile: PersonProfile, plans: readonly DayPlan[], grid: Grid): Float64Array {
  const levels = new Float64Array(grid.count);
  let offsetMinutes = 0;
  for (let index = 0; index < grid.count; index += 1) {
    const at = grid.firstAt + index * grid.stepMs;
    if (index % 6 === 0) offsetMinutes = phoneOffsetMinutesAt(profile, at);
    levels[index] = restingAt(profile, at, offsetMinutes);
  }
  for (const plan of plans) for (const effect of plan.effects) addEffect(levels, grid, effect);
  for (let index = 0; index < grid.count; index += 1) levels[index] = bend(profile.body.baseMgDl, levels[index] ?? 0);
  for (const plan of plans) for (const low of plan.lows) applyPull(levels, grid, low);
  return levels;
}
