import { type DayColumns, HISTOGRAM_CODES } from '../../core/history';
import { NOMINAL_MS } from '../../core/statistics/readings';
import { type Coverage, coverageOf, lacksDay, lacksHours, type NotEnough } from '../../core/statistics/sufficiency';
import { percentsOfZones, type SummaryOf } from '../../core/statistics/summary';
import { countZones, type ZoneCounts } from '../../core/statistics/zone-counts';
import type { Thresholds, Zone } from '../../core/zones';
import type { LeftOut } from '../statistics/left-out';
import { formatSides } from '../statistics/zone-rows';

/** What is counted of a day, or of several: readings by zone, how many there could be, and their sum in mg/dL. */
export type Counts = {
  readonly readings: number;
  /** What the person left out: in no number, but it came. */
  readonly leftOut: number;
  readonly expected: number;
  readonly zones: ZoneCounts;
  readonly sum: number;
};

/** Counts a row of days. Kept simple: those of ten years are counted at once. */
export function countDay(
  { histogram, count, sum }: DayColumns,
  row: number,
  bounds: Thresholds,
  expected: number,
  leftOut: number,
): Counts {
  const counts = histogram.subarray(row * HISTOGRAM_CODES, (row + 1) * HISTOGRAM_CODES);
  return { readings: count[row] ?? 0, leftOut, expected, zones: countZones({ counts }, bounds), sum: sum[row] ?? 0 };
}

/** How many readings of each day were left out. */
export function countLeftOut({ days: spans }: LeftOut): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { localAt, count } of spans)
    for (const [row, day] of localAt.entries()) days.set(day, (days.get(day) ?? 0) + (count[row] ?? 0));
  return days;
}

const ZONES: readonly Zone[] = ['very-low', 'low', 'target', 'high', 'very-high'];

/** What several have together. */
export function addCounts(all: Iterable<Counts>): Counts {
  let [readings, leftOut, expected, sum] = [0, 0, 0, 0];
  const zones = { 'very-low': 0, low: 0, target: 0, high: 0, 'very-high': 0 };
  for (const one of all) {
    readings += one.readings;
    leftOut += one.leftOut;
    expected += one.expected;
    sum += one.sum;
    for (const zone of ZONES) zones[zone] += one.zones[zone];
  }
  return { readings, leftOut, expected, zones, sum };
}

/** How much of what there could be has come. */
export const coverageOfCounts = ({ readings, leftOut, expected }: Counts): Coverage =>
  coverageOf(readings + leftOut, expected * NOMINAL_MS, expected);

/** Why there are no numbers: what counts is less than 70 % of a day, or less than a day of a longer time. */
export function lackOf({ readings, expected }: Counts, of: SummaryOf = 'day'): NotEnough | null {
  const counted = coverageOf(readings, expected * NOMINAL_MS, expected);
  return of === 'day' ? lacksDay(counted) : lacksHours(counted);
}

/** Parts of the readings in percent, and their mean in mg/dL. */
export type Numbers = Readonly<Record<'target' | 'below' | 'above' | 'mean', number>>;

/** The numbers of a day, or of more; null where there are too few readings for any. */
export function numbersOf(counts: Counts, of: SummaryOf = 'day'): Numbers | null {
  const { readings, zones, sum } = counts;
  if (readings === 0 || lackOf(counts, of)) return null;
  const percent = (part: number): number => (100 * part) / readings;
  return {
    target: percent(zones.target),
    below: percent(zones['very-low'] + zones.low),
    above: percent(zones.high + zones['very-high']),
    mean: sum / readings,
  };
}

/** The parts in whole percent, as the statistics have them. */
export const formatParts = ({ zones }: Counts) => formatSides(percentsOfZones(zones, ZONES));
