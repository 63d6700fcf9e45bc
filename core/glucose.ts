/** What one EGV says: a number inside the measuring range, a word outside it, or nothing. */
export type Glucose =
  | { readonly kind: 'value'; readonly mgDl: number }
  | { readonly kind: 'low' }
  | { readonly kind: 'high' }
  | { readonly kind: 'none' };

/** A glucose that can be shown: anything but `none`. */
export type ShownGlucose = Exclude<Glucose, { kind: 'none' }>;

/** Dexcom's code for "below 40 mg/dL"; never printed. Source: Dexcom swagger v3, EGVRecord.value. */
export const LOW_CODE = 39;
/** Dexcom's code for "above 400 mg/dL"; never printed. Source: Dexcom swagger v3, EGVRecord.value. */
export const HIGH_CODE = 401;

/**
 * Reads an EGV's value and status the way Dexcom means them: a status of low or high wins over any value;
 * 0, null and codes under 39 are sensor states, not glucose.
 * @param mgDl value in mg/dL, or null where the record has none
 */
export function parseGlucose(mgDl: number | null, status: string | null): Glucose {
  if (status === 'low') return { kind: 'low' };
  if (status === 'high') return { kind: 'high' };
  if (mgDl === null || !Number.isFinite(mgDl)) return { kind: 'none' };
  return glucoseFromCode(Math.round(mgDl));
}

/** Reads the canonical integer kept in the archive: mg/dL, or 39 for LOW, 401 for HIGH; less than 39 is no value. */
export function glucoseFromCode(code: number | null): Glucose {
  if (code === null || code < LOW_CODE) return { kind: 'none' };
  if (code === LOW_CODE) return { kind: 'low' };
  if (code >= HIGH_CODE) return { kind: 'high' };
  return { kind: 'value', mgDl: code };
}

/** The canonical integer of a glucose, or null for no value: what is stored and what statistics use. */
export function glucoseToCode(glucose: Glucose): number | null {
  switch (glucose.kind) {
    case 'value':
      return glucose.mgDl;
    case 'low':
      return LOW_CODE;
    case 'high':
      return HIGH_CODE;
    case 'none':
      return null;
  }
}
