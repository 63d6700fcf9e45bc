import { DAY_MS, SECOND_MS } from '../units';
import { applyPull, type Grid, traceGlucose } from './curve';
import type { PlansBetween } from './day-plan';
import type { Egv, Trend } from './person';
import type { PersonProfile } from './profile';
import { gaussOf, hash32 } from './random';
import { type SensorSession, STEP_MS, sessionIndexAt, sessionOf } from './sensor';

/** A reading as the transmitter made it, before any device showed or uploaded it. */
export interface Reading {
  readonly at: number;
  readonly session: SensorSession;
  readonly ticks: number;
  readonly mgDl: number;
  readonly status: Egv['status'];
  readonly trend: Trend;
  readonly rateMgDlPerMinute: number | null;
}

const NOISE = 0x901;
/** A reading's rate is taken over three intervals, 15 minutes, as the manual says of the arrow. */
const RATE_STEPS = 3;
/** Readings before the window from which the noise is run, until its memory has faded. */
const NOISE_RUN_UP = 16;
const NOISE_MEMORY = 0.72;

/** Noise that remembers a little (first-order autoregressive), as sensor noise does; variance 1. */
function traceNoise(seed: number, session: number, firstIndex: number, count: number): Float64Array {
  const noise = new Float64Array(count);
  const fresh = Math.sqrt(1 - NOISE_MEMORY * NOISE_MEMORY);
  let level = 0;
  for (let index = -NOISE_RUN_UP; index < count; index += 1) {
    level = NOISE_MEMORY * level + fresh * gaussOf(seed + NOISE, session, firstIndex + index);
    if (index >= 0) noise[index] = level;
  }
  return noise;
}

function measure(profile: PersonProfile, plans: PlansBetween, session: SensorSession, grid: Grid): Float64Array {
  const near = plans(grid.firstAt, grid.firstAt + grid.count * grid.stepMs);
  const levels = traceGlucose(profile, near, grid);
  const firstIndex = Math.round((grid.firstAt - session.firstReadingAt) / STEP_MS);
  const noise = traceNoise(profile.seed, session.index, firstIndex, grid.count);
  const gain = 1 + 0.045 * gaussOf(profile.seed + NOISE + 1, session.index);
  for (let index = 0; index < grid.count; index += 1) {
    const level = levels[index] ?? 0;
    const noiseMgDl = profile.sensorNoiseMgDl * (noise[index] ?? 0) * (0.6 + level / 300);
    levels[index] = level * gain + noiseMgDl;
  }
  for (const plan of near) for (const press of plan.compressions) applyPull(levels, grid, press);
  return levels;
}

/** The arrow of a rate, by the bands of Dexcom's API (mg/dL per minute). */
export function trendOf(rate: number | null): Trend {
  if (rate === null) return 'notComputable';
  const size = Math.abs(rate);
  if (size > 8 || rate === -8) return 'rateOutOfRange';
  if (size < 1) return 'flat';
  if (size < 2) return rate > 0 ? 'fortyFiveUp' : 'fortyFiveDown';
  if (size < 3) return rate > 0 ? 'singleUp' : 'singleDown';
  return rate > 0 ? 'doubleUp' : 'doubleDown';
}

function rateBetween(before: number | undefined, level: number): number | null {
  if (before === undefined) return null;
  const rate = Math.round(((level - before) / 15) * 10) / 10;
  return rate === 0 ? 0 : rate;
}

function statusOf(mgDl: number): Egv['status'] {
  if (mgDl < 40) return 'low';
  return mgDl > 400 ? 'high' : 'ok';
}

function toReading(session: SensorSession, at: number, level: number, before: number | undefined): Reading {
  const mgDl = Math.min(401, Math.max(39, Math.round(level)));
  const computed = rateBetween(before, level);
  const trend = trendOf(computed);
  return {
    at,
    session,
    ticks: Math.round((at - session.sensor.activatedAt) / SECOND_MS),
    mgDl,
    status: statusOf(mgDl),
    trend,
    rateMgDlPerMinute: trend === 'rateOutOfRange' ? null : computed,
  };
}

/** A second of jitter now and then, as transmitters have. */
function jitterMs(profile: PersonProfile, session: number, index: number): number {
  return hash32(profile.seed, NOISE + 2, session, index) % 4 === 0 ? SECOND_MS : 0;
}

function readSession(
  profile: PersonProfile,
  plans: PlansBetween,
  session: SensorSession,
  fromAt: number,
  toAt: number,
): Reading[] {
  const endAt = Math.min(toAt, session.endAt);
  const start = Math.max(0, Math.ceil((fromAt - SECOND_MS - session.firstReadingAt) / STEP_MS));
  const end = Math.ceil((endAt - session.firstReadingAt) / STEP_MS);
  const first = Math.max(0, start - RATE_STEPS);
  if (end <= first) return [];
  const grid = { firstAt: session.firstReadingAt + first * STEP_MS, stepMs: STEP_MS, count: end - first };
  const levels = measure(profile, plans, session, grid);
  const readings: Reading[] = [];
  for (let index = start; index < end; index += 1) {
    const at = session.firstReadingAt + index * STEP_MS + jitterMs(profile, session.index, index);
    if (at < fromAt || at >= endAt) continue;
    readings.push(toReading(session, at, levels[index - first] ?? 0, levels[index - first - RATE_STEPS]));
  }
  return readings;
}

/** The readings of one UTC day, oldest first; what the day before held does not change them. */
export function readDay(profile: PersonProfile, plans: PlansBetween, day: number): readonly Reading[] {
  const fromAt = day * DAY_MS;
  const toAt = fromAt + DAY_MS;
  const readings: Reading[] = [];
  const last = sessionIndexAt(profile, toAt);
  for (let index = sessionIndexAt(profile, fromAt); index <= last; index += 1) {
    readings.push(...readSession(profile, plans, sessionOf(profile, index), fromAt, toAt));
  }
  return readings;
}
