import type { TimeRange } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import { dayOf, instantOf, type OffsetAt } from '../../core/period';
import { type Distribution, sumDays } from '../../core/statistics/distribution';
import { NOMINAL_MS } from '../../core/statistics/readings';
import { type Coverage, coverageOf } from '../../core/statistics/sufficiency';
import type { ShownArchive } from '../state/archive';
import { loadLeftOut, withoutLeftOut } from './left-out';
import { reportedPart } from './read-history';

const DAY_MS = 24 * 3_600_000;

/** What the statistics of a window are made of. */
export type WindowSums = {
  /** The window up to the newest reading: what comes later cannot be missing. */
  readonly range: TimeRange;
  /** The same with the rest of the newest day where that was chosen: fourteen days until tonight are fourteen. */
  readonly chosen: TimeRange;
  readonly offsetAt: OffsetAt;
  /** Without what the person left out. */
  readonly days: DayColumns;
  /** With it. */
  readonly whole: DayColumns;
  readonly distribution: Distribution;
  /** What was left out counts here: the sensor was active. */
  readonly coverage: Coverage;
  readonly excluded: number;
};

/** Asks for the days of a range and sums them up, without what the person left out. */
export async function loadSums(archive: ShownArchive, wanted: TimeRange, lastAt: number | null): Promise<WindowSums> {
  const range = reportedPart(wanted, lastAt);
  const [whole, leftOut, offsetAt] = await Promise.all([
    archive.getDays(range),
    loadLeftOut(archive, range),
    archive.getOffsetAt(),
  ]);
  const chosen = chosenPart(wanted, lastAt, offsetAt);
  const days = withoutLeftOut(whole, leftOut);
  const [distribution, { total }] = [sumDays(days), sumDays(whole)];
  return {
    range,
    chosen,
    offsetAt,
    days,
    whole,
    distribution,
    coverage: coverageOf(total, chosen.toAt - chosen.fromAt, (range.toAt - range.fromAt) / NOMINAL_MS),
    excluded: total - distribution.total,
  };
}

/** No day after that of the newest reading counts. */
function chosenPart({ fromAt, toAt }: TimeRange, lastAt: number | null, offsetAt: OffsetAt): TimeRange {
  const dayEndsAt = lastAt === null ? toAt : instantOf(dayOf(lastAt, offsetAt) + DAY_MS, offsetAt);
  return { fromAt, toAt: Math.max(fromAt, Math.min(toAt, dayEndsAt)) };
}
