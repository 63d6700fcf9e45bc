import { dayOf, instantOf, type OffsetAt } from '../../core/period';
import { deriveUsualWeeks } from '../../core/statistics/compare';
import { deriveExpected } from '../../core/statistics/days';
import { sumDaysAt } from '../../core/statistics/distribution';
import { type DayGroup, IN_GROUP } from '../../core/statistics/pattern';
import { NOMINAL_MS } from '../../core/statistics/readings';
import { coverageOf } from '../../core/statistics/sufficiency';
import type { WindowSums } from '../statistics/load-statistics';
import type { Comparison, LoadedComparison } from './load-compare';

const DAY_MS = 24 * 3_600_000;

/** A comparison of some days of the week alone: the periods, and the weeks that tell what is usual. */
export function ofGroup(loaded: LoadedComparison, group: DayGroup): Comparison {
  const { here, there, recent, offsetAt } = loaded;
  const isIn = IN_GROUP[group];
  const weeks = deriveUsualWeeks(recent.days, deriveExpected(recent.days), recent.until, isIn);
  if (group === 'all') return { ...loaded, weeks };
  return {
    ...loaded,
    here: { ...here, sums: sumsOf(here.sums, isIn, offsetAt) },
    there: { ...there, sums: sumsOf(there.sums, isIn, offsetAt) },
    weeks,
  };
}

type IsIn = (localAt: number) => boolean;

function sumsOf(sums: WindowSums, isIn: IsIn, offsetAt: OffsetAt): WindowSums {
  const rowsOf = ({ localAt }: WindowSums['days']): readonly number[] =>
    [...localAt.keys()].filter((row) => isIn(localAt[row] ?? 0));
  const distribution = sumDaysAt(sums.days, rowsOf(sums.days));
  const { total } = sumDaysAt(sums.whole, rowsOf(sums.whole));
  const { windowMs, expectedMs } = lengthsOf(sums.range, isIn, offsetAt);
  const coverage = coverageOf(total, windowMs, expectedMs / NOMINAL_MS);
  return { ...sums, distribution, coverage, excluded: total - distribution.total };
}

/** How long the days of a group are in a range: those that it cuts whole, and what of them is in it. */
function lengthsOf({ fromAt, toAt }: WindowSums['range'], isIn: IsIn, offsetAt: OffsetAt) {
  let [windowMs, expectedMs] = [0, 0];
  for (let day = dayOf(fromAt, offsetAt); instantOf(day, offsetAt) < toAt; day += DAY_MS) {
    if (!isIn(day)) continue;
    const [startAt, endAt] = [instantOf(day, offsetAt), instantOf(day + DAY_MS, offsetAt)];
    windowMs += endAt - Math.max(fromAt, startAt);
    expectedMs += Math.min(toAt, endAt) - Math.max(fromAt, startAt);
  }
  return { windowMs, expectedMs };
}
