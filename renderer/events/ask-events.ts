import type { LoggedColumns, TimeRange } from '../../core/contract';
import type { OffsetAt, Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { AROUND } from '../../core/statistics/event-curves';
import { wholeDays } from '../days/whole-days';
import type { ShownArchive } from '../state/archive';

const DAY_MS = 24 * 3_600_000;

/** What the Events of a period are made of. */
export type AskedEvents = {
  /** The days that are looked at. */
  readonly range: TimeRange;
  /** The same, and what came after the newest reading where that is looked at: entries come before readings do. */
  readonly entered: TimeRange;
  readonly offsetAt: OffsetAt;
  /** With what was entered so shortly before and after that it is around an entry. */
  readonly logged: LoggedColumns;
};

/** Reads what was entered and noted in a period. */
export async function askEvents(
  archive: ShownArchive,
  { history, now }: Snapshot,
  period: Period,
): Promise<AskedEvents> {
  const offsetAt = await archive.getOffsetAt();
  const days = wholeDays(period, history, now, offsetAt);
  const beginsAt = period.kind === 'all' ? (history.beginsAt ?? days.fromAt) : days.fromAt;
  const range = { fromAt: Math.min(days.fromAt, beginsAt), toAt: days.toAt };
  const toAt = period.kind === 'dates' ? range.toAt : Math.max(range.toAt, now + DAY_MS);
  const logged = await archive.getRecords({ fromAt: range.fromAt - AROUND.afterMs, toAt: toAt + AROUND.afterMs });
  return { range, entered: { fromAt: range.fromAt, toAt }, offsetAt, logged };
}

/** Whether a time is in a range. */
export const isIn = ({ fromAt, toAt }: TimeRange, at: number): boolean => at >= fromAt && at < toAt;
