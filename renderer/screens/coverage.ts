import { formatAge, formatClock } from '../../core/words';
import type { ChartModel } from '../chart/derive-chart';

const INTERVAL_MS = 5 * 60_000;

/** What a chart covers: its times, how many readings of those expected, and how many gaps. */
export function describeCoverage({ columns, segments, window, locale, offsetMinutes }: ChartModel): string {
  const clock = (at: number): string => formatClock(at, locale, offsetMinutes);
  const newestAt = columns.at.at(-1) ?? window.toAt;
  const expected = Math.floor((newestAt - window.fromAt) / INTERVAL_MS) + 1;
  const count = Math.min(columns.at.length, expected);
  const span = `${clock(window.fromAt)} to ${clock(newestAt)}`;
  const gaps = segments.length - 1;
  const parts = [span, `${columns.at.length} of ${Math.max(expected, columns.at.length)} readings`];
  if (gaps > 0) parts.push(gaps === 1 ? '1 gap' : `${gaps} gaps`);
  const leadMs = Number(columns.at[0]) - window.fromAt;
  if (count < expected && leadMs > 2.5 * INTERVAL_MS) parts.push(`nothing in the first ${formatAge(leadMs)}`);
  return `${parts.join(', ')}.`;
}
