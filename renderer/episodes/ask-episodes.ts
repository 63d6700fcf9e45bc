import type { LoggedColumns, TimeRange } from '../../core/contract';
import type { OffsetAt, Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { suggestCompressionLows } from '../../core/statistics/compression-lows';
import { AROUND_MS, type ConsensusEpisode, deriveEpisodes, rateInto } from '../../core/statistics/consensus-episodes';
import { indexAt } from '../../core/statistics/readings';
import type { Thresholds } from '../../core/zones';
import { wholeDays } from '../days/whole-days';
import { kindOfType } from '../events/log-kinds';
import type { App } from '../state/app';

const DAY_MS = 24 * 3_600_000;
/** So much is looked through at once: about 100,000 readings, a few milliseconds. */
const PART_MS = 365 * DAY_MS;

/** An episode and how fast it was come into, mg/dL a minute; null where that is not known. */
export type FoundEpisode = ConsensusEpisode & { readonly rate: number | null };

/** A stretch that may be pressure on the sensor, and the lowest code in it. */
export type Suggestion = TimeRange & { readonly least: number };

/** What the Episodes of a period are made of. */
export type AskedEpisodes = {
  readonly range: TimeRange;
  readonly offsetAt: OffsetAt;
  /** How many readings there are. */
  readonly count: number;
  readonly episodes: readonly FoundEpisode[];
  readonly suggestions: readonly Suggestion[];
  readonly logged: LoggedColumns;
  /** What the person left out, of all times. */
  readonly exclusions: readonly TimeRange[];
};

/** Finds the episodes of a period in its readings as they came, a year at a time; nights are those that were lived. */
export async function askEpisodes(
  { bridge, archive }: Pick<App, 'bridge' | 'archive'>,
  { history, now }: Snapshot,
  period: Period,
  thresholds: Thresholds,
): Promise<AskedEpisodes> {
  const [offsetAt, exclusions] = await Promise.all([archive.getOffsetAt(), bridge.getExclusions()]);
  const range = wholeDays(period, history, now, offsetAt);
  const logged = await bridge.getRecords({
    fromAt: range.fromAt - AROUND_MS.before,
    toAt: range.toAt + AROUND_MS.after,
  });
  const carbsAt = logged.event.at.filter((_, i) => kindOfType(logged.event.type[i] ?? '') === 'carbs');
  const episodes: FoundEpisode[] = [];
  const suggestions: Suggestion[] = [];
  let count = 0;
  for (const part of partsOf(range, history.firstAt, history.lastAt)) {
    const isIn = (at: number): boolean => at >= part.fromAt && at < part.toAt;
    const readings = await bridge.getReadings({
      fromAt: part.fromAt - AROUND_MS.before,
      toAt: part.toAt + AROUND_MS.after,
    });
    count += indexAt(readings.at, part.toAt) - indexAt(readings.at, part.fromAt);
    for (const found of deriveEpisodes(readings, thresholds))
      if (isIn(found.startAt)) episodes.push({ ...found, rate: rateInto(readings, found.index) });
    for (const found of suggestCompressionLows(readings, carbsAt)) {
      const codes = readings.mgDl.subarray(indexAt(readings.at, found.fromAt), indexAt(readings.at, found.toAt));
      // The steady reading before the fall is none of it.
      if (isIn(found.fromAt)) suggestions.push({ ...found, fromAt: found.fromAt + 1, least: Math.min(...codes) });
    }
  }
  return { range, offsetAt, count, episodes, suggestions, logged, exclusions };
}

/** A range in parts, of the time only from which there are readings. */
function* partsOf({ fromAt, toAt }: TimeRange, firstAt: number | null, lastAt: number | null): Generator<TimeRange> {
  if (firstAt === null || lastAt === null) return;
  const end = Math.min(toAt, lastAt + 1);
  for (let start = Math.max(fromAt, firstAt); start < end; start += PART_MS)
    yield { fromAt: start, toAt: Math.min(end, start + PART_MS) };
}
