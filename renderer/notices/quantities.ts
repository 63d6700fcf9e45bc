import type { Reader } from '../../core/schedule-words';
import { formatGlucoseNumber, MG_DL_PER_MMOL_L, parseGlucoseNumber } from '../../core/units';

/** What a number of a rule measures: a level or margin (mg/dL), a rate (mg/dL per min), a time (ms). */
export type Quantity = 'glucose' | 'rate' | 'minutes';

type Writing = {
  readonly unit: (reader: Reader) => string;
  readonly format: (value: number, reader: Reader) => string;
  /** As it is stored; null where the text is no such number. */
  readonly parse: (text: string, reader: Reader) => number | null;
};

const MINUTE_MS = 60_000;

/** How each quantity is typed and read. */
export const QUANTITIES: Record<Quantity, Writing> = {
  glucose: {
    unit: ({ unit }) => unit,
    format: (mgDl, { unit, locale }) => formatGlucoseNumber(mgDl, unit, locale),
    parse: (text, { unit }) => parseGlucoseNumber(text, unit),
  },
  rate: { unit: ({ unit }) => `${unit} per min`, format: formatRate, parse: parseRate },
  minutes: {
    unit: () => 'min',
    format: (ms) => String(Math.round(ms / MINUTE_MS)),
    parse: (text) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) * MINUTE_MS : null),
  },
};

/** mmol/L changes by so little in a minute that it takes a second decimal. */
function formatRate(mgDlPerMinute: number, { unit, locale }: Reader): string {
  const value = unit === 'mg/dL' ? mgDlPerMinute : mgDlPerMinute / MG_DL_PER_MMOL_L;
  const maximumFractionDigits = unit === 'mg/dL' ? 1 : 2;
  return new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits }).format(value);
}

/** A tenth of mg/dL per minute is as fine as a rule looks. */
function parseRate(text: string, { unit }: Reader): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(plain)) return null;
  const value = Number(plain) * (unit === 'mg/dL' ? 1 : MG_DL_PER_MMOL_L);
  return Math.round(value * 10) / 10;
}
