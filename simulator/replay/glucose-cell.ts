/** mg/dL in a mmol/L: molar mass of glucose 180.156 g/mol, a tenth of it. */
const MGDL_PER_MMOLL = 18.0156;
/** What a sensor can show, and what stands for below and above it (Dexcom swaggerV3). */
const LOW_MGDL = 39;
const HIGH_MGDL = 401;

/** Reads a glucose cell to whole mg/dL: a number, or Low (39) and High (401); undefined for anything else. */
export function parseGlucose(text: string, isMmol: boolean): number | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'low') return LOW_MGDL;
  if (word === 'high') return HIGH_MGDL;
  const value = word === '' ? Number.NaN : Number(word.replace(',', '.'));
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const mgDl = Math.round(isMmol ? value * MGDL_PER_MMOLL : value);
  return Math.min(HIGH_MGDL, Math.max(LOW_MGDL, mgDl));
}
