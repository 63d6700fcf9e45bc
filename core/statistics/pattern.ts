import type { ReadingColumns } from '../contract';
import { HISTOGRAM_CODES, type PatternColumns } from '../history';
import type { Thresholds } from '../zones';
import type { Clock } from './clock';
import { type DayHours, deriveDayHours, mergeDayHours } from './clusters';
import { countEpisodes, deriveEpisodes } from './consensus-episodes';
import { distributionOf, type Span } from './distribution';
import { mergeTimesOfDay, sumTimesOfDays, type TimesOfDay, weekdayOf } from './hours';
import { deriveWeights } from './readings';

/** Which days of the week are looked at. */
export type DayGroup = 'all' | 'weekdays' | 'weekend';

const HOURS = 24;
const WEEKEND = [6, 0];
const isWeekend = (localAt: number): boolean => WEEKEND.includes(weekdayOf(localAt));

/** Whether a local day belongs to a group. */
export const IN_GROUP: Readonly<Record<DayGroup, (localAt: number) => boolean>> = {
  all: () => true,
  weekdays: (localAt) => !isWeekend(localAt),
  weekend: isWeekend,
};

/**
 * The pattern of tidy readings; those around `own` are there for episodes that go on over its start or its end. `weights`
 * are those of the readings among all that there are (`deriveWeights`).
 */
export function derivePattern(
  readings: ReadingColumns,
  bounds: Thresholds,
  clock: Clock,
  own: Span = { from: 0, to: readings.at.length },
  weights: Float64Array | null = deriveWeights(readings),
): PatternColumns {
  const times = sumTimesOfDays(readings, clock, 60, [IN_GROUP.weekdays, IN_GROUP.weekend], own, weights).flat();
  const began = deriveEpisodes(readings, bounds).filter(({ index }) => index >= own.from && index < own.to);
  return columnsOf(times, deriveDayHours(readings, bounds, clock, own), countEpisodes(began));
}

/** Patterns of several ranges together; episodes are counted of one range alone. */
export function mergePatterns(parts: readonly PatternColumns[]): PatternColumns {
  const times = [timesIn(parts, 'weekdays'), timesIn(parts, 'weekend')].flat();
  const hours = mergeDayHours(parts.map(dayHoursOf));
  return columnsOf(times, hours, parts.length === 1 ? (parts[0]?.episodes ?? null) : null);
}

const timesIn = (parts: readonly PatternColumns[], group: DayGroup): TimesOfDay =>
  mergeTimesOfDay(parts.map((part) => timesOf(part, group)));

function columnsOf(times: TimesOfDay, days: readonly DayHours[], episodes: PatternColumns['episodes']): PatternColumns {
  const isWhole = times.every(({ counts }) => counts.every(Number.isInteger));
  const histogram = new (isWhole ? Uint32Array : Float64Array)(2 * HOURS * HISTOGRAM_CODES);
  for (const [row, { counts }] of times.entries()) histogram.set(counts, row * HISTOGRAM_CODES);
  const bits = (name: 'has' | 'low' | 'high'): Int32Array => Int32Array.from(days, (day) => day[name]);
  const localAt = Float64Array.from(days, (day) => day.localAt);
  return { histogram, localAt, has: bits('has'), low: bits('low'), high: bits('high'), episodes };
}

/** The readings of a group of days by the hour. */
export function timesOf({ histogram }: PatternColumns, group: DayGroup): TimesOfDay {
  const row = (i: number): TimesOfDay[number] =>
    distributionOf(Float64Array.from(histogram.subarray(i * HISTOGRAM_CODES, (i + 1) * HISTOGRAM_CODES)));
  const [weekdays, weekend] = [0, HOURS].map((first) => Array.from({ length: HOURS }, (_, hour) => row(first + hour)));
  const times = { weekdays: weekdays ?? [], weekend: weekend ?? [] };
  return group === 'all' ? mergeTimesOfDay([times.weekdays, times.weekend]) : times[group];
}

/** The days of a pattern, each with its hours. */
export const dayHoursOf = ({ localAt, has, low, high }: PatternColumns): readonly DayHours[] =>
  Array.from(localAt, (at, i) => ({ localAt: at, has: has[i] ?? 0, low: low[i] ?? 0, high: high[i] ?? 0 }));
