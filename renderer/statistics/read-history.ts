import type { ReadingColumns, TimeRange } from '../../core/contract';
import { type OffsetAt, type Period, rangeOfPeriod } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { excludeSpans, indexAt } from '../../core/statistics/readings';
import type { ShownArchive } from '../state/archive';

const DAY_MS = 24 * 3_600_000;
/** So much is read and counted at once, in about a frame: 26,000 readings. */
const PART_MS = 92 * DAY_MS;

/** The times a view looks at, and the clock it shows. */
export type Shown = { readonly range: TimeRange; readonly offsetAt: OffsetAt };

/** Asks for the clock that is shown, which periods by date need, and reads a period by it. */
export async function readShown(archive: ShownArchive, { history, now }: Snapshot, period: Period): Promise<Shown> {
  const offsetAt = await archive.getOffsetAt();
  return { range: rangeOfPeriod(period, history, now, offsetAt), offsetAt };
}

/** A part of a range: `own` of the readings are of it, those before are of the day before, for what goes on over its start. */
export type Part = { readonly readings: ReadingColumns; readonly own: { readonly from: number; readonly to: number } };

/**
 * Reads a range in parts, oldest first, and makes something of each while the next is on its way, so that no length of
 * it holds up the window; what the person left out is left out.
 */
export async function readInParts<T>(
  archive: ShownArchive,
  range: TimeRange,
  use: (part: Part) => T,
): Promise<readonly T[]> {
  const starts: number[] = [];
  for (let at = range.fromAt; at < range.toAt; at += PART_MS) starts.push(at);
  const read = (fromAt: number | undefined): Promise<ReadingColumns> | null =>
    fromAt === undefined
      ? null
      : archive.getReadings({
          fromAt: Math.max(range.fromAt, fromAt - DAY_MS),
          toAt: Math.min(range.toAt, fromAt + PART_MS),
        });
  const made: T[] = [];
  const excluded = archive.getExclusions();
  let coming = read(starts[0]);
  for (const [i, fromAt] of starts.entries()) {
    const [all, spans] = await Promise.all([coming, excluded]);
    coming = read(starts[i + 1]);
    if (!all) continue;
    const readings = excludeSpans(all, spans);
    made.push(use({ readings, own: { from: indexAt(readings.at, fromAt), to: readings.at.length } }));
  }
  return made;
}

/** The part of a range of which there may be readings already: up to the newest one. */
export const reportedPart = ({ fromAt, toAt }: TimeRange, lastAt: number | null): TimeRange => ({
  fromAt,
  toAt: Math.max(fromAt, Math.min(toAt, (lastAt ?? toAt) + 1)),
});
