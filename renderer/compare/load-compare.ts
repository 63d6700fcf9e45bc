import type { TimeRange } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import { type Against, dayOf, instantOf, type OffsetAt, type Period, rangeOfPeriod } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { USUAL_WEEKS } from '../../core/statistics/compare';
import type { Distribution } from '../../core/statistics/distribution';
import type { PresetName } from '../../core/statistics/presets';
import { loadProfile, type ProfileData } from '../pattern/load-pattern';
import type { ShownArchive } from '../state/archive';
import { loadSums, type WindowSums } from '../statistics/load-statistics';
import { readShown } from '../statistics/read-history';

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;

/** One side of a comparison. */
export type Side = { readonly range: TimeRange; readonly sums: WindowSums; readonly pattern: ProfileData };

type Sides = { readonly offsetAt: OffsetAt; readonly here: Side; readonly there: Side };

/** Two periods, and this person's usual weeks. */
export type Comparison = Sides & { readonly weeks: readonly Distribution[] };

/** Two periods, and the days of whole weeks before a local day's start. */
export type LoadedComparison = Sides & { readonly recent: { readonly days: DayColumns; readonly until: number } };

/** Reads two periods and the weeks that tell what is usual. */
export async function loadComparison(
  archive: ShownArchive,
  snapshot: Snapshot,
  period: Period,
  against: Against,
  preset: PresetName,
): Promise<LoadedComparison> {
  const { history, now } = snapshot;
  const { range, offsetAt } = await readShown(archive, snapshot, period);
  const other =
    against.kind === 'dates'
      ? rangeOfPeriod(against, history, now, offsetAt)
      : rangeAgainst(range, against.kind, offsetAt);
  const load = async (side: TimeRange): Promise<Side> => {
    const pattern = await loadProfile(archive, { range: side, offsetAt }, history.lastAt, preset);
    return { range: pattern.sums.range, sums: pattern.sums, pattern };
  };
  const recentDays = loadRecent(archive, history.lastAt ?? now, offsetAt);
  const [here, there, recent] = await Promise.all([load(range), load(other), recentDays]);
  return { offsetAt, here, there, recent };
}

/** The times a range is held against; by the person's clock, so that a day begins when theirs did. */
export function rangeAgainst(
  { fromAt, toAt }: TimeRange,
  against: Exclude<Against['kind'], 'dates'>,
  offsetAt: OffsetAt,
): TimeRange {
  const byMs = against === 'before' ? toAt - fromAt : 52 * WEEK_MS; // the same days of the week
  const moved = (at: number): number => {
    const local = at + offsetAt(at) * 60_000 - byMs;
    return instantOf(local, offsetAt);
  };
  return against === 'before' ? { fromAt: moved(fromAt), toAt: fromAt } : { fromAt: moved(fromAt), toAt: moved(toAt) };
}

/** The days of the last whole weeks up to the newest reading's day. */
async function loadRecent(
  archive: ShownArchive,
  lastAt: number,
  offsetAt: OffsetAt,
): Promise<LoadedComparison['recent']> {
  const until = dayOf(lastAt, offsetAt);
  const fromAt = instantOf(until - USUAL_WEEKS.last * WEEK_MS, offsetAt);
  const { days } = await loadSums(archive, { fromAt, toAt: instantOf(until, offsetAt) }, lastAt);
  return { days, until };
}
