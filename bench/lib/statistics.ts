/** Repeated measurements in short; the median is what counts, since one slow run says more about the machine. */
export type Spread = { readonly min: number; readonly median: number; readonly max: number };

/** Sums up at least one measurement. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { min: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, max: at(sorted.length - 1) };
}
