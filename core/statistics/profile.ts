import type { TimesOfDay } from './hours';
import { quantilesOf } from './quantiles';

/** The shares of a profile's curves: the middle half, nine tenths, and the median. Source: metrics.md 1.5. */
export const PROFILE_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** The curves of a glucose profile by time of day, each with a value (mg/dL, NaN of no readings) for each part of the day. */
export type Profile = {
  readonly count: Float64Array;
  /** In the order of `PROFILE_SHARES`. */
  readonly curves: readonly Float64Array[];
};

/** The quantiles of each part of the day, as they are. */
export function deriveRawProfile(times: TimesOfDay, shares: readonly number[] = PROFILE_SHARES): Profile {
  const curves = shares.map(() => new Float64Array(times.length));
  for (const [part, distribution] of times.entries())
    for (const [i, value] of quantilesOf(distribution, shares).entries())
      (curves[i] ?? curves[0])?.fill(value, part, part + 1);
  return { count: Float64Array.from(times, ({ total }) => total), curves };
}

/** The profile as drawn: quantiles by hour, smoothed. */
export function deriveProfile(times: TimesOfDay, shares: readonly number[] = PROFILE_SHARES): Profile {
  const { count, curves } = deriveRawProfile(times, shares);
  return { count, curves: curves.map(smooth) };
}

/** Weights a value with its neighbours 1-4-1 round the day; NaN is empty and does not count. Source: Tidepool viz, AGP. */
export function smooth(curve: Float64Array): Float64Array {
  const size = curve.length;
  return curve.map((own, i) => {
    const neighbours = [curve[(i + size - 1) % size] ?? Number.NaN, curve[(i + 1) % size] ?? Number.NaN].filter(
      (value) => !Number.isNaN(value),
    );
    if (Number.isNaN(own)) return own;
    return neighbours.reduce((sum, value) => sum + value, 4 * own) / (4 + neighbours.length);
  });
}
