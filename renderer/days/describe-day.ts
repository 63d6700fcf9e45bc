import { describeNotEnough } from '../../core/statistics/sufficiency';
import { formatGlucoseNumber } from '../../core/units';
import type { Thresholds } from '../../core/zones';
import { formatOf } from '../chart/format-span';
import { formatRows } from '../parts/table-box';
import { formatCoverage } from '../period/covering';
import { formatWithUnit, type Reader } from '../statistics/format-figure';
import { coverageOfCounts, formatParts, lackOf, numbersOf } from './count-day';
import type { Day } from './derive-days';

/** The numbers of a day as text; null where there are too few readings for any. */
export type DayText = {
  readonly target: string;
  readonly mean: string;
  readonly below: string;
  readonly above: string;
} | null;

/** What a day's numbers are, each with its unit. */
export function formatDayNumbers(day: Day, reader: Reader): DayText {
  const numbers = numbersOf(day);
  return (
    numbers && {
      ...formatParts(day),
      mean: formatWithUnit(numbers.mean, reader),
    }
  );
}

/** How much of a day has readings; what was left out has come. */
export const formatDayCoverage = (day: Day): string => formatCoverage(coverageOfCounts(day));

/** Why a day has no numbers. */
export function describeLack(day: Day): string {
  const lack = lackOf(day);
  return lack ? describeNotEnough(lack) : '';
}

/** What is odd about a day, in words. */
export function describeOddities({ extraMinutes, leftOut, isOngoing }: Day): readonly string[] {
  const hours = formatHours(24 * 60 + extraMinutes);
  const left = Math.round(leftOut);
  return [
    ...(extraMinutes === 0 ? [] : [`${hours} long: the clock was put ${extraMinutes > 0 ? 'back' : 'forward'}`]),
    ...(isOngoing ? ['so far'] : []),
    ...(left === 0 ? [] : [`${left} ${left === 1 ? 'reading' : 'readings'} left out`]),
  ];
}

function formatHours(minutes: number): string {
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** The range that counts as in range, such as "70 to 180 mg/dL". */
export const formatTarget = ({ lowMgDl, highMgDl }: Thresholds, { unit, locale }: Reader): string =>
  `${formatGlucoseNumber(lowMgDl, unit, locale)} to ${formatGlucoseNumber(highMgDl, unit, locale)} ${unit}`;

const DATE = { day: 'numeric', year: 'numeric' } as const;
const DATES = {
  long: { ...DATE, weekday: 'long', month: 'long' },
  short: { ...DATE, weekday: 'short', month: 'short' },
} as const;

/** A day in words, such as "Thursday 14 November 2024", or short. */
export const formatDay = (localAt: number, locale: string, length: 'long' | 'short' = 'long'): string =>
  formatOf(locale, DATES[length]).format(localAt);

/** Days as lines of text, a tab between the columns. */
export function daysAsText(days: readonly Day[], target: Thresholds, reader: Reader): string {
  const head = ['Date', 'Hours', `In range (${formatTarget(target, reader)})`, 'Mean', 'Below', 'Above', 'Readings'];
  const lines = days.map((day) => {
    const numbers = formatDayNumbers(day, reader);
    const shown = numbers
      ? [numbers.target, numbers.mean, numbers.below, numbers.above]
      : [describeLack(day), '', '', ''];
    const hours = String((24 * 60 + day.extraMinutes) / 60);
    return [new Date(day.localAt).toISOString().slice(0, 10), hours, ...shown, formatDayCoverage(day)];
  });
  return formatRows([head, ...lines]);
}
