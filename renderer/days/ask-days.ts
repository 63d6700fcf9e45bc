import type { TimeRange } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import type { OffsetAt, Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import type { ShownArchive } from '../state/archive';
import { type LeftOut, loadLeftOut, withoutLeftOut } from '../statistics/left-out';
import { reportedPart } from '../statistics/read-history';
import { wholeDays } from './whole-days';

/** The days of a period as statistics count them, and how that came. */
export type AskedDays = {
  readonly range: TimeRange;
  readonly offsetAt: OffsetAt;
  /** Without what the person left out. */
  readonly days: DayColumns;
  readonly leftOut: LeftOut;
};

/**
 * Asks for the days of a period, up to the newest reading, as the statistics beside them do: it is one question. Only the
 * readings that were left out are read one by one.
 */
export async function askDays(archive: ShownArchive, { history, now }: Snapshot, period: Period): Promise<AskedDays> {
  const offsetAt = await archive.getOffsetAt();
  const range = wholeDays(period, history, now, offsetAt);
  const [days, leftOut] = await Promise.all([
    archive.getDays(reportedPart(range, history.lastAt)),
    loadLeftOut(archive, range),
  ]);
  return { range, offsetAt, days: withoutLeftOut(days, leftOut), leftOut };
}
