import type { ReadingColumns } from '../contract';
import { HIGH_CODE, LOW_CODE } from '../glucose';
import { HISTOGRAM_CODES, NO_OFFSET } from '../history';
import { type Clock, createOffsetAt, DAY_MS, LIVED, localOf } from './clock';
import { type Distribution, distributionOf, mergeDistributions, type Span } from './distribution';
import { deriveWeights, PARTS } from './readings';

/** A distribution for each part of the day, midnight first; all parts are equally long. */
export type TimesOfDay = readonly Distribution[];

const MINUTE_MS = 60_000;

/** Readings by the time of day of a clock, in parts of so many minutes (a divisor of the day); `keep` leaves some days out. */
export function sumTimesOfDay(
  readings: ReadingColumns,
  clock: Clock = LIVED,
  minutes = 60,
  keep: (localDayAt: number) => boolean = () => true,
  own?: Span,
): TimesOfDay {
  const [times = []] = sumTimesOfDays(readings, clock, minutes, [keep], own);
  return times;
}

/** The same of several groups of days, gone through once; each day is in the first of them that has it. */
export function sumTimesOfDays(
  readings: ReadingColumns,
  clock: Clock,
  minutes: number,
  groups: ReadonlyArray<(localDayAt: number) => boolean>,
  { from, to }: Span = { from: 0, to: readings.at.length },
  weights: Float64Array | null = deriveWeights(readings),
): readonly TimesOfDay[] {
  const { at, mgDl, offsetMinutes } = readings;
  const offsetAt = createOffsetAt(clock);
  const partMs = minutes * MINUTE_MS;
  const parts = DAY_MS / partMs;
  const counts = new Float64Array(groups.length * parts * HISTOGRAM_CODES);
  let [dayAt, group] = [Number.NaN, -1];
  for (let i = from; i < to; i += 1) {
    const code = Math.min(mgDl[i] ?? 0, HIGH_CODE);
    if (code < LOW_CODE) continue;
    const instant = at[i] ?? 0;
    const local = localOf(instant, offsetAt(instant, offsetMinutes[i] ?? NO_OFFSET));
    if (!(local >= dayAt && local < dayAt + DAY_MS)) {
      dayAt = Math.floor(local / DAY_MS) * DAY_MS;
      group = groups.findIndex((has) => has(dayAt));
    }
    if (group < 0) continue;
    const slot = (group * parts + Math.floor((local - dayAt) / partMs)) * HISTOGRAM_CODES + code - LOW_CODE;
    counts[slot] = (counts[slot] ?? 0) + (weights ? Math.round((weights[i] ?? 1) * PARTS) : 1);
  }
  if (weights) for (const [slot, tenths] of counts.entries()) counts[slot] = tenths / PARTS;
  const row = (i: number): Distribution => distributionOf(counts.slice(i * HISTOGRAM_CODES, (i + 1) * HISTOGRAM_CODES));
  return groups.map((_, one) => Array.from({ length: parts }, (_, part) => row(one * parts + part)));
}

/** Times of day of several ranges together. */
export const mergeTimesOfDay = (ranges: readonly TimesOfDay[]): TimesOfDay =>
  (ranges[0] ?? []).map((_, part) => mergeDistributions(ranges.flatMap((range) => range[part] ?? [])));

/** Hours of the day as few blocks, each from an hour to before another; a block may go over midnight. */
export const sumBlock = (hours: TimesOfDay, fromHour: number, toHour: number): Distribution =>
  mergeDistributions(
    hours.filter((_, hour) =>
      fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour,
    ),
  );

/** The day of the week of a local day, 0 is Sunday. */
export const weekdayOf = (localAt: number): number => new Date(localAt).getUTCDay();
