import type { ReadingColumns } from '../../core/contract';
import type { Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { LIVED } from '../../core/statistics/clock';
import { type DayHours, deriveDayHours, mergeDayHours } from '../../core/statistics/clusters';
import { deriveExpected } from '../../core/statistics/days';
import { mergeTimesOfDay, sumTimesOfDay, type TimesOfDay, weekdayOf } from '../../core/statistics/hours';
import { lacksProfile, type NotEnough } from '../../core/statistics/sufficiency';
import type { Thresholds } from '../../core/zones';
import type { ShownArchive } from '../state/archive';
import { loadSums, type WindowSums } from '../statistics/load-statistics';
import { readInParts, readShown, reportedPart, type Shown } from '../statistics/read-history';

/** Which days of the week are looked at. */
export type DayGroup = 'all' | 'weekdays' | 'weekend';

const WEEKEND = [6, 0];
const isWeekend = (localAt: number): boolean => WEEKEND.includes(weekdayOf(localAt));

/** Whether a local day belongs to a group. */
export const IN_GROUP: Readonly<Record<DayGroup, (localAt: number) => boolean>> = {
  all: () => true,
  weekdays: (localAt) => !isWeekend(localAt),
  weekend: isWeekend,
};

/** The newest days of which traces can be drawn; more could not be told apart. */
export const MOST_TRACES = 30;

/** What a time-of-day pattern is made of. */
export type PatternData = Shown & {
  readonly sums: WindowSums;
  readonly hours: readonly DayHours[];
  readonly times: Readonly<Record<DayGroup, TimesOfDay>>;
  /** The newest readings, for traces. */
  readonly newest: ReadingColumns;
  readonly count: number;
};

const DAY_MS = 24 * 3_600_000;

/** Reads a period and sums it up by the hours of the day. */
export async function loadPattern(
  archive: ShownArchive,
  snapshot: Snapshot,
  period: Period,
  bounds: Thresholds,
): Promise<PatternData> {
  const shown = await readShown(archive, snapshot, period);
  return loadPatternOf(archive, shown, snapshot.history.lastAt, bounds);
}

/** The same of times that are known. */
export async function loadPatternOf(
  archive: ShownArchive,
  shown: Shown,
  lastAt: number | null,
  bounds: Thresholds,
): Promise<PatternData> {
  const range = reportedPart(shown.range, lastAt);
  const [sums, parts] = await Promise.all([
    loadSums(archive, shown.range, lastAt),
    readInParts(archive, range, ({ readings, own }) => ({
      hours: deriveDayHours(readings, bounds),
      weekdays: sumTimesOfDay(readings, LIVED, 60, IN_GROUP.weekdays, own),
      weekend: sumTimesOfDay(readings, LIVED, 60, IN_GROUP.weekend, own),
      readings,
    })),
  ]);
  const weekdays = mergeTimesOfDay(parts.map((part) => part.weekdays));
  const weekend = mergeTimesOfDay(parts.map((part) => part.weekend));
  return {
    ...shown,
    sums,
    hours: mergeDayHours(parts.map((part) => part.hours)),
    times: { all: mergeTimesOfDay([weekdays, weekend]), weekdays, weekend },
    newest: since(parts.at(-1)?.readings, range.toAt - MOST_TRACES * DAY_MS),
    count: weekdays.concat(weekend).reduce((sum, { total }) => sum + total, 0),
  };
}

const NONE: ReadingColumns = {
  at: new Float64Array(0),
  mgDl: new Int16Array(0),
  offsetMinutes: new Int16Array(0),
};

function since(readings: ReadingColumns = NONE, fromAt: number): ReadingColumns {
  const from = readings.at.findIndex((at) => at >= fromAt);
  if (from < 0) return NONE;
  const { at, mgDl, offsetMinutes } = readings;
  return { at: at.slice(from), mgDl: mgDl.slice(from), offsetMinutes: offsetMinutes.slice(from) };
}

/** Why no profile of a group of days is drawn, if so. */
export function lacksOf({ sums: { days } }: PatternData, group: DayGroup): NotEnough | null {
  const expected = deriveExpected(days);
  const rows = [...days.localAt.keys()].filter((row) => IN_GROUP[group](days.localAt[row] ?? 0));
  return lacksProfile({
    count: rows.map((row) => days.count[row] ?? 0),
    expected: rows.map((row) => expected[row] ?? 0),
  });
}
