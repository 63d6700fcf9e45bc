import type { TimeRange } from '../../core/contract';
import type { DayColumns } from '../../core/history';
import { LIVED } from '../../core/statistics/clock';
import { deriveDays } from '../../core/statistics/days';
import { withoutDays } from '../../core/statistics/exclude-days';
import { spanOf } from '../../core/statistics/readings';
import type { ShownArchive } from '../state/archive';

const HOUR_MS = 3_600_000;

/** What the person left out of a range: spans of readings, and the days of those readings, span by span. */
export type LeftOut = { readonly spans: readonly TimeRange[]; readonly days: readonly DayColumns[] };

/** Reads what was left out of a range, one by one; what lies around a span tells what its readings count for. */
export async function loadLeftOut(archive: ShownArchive, range: TimeRange): Promise<LeftOut> {
  const spans = (await archive.getExclusions())
    .map(({ fromAt, toAt }) => ({ fromAt: Math.max(fromAt, range.fromAt), toAt: Math.min(toAt, range.toAt) }))
    .filter(({ fromAt, toAt }) => fromAt < toAt);
  const daysOf = async (span: TimeRange): Promise<DayColumns> => {
    const around = { fromAt: span.fromAt - HOUR_MS, toAt: span.toAt + HOUR_MS };
    const readings = await archive.getReadings(around);
    return deriveDays(readings, LIVED, spanOf(readings.at, span));
  };
  return { spans, days: await Promise.all(spans.map(daysOf)) };
}

/** Days without what was left out of them. */
export const withoutLeftOut = (days: DayColumns, { days: left }: LeftOut): DayColumns => left.reduce(withoutDays, days);
