import type { ReadingColumns, TimeRange } from '../../core/contract';

/** What a chart shows: the hours that end with the newest reading, then the time nothing was reported for yet. */
export type ChartWindow = TimeRange & { readonly reportedToAt: number | null };

const HOUR_MS = 3_600_000;
const NEAR_MS = 15 * 60_000;

/**
 * The window of a chart of Now. Readings come hours late, so hours counted from this moment would be empty;
 * the time since the newest reading is shown too, as unreported, up to half the hours asked for.
 */
export function deriveWindow(newestAt: number | null, hours: number, now: number): ChartWindow {
  const spanMs = hours * HOUR_MS;
  if (newestAt === null) return { fromAt: now - spanMs, toAt: now, reportedToAt: null };
  const toAt = Math.min(Math.max(now, newestAt), newestAt + spanMs / 2);
  return { fromAt: newestAt - spanMs, toAt, reportedToAt: newestAt };
}

/** The readings inside a window: after its start, up to and with its end, so that three hours hold 36. */
export function sliceColumns(columns: ReadingColumns, { fromAt, toAt }: TimeRange): ReadingColumns {
  const from = lowerBound(columns.at, fromAt + 1);
  const to = lowerBound(columns.at, toAt + 1);
  return {
    at: columns.at.subarray(from, to),
    mgDl: columns.mgDl.subarray(from, to),
    offsetMinutes: columns.offsetMinutes.subarray(from, to),
  };
}

/** The reading nearest to a time, of readings around it; null where there is none within a quarter of an hour. */
export function nearest(at: Float64Array, time: number): number | null {
  const after = lowerBound(at, time);
  const away = (i: number): number => Math.abs((at[i] ?? Number.NaN) - time);
  const best = away(after) <= away(after - 1) || after === 0 ? after : after - 1;
  return away(best) <= NEAR_MS ? best : null;
}

function lowerBound(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(at[middle]) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
