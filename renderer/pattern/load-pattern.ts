import type { ReadingColumns } from '../../core/contract';
import type { EpisodeCounts } from '../../core/history';
import type { Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import type { DayHours } from '../../core/statistics/clusters';
import { deriveExpected } from '../../core/statistics/days';
import { mergeTimesOfDay, type TimesOfDay } from '../../core/statistics/hours';
import { type DayGroup, dayHoursOf, IN_GROUP, timesOf } from '../../core/statistics/pattern';
import type { PresetName } from '../../core/statistics/presets';
import { excludeSpans } from '../../core/statistics/readings';
import { lacksProfile, type NotEnough } from '../../core/statistics/sufficiency';
import type { ShownArchive } from '../state/archive';
import { loadSums, type WindowSums } from '../statistics/load-statistics';
import { readShown, reportedPart, type Shown } from '../statistics/read-history';

/** The newest days of which traces can be drawn; more could not be told apart. */
export const MOST_TRACES = 30;

/** What a time-of-day profile is made of. */
export type ProfileData = Shown & {
  readonly sums: WindowSums;
  readonly hours: readonly DayHours[];
  readonly times: Readonly<Record<DayGroup, TimesOfDay>>;
  readonly count: number;
  /** Null where the range is longer than episodes are counted in. */
  readonly episodes: EpisodeCounts | null;
};

/** The same, with the newest readings for traces. */
export type PatternData = ProfileData & { readonly newest: ReadingColumns };

const DAY_MS = 24 * 3_600_000;

/** Reads a period and sums it up by the hours of the day. */
export async function loadPattern(
  archive: ShownArchive,
  snapshot: Snapshot,
  period: Period,
  preset: PresetName,
): Promise<PatternData> {
  const shown = await readShown(archive, snapshot, period);
  const { lastAt } = snapshot.history;
  const { fromAt, toAt } = reportedPart(shown.range, lastAt);
  const [profile, newest, excluded] = await Promise.all([
    loadProfile(archive, shown, lastAt, preset),
    archive.getReadings({ fromAt: Math.max(fromAt, toAt - MOST_TRACES * DAY_MS), toAt }),
    archive.getExclusions(),
  ]);
  return { ...profile, newest: excludeSpans(newest, excluded) };
}

/** The profile of times that are known. */
export async function loadProfile(
  archive: ShownArchive,
  shown: Shown,
  lastAt: number | null,
  preset: PresetName,
): Promise<ProfileData> {
  const [sums, pattern] = await Promise.all([
    loadSums(archive, shown.range, lastAt),
    archive.getPattern(reportedPart(shown.range, lastAt), preset),
  ]);
  const [weekdays, weekend] = [timesOf(pattern, 'weekdays'), timesOf(pattern, 'weekend')];
  return {
    ...shown,
    sums,
    hours: dayHoursOf(pattern),
    times: { all: mergeTimesOfDay([weekdays, weekend]), weekdays, weekend },
    count: sums.distribution.total,
    episodes: pattern.episodes,
  };
}

/** Why no profile of a group of days is drawn, if so. */
export function lacksOf({ sums: { days } }: ProfileData, group: DayGroup): NotEnough | null {
  const expected = deriveExpected(days);
  const rows = [...days.localAt.keys()].filter((row) => IN_GROUP[group](days.localAt[row] ?? 0));
  return lacksProfile({
    count: rows.map((row) => days.count[row] ?? 0),
    expected: rows.map((row) => expected[row] ?? 0),
  });
}
