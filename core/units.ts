/** The two unit systems a person may read glucose in. Everything is stored in mg/dL. */
export type GlucoseUnit = 'mg/dL' | 'mmol/L';

/** mg/dL in one mmol/L: molar mass of glucose 180.1559 g/mol. Source: as Tidepool and Nightscout use it. */
export const MG_DL_PER_MMOL_L = 18.01559;

/** Consensus bounds, which clinics print as these pairs. Source: Battelino 2019, doi:10.2337/dci19-0028. */
const CONSENSUS_BOUNDS: ReadonlyArray<readonly [mgDl: number, mmolL: number]> = [
  [54, 3.0],
  [63, 3.5],
  [70, 3.9],
  [140, 7.8],
  [180, 10.0],
  [250, 13.9],
];

/** mg/dL as mmol/L, unrounded: for drawing and display only, never stored. */
export const toMmolL = (mgDl: number): number => mgDl / MG_DL_PER_MMOL_L;

/** mmol/L as whole mg/dL; the consensus bounds come out exactly as published (7.8 is 140, not 141). */
export function toMgDl(mmolL: number): number {
  const consensus = CONSENSUS_BOUNDS.find(([, bound]) => bound === mmolL);
  return consensus ? consensus[0] : Math.round(mmolL * MG_DL_PER_MMOL_L);
}

/** A value in mg/dL as the person reads it: whole mg/dL, or mmol/L with one decimal in the locale's writing. */
export function formatGlucoseNumber(mgDl: number, unit: GlucoseUnit, locale: string): string {
  if (unit === 'mg/dL') return String(Math.round(mgDl));
  return oneDecimal(locale).format(toMmolL(mgDl));
}

/**
 * Reads a number typed by a person, with a decimal point or comma, as mg/dL.
 * @returns whole mg/dL, or null where the text is not a number
 */
export function parseGlucoseNumber(text: string, unit: GlucoseUnit): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  const value = Number(plain);
  return unit === 'mg/dL' ? Math.round(value) : toMgDl(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function oneDecimal(locale: string): Intl.NumberFormat {
  const known = formats.get(locale);
  if (known) return known;
  // Latin digits everywhere: they are what the tray icon can draw and what a field reads back.
  const digits = { numberingSystem: 'latn', minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const made = new Intl.NumberFormat(locale, digits);
  formats.set(locale, made);
  return made;
}
