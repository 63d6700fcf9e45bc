import type { ReadingColumns, TimeRange } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import type { OffsetAt, Period } from '../../core/period';
import type { Snapshot } from '../../core/snapshot';
import { deriveDays } from '../../core/statistics/days';
import { withoutDays } from '../../core/statistics/exclude-days';
import type { ShownArchive } from '../state/archive';
import { wholeDays } from './whole-days';

/** The days of a period as statistics count them, and how that came. */
export type AskedDays = {
  readonly range: TimeRange;
  readonly offsetAt: OffsetAt;
  /** Without what the person left out. */
  readonly days: DayColumns;
  readonly leftOut: DayColumns;
  /** What the person left out in the period: spans of readings. */
  readonly spans: readonly TimeRange[];
};

/** Asks for the days of a period. Only the readings that were left out are read one by one. */
export async function askDays(archive: ShownArchive, { history, now }: Snapshot, period: Period): Promise<AskedDays> {
  const [offsetAt, exclusions] = await Promise.all([archive.getOffsetAt(), archive.getExclusions()]);
  const range = wholeDays(period, history, now, offsetAt);
  const spans = exclusions
    .map(({ fromAt, toAt }) => ({ fromAt: Math.max(fromAt, range.fromAt), toAt: Math.min(toAt, range.toAt) }))
    .filter(({ fromAt, toAt }) => fromAt < toAt);
  const [days, ...parts] = await Promise.all([
    archive.getDays(range),
    ...spans.map((span) => archive.getReadings(span)),
  ]);
  const leftOut = deriveDays(join(parts));
  return { range, offsetAt, days: withoutDays(days, leftOut), leftOut, spans };
}

const join = (parts: readonly ReadingColumns[]): ReadingColumns => ({
  at: Float64Array.from(parts.flatMap(({ at }) => [...at])),
  mgDl: Int16Array.from(parts.flatMap(({ mgDl }) => [...mgDl])),
  offsetMinutes: Int16Array.from(parts.flatMap(({ offsetMinutes }) => [...offsetMinutes])),
});
