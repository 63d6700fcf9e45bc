import { glucoseFromCode } from '../../core/glucose';
import { type Trend, trendWords } from '../../core/trend';
import { formatAge, formatAgo, formatClock, formatGlucose } from '../../core/words';
import { ZONE_WORDS } from '../../core/zones';
import type { ChartModel } from './derive-chart';
import { formatDayAt } from './format-span';
import { MAX_STEP_MS } from './gaps';
import { knownOffset } from './offset';

/** The trend of a time where it is known: only the newest reading carries it so far. */
export type KnownTrend = { readonly at: number; readonly trend: Trend } | null;

/** One reading as a sentence: value, zone, trend where known, time, age. */
export function describeReading(model: ChartModel, index: number, now: number, known: KnownTrend): string {
  const { columns, unit, locale, zones } = model;
  const at = Number(columns.at[index]);
  const glucose = glucoseFromCode(columns.mgDl[index] ?? null);
  const zone = zones[index];
  if (glucose.kind === 'none' || zone === undefined) return '';
  const value = `${formatGlucose(glucose, unit, locale)}${glucose.kind === 'value' ? ` ${unit}` : ''}`;
  const trend = known?.at === at && known.trend !== 'none' ? trendWords(known.trend) : '';
  const clock = `at ${formatClock(at, locale, knownOffset(columns.offsetMinutes[index]))}`;
  return [value, ZONE_WORDS[zone], trend, clock, formatAgo(Math.max(0, now - at))].filter(Boolean).join(', ');
}

/** The same, saying first how long nothing was measured where a step crossed a gap. */
export function describeStep(
  model: ChartModel,
  from: number | null,
  to: number,
  now: number,
  known: KnownTrend,
): string {
  const sentence = describeReading(model, to, now, known);
  if (from === null || Math.abs(to - from) !== 1) return sentence;
  const spanMs = Math.abs(Number(model.columns.at[to]) - Number(model.columns.at[from]));
  return spanMs > MAX_STEP_MS ? `After a gap of ${formatAge(spanMs)}: ${sentence}` : sentence;
}

/** Why a time that was asked for is not read here. */
export const describeMissing = ({ locale, offsetMinutes }: ChartModel, at: number): string =>
  `There is no reading at ${formatDayAt(at, locale, offsetMinutes)}.`;
