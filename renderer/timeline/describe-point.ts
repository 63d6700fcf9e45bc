import { glucoseFromCode } from '../../core/glucose';
import { NO_OFFSET } from '../../core/history';
import type { OffsetAt } from '../../core/period';
import { trendWords } from '../../core/trend';
import { formatGlucoseNumber, type GlucoseUnit } from '../../core/units';
import { formatAge, formatAgo, formatClock, formatGlucose } from '../../core/words';
import { type Thresholds, ZONE_WORDS, zoneOfGlucose } from '../../core/zones';
import type { KnownTrend } from '../chart/describe-reading';
import { formatDate } from '../chart/format-span';
import type { Mark } from './marks';
import { isAfterGap, type Points } from './points';

/** How a person reads: unit, writing, zones and clock. */
export type PointReader = {
  readonly unit: GlucoseUnit;
  readonly locale: string;
  readonly thresholds: Thresholds;
  readonly offsetAt: OffsetAt;
  readonly now: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A code as a person reads it, without the unit. */
export function formatCode(code: number, { unit, locale }: Pick<PointReader, 'unit' | 'locale'>): string {
  const glucose = glucoseFromCode(Math.round(code));
  return glucose.kind === 'none' ? '' : formatGlucose(glucose, unit, locale);
}

/** A mean as a person reads it, rounded once; of LOW alone or HIGH alone it is that word. */
export const formatMean = (mean: number, reader: Pick<PointReader, 'unit' | 'locale'>): string =>
  glucoseFromCode(mean).kind === 'value'
    ? formatGlucoseNumber(mean, reader.unit, reader.locale)
    : formatCode(mean, reader);

/** A point as a sentence: what was measured, in which zone, the trend where it is known, when, and how long ago. */
export function describePoint(points: Points, i: number, reader: PointReader, known: KnownTrend): string {
  return points.spanMs[i] === 0 ? describeReading(points, i, reader, known) : describeSpan(points, i, reader);
}

function describeReading(points: Points, i: number, reader: PointReader, known: KnownTrend): string {
  const at = Number(points.fromAt[i]);
  const glucose = glucoseFromCode(Number(points.least[i]));
  const zone = zoneOfGlucose(glucose, reader.thresholds);
  const value = `${formatCode(Number(points.least[i]), reader)}${glucose.kind === 'value' ? ` ${reader.unit}` : ''}`;
  const trend = known?.at === at && known.trend !== 'none' ? trendWords(known.trend) : '';
  const when = formatMoment(at, offsetOf(points, i, reader), reader);
  return [value, zone && ZONE_WORDS[zone], trend, when, formatAgo(Math.max(0, reader.now - at))]
    .filter(Boolean)
    .join(', ');
}

function describeSpan(points: Points, i: number, reader: PointReader): string {
  const count = Number(points.count[i]);
  const from = formatCode(Number(points.least[i]), reader);
  const to = formatCode(Number(points.greatest[i]), reader);
  const values = from === to ? from : `${from} to ${to}`;
  const of = count === 1 ? '1 reading' : `mean ${formatMean(Number(points.mean[i]), reader)} of ${count} readings`;
  return `${values} ${reader.unit}, ${of}, ${formatPointTime(points, i, reader)}`;
}

/** When a point was: a moment, or the time its span took. */
export function formatPointTime(points: Points, i: number, reader: PointReader): string {
  const fromAt = Number(points.fromAt[i]);
  const spanMs = Number(points.spanMs[i]);
  const from = formatMoment(fromAt, offsetOf(points, i, reader), reader);
  if (spanMs === 0) return from;
  const toAt = fromAt + spanMs;
  const offset = reader.offsetAt(toAt - 1);
  if (spanMs < DAY_MS) return `${from} to ${formatClock(toAt, reader.locale, offset)}`;
  return `${from} to ${formatDate(toAt - 1, reader.locale, offset, 'with-year')}`;
}

const offsetOf = ({ offsetMinutes, fromAt }: Points, i: number, { offsetAt }: PointReader): number =>
  offsetMinutes[i] === NO_OFFSET ? offsetAt(Number(fromAt[i])) : Number(offsetMinutes[i]);

/** A day and time; the year is said where it is another than now. */
function formatMoment(at: number, offset: number, { locale, now }: PointReader): string {
  const isOld = Math.abs(now - at) > 300 * DAY_MS;
  return `${formatDate(at, locale, offset, isOld ? 'with-year' : undefined)}, ${formatClock(at, locale, offset)}`;
}

/** The same, saying first how long nothing was measured where a step crossed a gap, and last what was entered then. */
export function describeStep(
  points: Points,
  from: number | null,
  to: number,
  marks: readonly Mark[],
  reader: PointReader,
  known: KnownTrend,
): string {
  const sentence = [describePoint(points, to, reader, known), ...marks.map(({ words }) => words)].join('. ');
  const later = from !== null && Math.abs(to - from) === 1 ? Math.max(from, to) : null;
  if (later === null || !isAfterGap(points, later)) return sentence;
  const gapMs = Number(points.fromAt[later]) - Number(points.fromAt[later - 1]) - Number(points.spanMs[later - 1]);
  return `After a gap of ${formatAge(gapMs)}: ${sentence}`;
}
