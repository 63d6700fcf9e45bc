import { HIGH_CODE, LOW_CODE } from '../glucose';
import { distributionOf } from './distribution';
import { START_STEP, STEPS } from './event-curves';
import { quantilesOf } from './quantiles';
import { LEAST } from './sufficiency';

/** The least events that are worth an average: from five on both quartiles are measured values and not the extremes. Ours. */
export const LEAST_EVENTS = 5;
const SHARES = [0.25, 0.5, 0.75] as const;

/** Which events count: all, or those without another of their kind in the time around them. */
export type Counting = 'all' | 'alone';
/** What is averaged: the glucose, or how far it is from that at the event. */
export type Measure = 'glucose' | 'change';

/** Events in any order: their curves as `cutCurves` has them, and whether each has another one near. */
export type EventCurves = { readonly codes: Int16Array; readonly hasNeighbour: readonly boolean[] };

/** Quartiles and median by step (mg/dL), NaN where fewer than `LEAST_EVENTS` have a reading; and how many have one. */
export type AverageCurve = {
  readonly count: Int32Array;
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
};

/** An average, and which of the events it is made of; each event is in one of the numbers below `events`. */
export type AfterEvents = {
  readonly events: number;
  /** Those with another of their kind in the time around them; left out of `alone`. */
  readonly withNeighbour: number;
  /** Left out: less than 70 % of the readings around them. */
  readonly thin: number;
  /** Left out of changes: no number at the event to count from. */
  readonly withoutStart: number;
  readonly counted: number;
  /** Values outside the measuring range; they count as 39 and 401. */
  readonly clipped: { readonly low: number; readonly high: number };
  /** Null of too few events. */
  readonly average: AverageCurve | null;
};

/** The average of what glucose did around events. */
export function deriveAfterEvents(
  { codes, hasNeighbour }: EventCurves,
  counting: Counting,
  measure: Measure,
): AfterEvents {
  const events = [...hasNeighbour.keys()];
  const curveOf = (event: number): Int16Array => codes.subarray(event * STEPS, (event + 1) * STEPS);
  const chosen = events.filter((event) => counting === 'all' || !hasNeighbour[event]).map(curveOf);
  const whole = chosen.filter(isWhole);
  const kept = measure === 'glucose' ? whole : whole.filter((curve) => isMeasured(curve[START_STEP]));
  return {
    events: events.length,
    withNeighbour: hasNeighbour.filter(Boolean).length,
    thin: chosen.length - whole.length,
    withoutStart: whole.length - kept.length,
    counted: kept.length,
    clipped: countClipped(kept),
    average: kept.length < LEAST_EVENTS ? null : averageOf(kept, measure),
  };
}

/** The same share of readings as of a day. */
const isWhole = (curve: Int16Array): boolean => countOf(curve, (code) => code > 0) >= (STEPS * LEAST.percent) / 100;

/** LOW and HIGH are no number to count from. */
const isMeasured = (code = 0): boolean => code > LOW_CODE && code < HIGH_CODE;

function countClipped(curves: readonly Int16Array[]): { readonly low: number; readonly high: number } {
  const count = (is: (code: number) => boolean): number => curves.reduce((sum, curve) => sum + countOf(curve, is), 0);
  return { low: count((code) => code === LOW_CODE), high: count((code) => code >= HIGH_CODE) };
}

function countOf(curve: Int16Array, is: (code: number) => boolean): number {
  let count = 0;
  for (const code of curve) if (is(code)) count += 1;
  return count;
}

/** The least value of a measure, and how many values the wider of both can have. */
const LEAST_VALUE: Readonly<Record<Measure, number>> = { glucose: LOW_CODE, change: LOW_CODE - HIGH_CODE };
const VALUES = 2 * (HIGH_CODE - LOW_CODE) + 1;

/** Counted and not sorted: ten years of meals take a moment. */
function averageOf(curves: readonly Int16Array[], measure: Measure): AverageCurve {
  const counts = new Float64Array(STEPS * VALUES);
  for (const curve of curves) {
    const zero = (measure === 'change' ? (curve[START_STEP] ?? 0) : 0) + LEAST_VALUE[measure];
    for (let step = 0; step < STEPS; step += 1) {
      const code = Math.min(curve[step] ?? 0, HIGH_CODE);
      const slot = step * VALUES + code - zero;
      if (code > 0) counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
  const [low, median, high] = [new Float64Array(STEPS), new Float64Array(STEPS), new Float64Array(STEPS)];
  const count = Int32Array.from({ length: STEPS }, (_, step) => {
    const all = distributionOf(counts.subarray(step * VALUES, (step + 1) * VALUES));
    const [q25, q50, q75] = quantilesOf(all, SHARES).map((slot) =>
      all.total < LEAST_EVENTS ? Number.NaN : slot - LOW_CODE + LEAST_VALUE[measure],
    );
    [low[step], median[step], high[step]] = [q25 ?? 0, q50 ?? 0, q75 ?? 0];
    return all.total;
  });
  return { count, low, median, high };
}
