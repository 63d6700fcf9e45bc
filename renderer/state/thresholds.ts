import { THRESHOLD_LIMITS_MG_DL } from '../../core/settings';
import { formatGlucoseNumber, type GlucoseUnit, parseGlucoseNumber } from '../../core/units';
import type { Thresholds } from '../../core/zones';

/** The four bounds as typed. */
export type TypedThresholds = Record<keyof Thresholds, string>;
export type ThresholdErrors = Partial<Record<keyof Thresholds, string>>;

export const THRESHOLD_WORDS: Record<keyof Thresholds, string> = {
  veryLowMgDl: 'Very low below',
  lowMgDl: 'Low below',
  highMgDl: 'High above',
  veryHighMgDl: 'Very high above',
};

const ORDER = ['veryLowMgDl', 'lowMgDl', 'highMgDl', 'veryHighMgDl'] as const;

/** The bounds as the person reads them. */
export function typeThresholds(thresholds: Thresholds, unit: GlucoseUnit, locale: string): TypedThresholds {
  const typed = (key: keyof Thresholds): string => formatGlucoseNumber(thresholds[key], unit, locale);
  return {
    veryLowMgDl: typed('veryLowMgDl'),
    lowMgDl: typed('lowMgDl'),
    highMgDl: typed('highMgDl'),
    veryHighMgDl: typed('veryHighMgDl'),
  };
}

/**
 * Reads the four fields. A field that still reads as its saved value keeps that value exactly: showing mmol/L rounds.
 * @returns the bounds in mg/dL, or a sentence per field that is wrong
 */
export function readThresholds(
  typed: TypedThresholds,
  saved: Thresholds,
  unit: GlucoseUnit,
  locale: string,
): { readonly thresholds: Thresholds; readonly errors: ThresholdErrors } {
  const unchanged = typeThresholds(saved, unit, locale);
  const thresholds: Record<keyof Thresholds, number> = { ...saved };
  const errors: ThresholdErrors = {};
  ORDER.forEach((key, i) => {
    const value = typed[key] === unchanged[key] ? saved[key] : parseGlucoseNumber(typed[key], unit);
    thresholds[key] = value ?? saved[key];
    const before = ORDER[i - 1];
    const error =
      value === null ? notANumber(unit, locale) : checkBound(value, before && thresholds[before], unit, locale);
    if (error) errors[key] = error;
  });
  return { thresholds, errors };
}

function notANumber(unit: GlucoseUnit, locale: string): string {
  return `Enter a number in ${unit}, for example ${formatGlucoseNumber(70, unit, locale)}.`;
}

function checkBound(value: number, below: number | undefined, unit: GlucoseUnit, locale: string): string | null {
  const show = (mgDl: number): string => `${formatGlucoseNumber(mgDl, unit, locale)} ${unit}`;
  const { min, max } = THRESHOLD_LIMITS_MG_DL;
  if (value < min || value > max)
    return `Enter a value from ${show(min)} to ${show(max)}, which the sensor can measure.`;
  if (below !== undefined && value <= below) return `Enter a value above the one before it (${show(below)}).`;
  return null;
}
