import { formatAge } from '../../core/words';
import type { ChartModel } from '../chart/derive-chart';
import { formatSpan } from '../chart/format-span';
import { describePhoneClock, knownOffset } from '../chart/offset';

const INTERVAL_MS = 5 * 60_000;

/** What a chart covers: its times, how many readings of those expected, and how many gaps. */
export function describeCoverage({ columns, segments, window, locale, offsetMinutes }: ChartModel): string {
  const newestAt = columns.at.at(-1) ?? window.toAt;
  const expected = Math.floor((newestAt - window.fromAt) / INTERVAL_MS);
  const count = Math.min(columns.at.length, expected);
  const span = formatSpan(window.fromAt, newestAt, locale, offsetMinutes);
  const gaps = segments.length - 1;
  const parts = [span, `${columns.at.length} of ${Math.max(expected, columns.at.length)} readings`];
  if (gaps > 0) parts.push(gaps === 1 ? '1 gap' : `${gaps} gaps`);
  const leadMs = Number(columns.at[0]) - window.fromAt;
  if (count < expected && leadMs > 2.5 * INTERVAL_MS) parts.push(`nothing in the first ${formatAge(leadMs)}`);
  return `${parts.join(', ')}. ${describeZone(newestAt, offsetMinutes, knownOffset(columns.offsetMinutes.at(-1)))}`.trim();
}

/** Says so where the person's clock is not this computer's, or is not known. */
function describeZone(at: number, offsetMinutes: number, known: number | null): string {
  if (known === null) return 'Times as on this computer: the device did not say its own.';
  return describePhoneClock(at, offsetMinutes);
}
