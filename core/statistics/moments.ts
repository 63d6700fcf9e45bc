import { LOW_CODE } from '../glucose';
import { toMmolL } from '../units';
import type { Distribution } from './distribution';

/** Arithmetic mean in mg/dL, NaN of none. */
export function meanOf({ counts, total }: Distribution): number {
  let sum = 0;
  for (let slot = 0; slot < counts.length; slot += 1) sum += (counts[slot] ?? 0) * (slot + LOW_CODE);
  return sum / total;
}

/** Which divisor a standard deviation has: n - 1 (ours, iglu, Tidepool) or n (cgmquantify). */
export type Divisor = 'sample' | 'population';

/** Standard deviation in mg/dL, NaN where there are too few readings. */
export function sdOf(distribution: Distribution, divisor: Divisor = 'sample'): number {
  const { counts, total } = distribution;
  const mean = meanOf(distribution);
  const by = divisor === 'sample' ? total - 1 : total;
  let squares = 0;
  for (let slot = 0; slot < counts.length; slot += 1) squares += (counts[slot] ?? 0) * (slot + LOW_CODE - mean) ** 2;
  return by > 0 ? Math.sqrt(squares / by) : Number.NaN;
}

/** Coefficient of variation in percent. Source: Danne 2017, doi:10.2337/dc17-1600, table 1. */
export const cvOf = (distribution: Distribution, divisor: Divisor = 'sample'): number =>
  (100 * sdOf(distribution, divisor)) / meanOf(distribution);

/** Glucose management indicator in percent, from a mean in mg/dL. Source: Bergenstal 2018, doi:10.2337/dc18-1581. */
export const gmiPercent = (meanMgDl: number): number => 3.31 + 0.02392 * meanMgDl;

/** The same in mmol/mol, as published for a mean in mmol/L. Source: jaeb.org/gmi. */
export const gmiMmolMolOfMmolL = (meanMmolL: number): number => 12.71 + 4.70587 * meanMmolL;

/** Glucose management indicator in mmol/mol, from a mean in mg/dL. */
export const gmiMmolMol = (meanMgDl: number): number => gmiMmolMolOfMmolL(toMmolL(meanMgDl));

/** J-index. Source: Wojcicki 1995. */
export const jIndexOf = (distribution: Distribution, divisor: Divisor = 'sample'): number =>
  0.001 * (meanOf(distribution) + sdOf(distribution, divisor)) ** 2;
