import { HIGH_CODE, LOW_CODE } from '../glucose';
import type { Distribution } from './distribution';

/**
 * Quantiles of type 7, in mg/dL, for ascending shares from 0 to 1; NaN of no readings.
 * Source: Hyndman and Fan 1996, doi:10.2307/2684934; the default of R and numpy.
 */
export function quantilesOf({ counts, total }: Distribution, shares: readonly number[]): readonly number[] {
  let slot = -1;
  let below = 0;
  /** The code of the reading with so many before it; ranks only rise. */
  const codeAt = (rank: number): number => {
    while (below <= rank && slot + 1 < counts.length) below += counts[++slot] ?? 0;
    return slot + LOW_CODE;
  };
  return shares.map((share) => {
    if (total <= 0) return Number.NaN;
    const position = Math.max(0, total - 1) * share;
    const low = Math.floor(position);
    const [lowCode, slotThere, belowThere] = [codeAt(low), slot, below];
    if (position === low) return lowCode;
    const code = lowCode + (position - low) * (codeAt(Math.min(low + 1, total - 1)) - lowCode);
    [slot, below] = [slotThere, belowThere];
    return code;
  });
}

/** One quantile; see `quantilesOf`. */
export const quantileOf = (distribution: Distribution, share: number): number =>
  quantilesOf(distribution, [share])[0] ?? Number.NaN;

/** The same quantile of ascending numbers that need not be whole. */
export function quantileOfSorted(ascending: ArrayLike<number>, share: number): number {
  const position = (ascending.length - 1) * share;
  const low = Math.floor(position);
  const [a = Number.NaN, b = a] = [ascending[low], ascending[low + 1]];
  return a + (position - low) * (b - a);
}

/** On which side of the measuring range a quantile lies, if on one: then it is printed as "<40" or ">400". */
export function clippedSide(mgDl: number): 'low' | 'high' | null {
  if (mgDl < LOW_CODE + 1) return 'low';
  return mgDl > HIGH_CODE - 1 ? 'high' : null;
}
