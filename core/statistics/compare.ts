import type { DayColumns } from '../history';
import { DAY_MS } from './clock';
import { type Distribution, sumDaysAt } from './distribution';
import { NOMINAL_MS } from './readings';
import { coveragePercent, type Gated, LEAST } from './sufficiency';

/** The weeks that tell what is usual, and the least of them. Ours, metrics.md 1.10. */
export const USUAL_WEEKS = { last: 12, least: 6 } as const;

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** A difference this many standard errors wide is within the usual spread. Ours, metrics.md 1.10. */
const USUAL_WIDTH = 2;

/**
 * The last whole weeks before a local day's start, oldest first, of those that have 70 % of their readings; `expected` is
 * of each day (`deriveExpected`). Of each week only the days that `isIn` keeps.
 */
export function deriveUsualWeeks(
  days: DayColumns,
  expected: Float64Array,
  untilLocalAt: number,
  isIn: (localAt: number) => boolean = () => true,
): readonly Distribution[] {
  return Array.from({ length: USUAL_WEEKS.last }, (_, i) => untilLocalAt - (USUAL_WEEKS.last - i) * 7 * DAY_MS)
    .map((fromLocalAt) => {
      const rows = rowsBetween(days.localAt, fromLocalAt, fromLocalAt + 7 * DAY_MS).filter((row) =>
        isIn(days.localAt[row] ?? 0),
      );
      const missing = WEEK.filter((day) => isIn(fromLocalAt + day * DAY_MS)).length - rows.length;
      const possible = rows.reduce((sum, row) => sum + (expected[row] ?? 0), (missing * DAY_MS) / NOMINAL_MS);
      return { distribution: sumDaysAt(days, rows), possible };
    })
    .filter(({ distribution: { total: readings }, possible }) => {
      return coveragePercent({ readings, expected: possible, windowMs: 7 * DAY_MS }) >= LEAST.percent;
    })
    .map(({ distribution }) => distribution);
}

function rowsBetween(localAt: Float64Array, from: number, to: number): readonly number[] {
  return Array.from(localAt.keys()).filter((row) => (localAt[row] ?? 0) >= from && (localAt[row] ?? 0) < to);
}

/** The usual week-to-week spread of a statistic: the sample SD of its weekly values. */
export function usualSpread(weekly: readonly number[]): Gated {
  const values = weekly.filter((value) => !Number.isNaN(value));
  const [have, need] = [values.length, USUAL_WEEKS.least];
  if (have < need) return { kind: 'not-enough', of: 'weeks', have, need, percent: (100 * have) / USUAL_WEEKS.last };
  const mean = values.reduce((sum, value) => sum + value, 0) / have;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { kind: 'value', value: Math.sqrt(squares / (have - 1)) };
}

/** Whether a difference between periods of so many weeks is as large as this person's weeks usually differ. No cause, no p-value. */
export function compareToUsual(
  difference: number,
  spread: number,
  weeks: readonly [number, number],
): 'within' | 'more-than-usual' {
  const width = USUAL_WIDTH * spread * Math.sqrt(1 / weeks[0] + 1 / weeks[1]);
  return Math.abs(difference) <= width ? 'within' : 'more-than-usual';
}
