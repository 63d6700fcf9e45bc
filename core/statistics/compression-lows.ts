import type { ReadingColumns, TimeRange } from '../contract';
import { DEFAULT_THRESHOLDS } from '../zones';
import { type Clock, createOffsetAt, DAY_MS, LIVED, localOf } from './clock';
import { indexAt } from './readings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What pressure on a sensor looks like at night. Ours, metrics.md 1.10: a suggestion, the person decides. */
const SHAPE = {
  night: { fromMs: 23 * HOUR_MS, toMs: 7 * HOUR_MS },
  stepMgDl: 20,
  stepMs: 15 * MINUTE_MS,
  steadyMs: 30 * MINUTE_MS,
  steadyMgDlPerMinute: 1,
  backMs: { from: 10 * MINUTE_MS, to: 90 * MINUTE_MS },
} as const;

/** By how much times of readings may be off, since sensors are some seconds off their five minutes. */
const SLACK_MS = 2.5 * MINUTE_MS;

/** Stretches that may be pressure on the sensor: from the last reading before the fall to the first back. `carbsAt` is ascending. */
export function suggestCompressionLows(
  readings: ReadingColumns,
  carbsAt: Float64Array,
  clock: Clock = LIVED,
): readonly TimeRange[] {
  const { at, mgDl, offsetMinutes } = readings;
  const offsetAt = createOffsetAt(clock);
  const found: TimeRange[] = [];
  for (let i = 1; i < at.length; i += 1) {
    const isFirstLow = isLow(mgDl[i]) && !isLow(mgDl[i - 1]);
    if (!isFirstLow || !isNight(localOf(at[i] ?? 0, offsetAt(at[i] ?? 0, offsetMinutes[i] ?? 0)))) continue;
    const from = findFall(readings, i);
    const to = from === null ? null : findReturn(readings, i);
    if (from === null || to === null) continue;
    const range = { fromAt: at[from] ?? 0, toAt: at[to] ?? 0 };
    if (!hasAny(carbsAt, range)) found.push(range);
  }
  return found;
}

const isLow = (code: number | undefined): boolean => code !== undefined && code < DEFAULT_THRESHOLDS.lowMgDl;

function isNight(localAt: number): boolean {
  const time = ((localAt % DAY_MS) + DAY_MS) % DAY_MS;
  return time >= SHAPE.night.fromMs || time < SHAPE.night.toMs;
}

/** The highest steady reading, the last of those, from which the first low one was reached by a step within a quarter of an hour. */
function findFall({ at, mgDl }: ReadingColumns, low: number): number | null {
  let best: number | null = null;
  for (let from = low - 1; from >= 0 && within(at, from, low, SHAPE.stepMs); from -= 1) {
    const isHigher = best === null || (mgDl[from] ?? 0) > (mgDl[best] ?? 0);
    if (isHigher && stepDown(mgDl, from, low) && isSteadyBefore({ at, mgDl }, from)) best = from;
  }
  return best;
}

const within = (at: Float64Array, from: number, to: number, ms: number): boolean =>
  (at[to] ?? 0) - (at[from] ?? 0) <= ms + MINUTE_MS;

const stepDown = (mgDl: Int16Array, from: number, to: number): boolean =>
  (mgDl[from] ?? 0) - (mgDl[to] ?? 0) >= SHAPE.stepMgDl;

function isSteadyBefore({ at, mgDl }: Pick<ReadingColumns, 'at' | 'mgDl'>, index: number): boolean {
  const before = indexAt(at, (at[index] ?? 0) - SHAPE.steadyMs - SLACK_MS);
  const overMs = (at[index] ?? 0) - (at[before] ?? 0);
  if (overMs < SHAPE.steadyMs - SLACK_MS) return false;
  const rate = ((mgDl[index] ?? 0) - (mgDl[before] ?? 0)) / (overMs / MINUTE_MS);
  return Math.abs(rate) <= SHAPE.steadyMgDlPerMinute;
}

/** The first reading that came back by a step within a quarter of an hour, 10 to 90 minutes after the first low one. */
function findReturn({ at, mgDl }: ReadingColumns, low: number): number | null {
  for (let to = low + 1; to < at.length && within(at, low, to, SHAPE.backMs.to); to += 1) {
    if ((at[to] ?? 0) - (at[low] ?? 0) < SHAPE.backMs.from - MINUTE_MS) continue;
    for (let from = to - 1; from >= low && within(at, from, to, SHAPE.stepMs); from -= 1)
      if (stepDown(mgDl, to, from)) return to;
  }
  return null;
}

const hasAny = (times: Float64Array, { fromAt, toAt }: TimeRange): boolean =>
  (times[indexAt(times, fromAt)] ?? Number.POSITIVE_INFINITY) <= toAt;
