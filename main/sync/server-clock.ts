import { median } from '../../core/delay';
import type { Heard } from '../dexcom/client';

/** Time as the server has it, as far as its answers say. */
export type ServerClock = {
  /** Epoch ms: this computer's clock, put right where it is a minute or more off. */
  now(): number;
  /** How far the server's clock is ahead (ms); 0 where that is less than a minute. */
  skewMs(): number;
  /** An answer that has just come. */
  heard(answer: Heard): void;
};

/** Less than this is no difference. */
const LEAST_SKEW_MS = 60_000;
/** One odd date must not move the clock. */
const HEARD = 5;
/** Dates have whole seconds. */
const DATE_STEP_MS = 1000;
/** An answer that took longer, as one does that the computer slept through, says nothing of the time. */
const LONGEST_ANSWER_MS = 110_000;

/** How far the server is ahead of the even clock (ms), give or take: its date is of some moment while the answer took. */
type Sample = { readonly aheadMs: number; readonly uncertainMs: number };

/**
 * A clock over this computer's own, `local` (epoch ms). What the server says is held against `steady` (ms), which goes on
 * evenly: a clock that is set while the app runs is put right at once, not with the next answers.
 */
export function createServerClock(local: () => number, steady: () => number): ServerClock {
  let samples: readonly Sample[] = [];
  let steppedFrom: number | null = null; // what lay between the two clocks when an answer last came

  const skewMs = (): number => {
    const best = middleOf(samples);
    if (best === null) return 0;
    const skew = best.aheadMs + steady() - local();
    return Math.abs(skew) + best.uncertainMs <= LEAST_SKEW_MS ? 0 : skew;
  };
  /** Whether one of the two clocks has jumped since the last answer: it is not known which, if a computer stood still. */
  const hasStepped = (): boolean => {
    const between = local() - steady();
    const before = steppedFrom;
    steppedFrom = between;
    return before !== null && Math.abs(between - before) > DATE_STEP_MS;
  };
  return {
    now: () => local() + skewMs(),
    skewMs,
    heard: ({ serverAt, tookMs }) => {
      if (serverAt === null || tookMs > LONGEST_ANSWER_MS) return;
      const sample = { aheadMs: serverAt + tookMs / 2 - steady(), uncertainMs: DATE_STEP_MS + tookMs / 2 };
      const best = middleOf(samples);
      const isOff = best !== null && Math.abs(sample.aheadMs - best.aheadMs) > LEAST_SKEW_MS;
      samples = hasStepped() && isOff ? [sample] : [...samples, sample].slice(-HEARD);
    },
  };
}

function middleOf(samples: readonly Sample[]): Sample | null {
  const middle = median(samples.map(({ aheadMs }) => aheadMs));
  return samples.find(({ aheadMs }) => aheadMs === middle) ?? null;
}
