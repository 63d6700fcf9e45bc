import { DAY_MS } from './clock';
import type { Grid } from './grid';
import { quantileOfSorted } from './quantiles';

const HOUR_MS = 3_600_000;

/** Variation over so many hours: the sample SD of differences in mg/dL. Source: McDonnell 2005 (CONGA). */
export function congaOf(grid: Grid, hours: number): number {
  const total = { sum: 0, squares: 0, count: 0 };
  eachDifference(grid, (hours * HOUR_MS) / grid.stepMs, (difference) => {
    total.sum += difference;
    total.squares += difference * difference;
    total.count += 1;
  });
  return Math.sqrt((total.squares - total.sum ** 2 / total.count) / (total.count - 1));
}

/** Mean of daily differences in mg/dL, of days so many apart. Source: Service and Nelson 1980 (MODD). */
export function moddOf(grid: Grid, days = 1): number {
  const total = { sum: 0, count: 0 };
  eachDifference(grid, (days * DAY_MS) / grid.stepMs, (difference) => {
    total.sum += Math.abs(difference);
    total.count += 1;
  });
  return total.sum / total.count;
}

/** Mean absolute change in mg/dL per hour, of points so far apart. Source: Hermanides 2010 (MAG). */
export function magOf({ values, stepMs }: Grid, everyMs = stepMs): number {
  const every = everyMs / stepMs;
  let [sum, count] = [0, 0];
  for (let place = every; place < values.length; place += every) {
    const change = Math.abs((values[place] ?? 0) - (values[place - every] ?? 0));
    if (Number.isNaN(change)) continue;
    sum += change;
    count += 1;
  }
  return sum / ((count * everyMs) / HOUR_MS);
}

/** By how many percent the trace is longer than a flat one, minutes beside mg/dL. Source: Peyser 2018, doi:10.1089/dia.2017.0187 (GVP). */
export function gvpOf(grid: Grid): number {
  const stepMinutes = grid.stepMs / 60_000;
  const total = { length: 0, count: 0 };
  eachDifference(grid, 1, (difference) => {
    total.length += Math.hypot(stepMinutes, difference);
    total.count += 1;
  });
  return (total.length / (total.count * stepMinutes) - 1) * 100;
}

function eachDifference({ values }: Grid, lag: number, use: (difference: number) => void): void {
  for (let place = lag; place < values.length; place += 1) {
    const difference = (values[place] ?? 0) - (values[place - lag] ?? 0);
    if (!Number.isNaN(difference)) use(difference);
  }
}

/** The quantiles of each point of the day over a grid's days, and of how many days they are. */
export function deriveGridProfile({ values, stepMs }: Grid, shares: readonly number[]) {
  const points = DAY_MS / stepMs;
  const ofPoint = Array.from({ length: points }, (_, point) => {
    return values.filter((value, place) => place % points === point && !Number.isNaN(value)).sort();
  });
  return {
    count: Float64Array.from(ofPoint, ({ length }) => length),
    curves: shares.map((share) => Float64Array.from(ofPoint, (sorted) => quantileOfSorted(sorted, share))),
  };
}
