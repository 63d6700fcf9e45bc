import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import { type DayColumns, HISTOGRAM_CODES } from '../../core/history';
import { NOMINAL_MS } from '../../core/statistics/readings';
import { type Coverage, coverageOf, lacksDay, type NotEnough } from '../../core/statistics/sufficiency';
import type { Thresholds } from '../../core/zones';

/** What is counted of a day, or of several: readings, how many there could be, those in and below range, their sum in mg/dL. */
export type Counts = {
  readonly readings: number;
  readonly expected: number;
  readonly target: number;
  readonly below: number;
  readonly sum: number;
};

/** Counts a row of days. Kept simple: those of ten years are counted at once. */
export function countDay(
  { histogram, count, sum }: DayColumns,
  row: number,
  bounds: Thresholds,
  expected: number,
): Counts {
  const between = (from: number, to: number): number => {
    let found = 0;
    for (let code = Math.max(from, LOW_CODE); code <= Math.min(to, HIGH_CODE); code += 1)
      found += histogram[row * HISTOGRAM_CODES + code - LOW_CODE] ?? 0;
    return found;
  };
  return {
    readings: count[row] ?? 0,
    expected,
    target: between(bounds.lowMgDl, bounds.highMgDl),
    below: between(LOW_CODE, bounds.lowMgDl - 1),
    sum: sum[row] ?? 0,
  };
}

/** What several have together. */
export function addCounts(all: Iterable<Counts>): Counts {
  let [readings, expected, target, below, sum] = [0, 0, 0, 0, 0];
  for (const one of all) {
    readings += one.readings;
    expected += one.expected;
    target += one.target;
    below += one.below;
    sum += one.sum;
  }
  return { readings, expected, target, below, sum };
}

/** How much of what there could be has come. */
export const coverageOfCounts = ({ readings, expected }: Counts): Coverage =>
  coverageOf(readings, expected * NOMINAL_MS, expected);

/** Why there are no numbers: less than 70 % of the readings. */
export const lackOf = (counts: Counts): NotEnough | null => lacksDay(coverageOfCounts(counts));

/** Parts of the readings in percent, and their mean in mg/dL. */
export type Numbers = Readonly<Record<'target' | 'below' | 'above' | 'mean', number>>;

/** The numbers of a day; null where there are too few readings for any. */
export function numbersOf(counts: Counts): Numbers | null {
  const { readings, target, below, sum } = counts;
  if (readings === 0 || lackOf(counts)) return null;
  const percent = (part: number): number => (100 * part) / readings;
  return {
    target: percent(target),
    below: percent(below),
    above: percent(readings - target - below),
    mean: sum / readings,
  };
}
