import { showPercent } from '../../core/statistics/percents';
import { clippedSide } from '../../core/statistics/quantiles';
import { describeNotEnough, type Gated } from '../../core/statistics/sufficiency';
import { formatGlucoseNumber, type GlucoseUnit } from '../../core/units';

/** How the person reads numbers. */
export type Reader = { readonly unit: GlucoseUnit; readonly locale: string };

const NARROW_SPACE = ' ';

/** A number with so many decimals; Latin digits, as everywhere. */
export const formatDecimal = (value: number, locale: string, decimals: number): string =>
  new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

export const formatCount = (value: number, locale: string): string => formatDecimal(Math.round(value), locale, 0);

/** A percent as it was rounded elsewhere ("<1%"), with the space that all others have. */
export const spacePercent = (text: string): string => text.replace('%', `${NARROW_SPACE}%`);

/** A percent that stands alone, whole: "<1 %" of what is little, but there. */
export const formatPercent = (percent: number): string => spacePercent(showPercent(percent));

export const formatPercentWith = (percent: number, locale: string, decimals: number): string =>
  `${formatDecimal(percent, locale, decimals)}${NARROW_SPACE}%`;

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
