import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import type { AfterEvents, Counting } from '../../core/statistics/after-events';
import { LEAST_EVENTS } from '../../core/statistics/after-events';
import { msOfStep, START_STEP, STEPS } from '../../core/statistics/event-curves';
import { formatChange } from '../../core/words';
import { formatCount, formatQuantile } from '../statistics/format-figure';
import { AVERAGE_KINDS, type AverageKind } from './average-kinds';
import type { AverageModel } from './average-model';
import { formatFromZero } from './from-zero';

type Reader = Pick<AverageModel, 'measure' | 'unit' | 'locale'>;

/** So many of something, such as "1 meal" or "41 meals". */
export const countOf = (count: number, of: AverageKind, locale: string): string =>
  `${formatCount(count, locale)} ${count === 1 ? AVERAGE_KINDS[of].one : AVERAGE_KINDS[of].many}`;

/** A value of the average as the person reads it, without its unit. */
export function formatAverage(value: number, { measure, unit, locale }: Reader): string {
  if (Number.isNaN(value)) return '';
  if (measure === 'glucose') return formatQuantile(value, { unit, locale });
  return formatChange(unit === 'mg/dL' ? Math.round(value) : value, unit, locale);
}

/** A step in words: when, median, middle half, and of how many. */
export function describeStep(model: AverageModel, step: number): string {
  const { average, unit, many, locale } = model;
  const when = formatFromZero(msOfStep(step));
  const count = `of ${formatCount(average.count[step] ?? 0, locale)} ${many}`;
  const median = average.median[step] ?? Number.NaN;
  if (Number.isNaN(median)) return `${when}: too few readings, ${count}`;
  const show = (value: number | undefined): string => formatAverage(value ?? Number.NaN, model);
  const half = `half from ${show(average.low[step])} to ${show(average.high[step])} ${unit}`;
  return `${when}: median ${show(median)}, ${half}, ${count}`;
}

/** The median in a sentence: at the entry, its lowest and highest after it, and at the end. */
export function describeMedian(model: AverageModel): string {
  const { average, unit } = model;
  const steps = [...Array(STEPS).keys()].filter((step) => step > START_STEP && !Number.isNaN(average.median[step]));
  const valueAt = (step: number): number => average.median[step] ?? Number.NaN;
  const show = (step: number): string => `${formatAverage(valueAt(step), model)} ${unit}`;
  const best = (isBetter: (a: number, b: number) => boolean): number | undefined =>
    steps.reduce<number | undefined>(
      (found, step) => (found === undefined || isBetter(valueAt(step), valueAt(found)) ? step : found),
      undefined,
    );
  const [highest, lowest] = [best((a, b) => a > b), best((a, b) => a < b)];
  const isThere = (step: number): boolean => !Number.isNaN(valueAt(step));
  const parts = [
    model.measure === 'glucose' && isThere(START_STEP) ? `${show(START_STEP)} at the time` : '',
    highest === undefined ? '' : `highest ${show(highest)} ${formatFromZero(msOfStep(highest))}`,
    lowest === undefined ? '' : `lowest ${show(lowest)} ${formatFromZero(msOfStep(lowest))}`,
    isThere(STEPS - 1) ? `${show(STEPS - 1)} 4 h after` : '',
  ];
  return `Median: ${parts.filter(Boolean).join(', ')}.`;
}

const NEAR = 'from 1 h before to 4 h after';

/** Which of the events are in the average and which are not, each of them once. */
export function describeCounted(made: AfterEvents, of: AverageKind, counting: Counting, locale: string): string {
  const { one, many } = AVERAGE_KINDS[of];
  const { events, withNeighbour, thin, withoutStart, counted } = made;
  const show = (count: number): string => formatCount(count, locale);
  const near = `${show(withNeighbour)} had another ${one} ${NEAR}`;
  return [
    counted === events ? `${countOf(events, of, locale)}.` : `${show(counted)} of ${countOf(events, of, locale)}.`,
    withNeighbour === 0
      ? ''
      : counting === 'all'
        ? `Of all ${many}, ${near}: what that one did is in the curves, too.`
        : `${near}: left out.`,
    thin === 0 ? '' : `${show(thin)} had less than 70 % of the readings ${NEAR}: left out.`,
    withoutStart === 0 ? '' : `${show(withoutStart)} had no number at the time to count from: left out.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why there is no average: "not enough data (2 of 5 meals)". */
export const describeTooFew = ({ counted }: AfterEvents, of: AverageKind): string =>
  `not enough data (${counted} of ${LEAST_EVENTS} ${AVERAGE_KINDS[of].many})`;

/** How values outside the measuring range count, where there are some. */
export function describeClipped({ clipped: { low, high } }: AfterEvents, locale: string): string {
  const counted = (count: number, word: string, as: number): string =>
    count === 0 ? '' : ` ${formatCount(count, locale)} ${word} ${count === 1 ? 'counts' : 'count'} as ${as} mg/dL.`;
  return `${counted(low, 'LOW', LOW_CODE)}${counted(high, 'HIGH', HIGH_CODE)}`;
}
