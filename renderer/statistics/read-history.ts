import type { TimeRange } from '../../core/contract';
import { type OffsetAt, type Period, rangeOfPeriod } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import type { ShownArchive } from '../state/archive';

/** The times a view looks at, and the clock it shows. */
export type Shown = { readonly range: TimeRange; readonly offsetAt: OffsetAt };

/** Asks for the clock that is shown, which periods by date need, and reads a period by it. */
export async function readShown(archive: ShownArchive, { history, now }: Snapshot, period: Period): Promise<Shown> {
  const offsetAt = await archive.getOffsetAt();
  return { range: rangeOfPeriod(period, history, now, offsetAt), offsetAt };
}

/** The part of a range of which there may be readings already: up to the newest one. */
export const reportedPart = ({ fromAt, toAt }: TimeRange, lastAt: number | null): TimeRange => ({
  fromAt,
  toAt: Math.max(fromAt, Math.min(toAt, (lastAt ?? toAt) + 1)),
});
