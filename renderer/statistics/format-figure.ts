import { showPercent } from '../../core/statistics/percents';
import { clippedSide } from '../../core/statistics/quantiles';
import { describeNotEnough, type Gated } from '../../core/statistics/sufficiency';
import { formatGlucoseNumber, type GlucoseUnit } from '../../core/units';
import { formatClock } from '../../core/words';

/** How the person reads numbers. */
export type Reader = { readonly unit: GlucoseUnit; readonly locale: string };

const HOUR_MS = 3_600_000;

/** By locale: a chart writes them all again at each stroke, and to make a format takes longer than to draw it. */
const hoursOf = new Map<string, readonly string[]>();
const numbersOf = new Map<string, Intl.NumberFormat>();

/** A full hour of the day in few characters: "14:00", or "2 PM" where clocks are written so. */
export function formatHour(hour: number, locale: string): string {
  const hours = hoursOf.get(locale) ?? writeHours(locale);
  hoursOf.set(locale, hours);
  return hours[hour % 24] ?? '';
}

function writeHours(locale: string): readonly string[] {
  const short = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const isShort = short.resolvedOptions().hour12 === true;
  const write = (at: number): string => (isShort ? short.format(at) : formatClock(at, locale, 0));
  return Array.from({ length: 24 }, (_, hour) => write(hour * HOUR_MS));
}

/** Hours of the day, such as "02:00 to 04:00". */
export const formatHours = (from: number, to: number, locale: string): string =>
  `${formatHour(from, locale)} to ${formatHour(to, locale)}`;

/** A number with so many decimals; Latin digits, as everywhere. */
export function formatDecimal(value: number, locale: string, decimals: number): string {
  const key = `${decimals} ${locale}`;
  const format =
    numbersOf.get(key) ??
    new Intl.NumberFormat(locale, {
      numberingSystem: 'latn',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  numbersOf.set(key, format);
  return format.format(value);
}

export const formatCount = (value: number, locale: string): string => formatDecimal(Math.round(value), locale, 0);

/** A percent as it was rounded elsewhere ("<1%"), with the space that all others have. */
export const spacePercent = (text: string): string => text.replace('%', ` %`);

/** A percent that stands alone, whole: "<1 %" of what is little, but there. */
export const formatPercent = (percent: number): string => spacePercent(showPercent(percent));

export const formatPercentWith = (percent: number, locale: string, decimals: number): string =>
  `${formatDecimal(percent, locale, decimals)} %`;

/** A glucose in the person's unit, its unit beside it. */
export const formatWithUnit = (mgDl: number, { unit, locale }: Reader): string =>
  `${formatGlucoseNumber(mgDl, unit, locale)} ${unit}`;

/** A quantile: "<40" or ">400" where it lies outside of what a sensor can show. */
export function formatQuantile(mgDl: number, { unit, locale }: Reader): string {
  const side = clippedSide(mgDl);
  if (side === 'low') return `<${formatGlucoseNumber(40, unit, locale)}`;
  if (side === 'high') return `>${formatGlucoseNumber(400, unit, locale)}`;
  return formatGlucoseNumber(mgDl, unit, locale);
}

/** A number or, in its place, what there is too little of. */
export type FigureText = { readonly text: string; readonly isLacking: boolean };

export const formatGated = <T>(gated: Gated<T>, format: (value: T) => string): FigureText =>
  gated.kind === 'value'
    ? { text: format(gated.value), isLacking: false }
    : { text: describeNotEnough(gated), isLacking: true };
