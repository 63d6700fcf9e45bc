import { LOW_CODE } from '../glucose';
import { HISTOGRAM_CODES } from '../history';
import { DEFAULT_THRESHOLDS } from '../zones';
import type { Distribution } from './distribution';
import { countZones, shareOf } from './zone-counts';

/** The risk of a value: 22.77 · f², of low values below 0 of f. Source: Kovatchev 2006, doi:10.2337/dc06-1085. */
const SCALE = 22.77;

function riskTable(side: -1 | 1): Float64Array {
  return Float64Array.from({ length: HISTOGRAM_CODES }, (_, slot) => {
    const f = Math.log(slot + LOW_CODE) ** 1.084 - 5.381;
    return f * side > 0 ? SCALE * f ** 2 : 0;
  });
}

const LOW_RISK = riskTable(-1);
const HIGH_RISK = riskTable(1);

function meanRisk({ counts, total }: Distribution, risk: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < counts.length; slot += 1) sum += (counts[slot] ?? 0) * (risk[slot] ?? 0);
  return sum / total;
}

/** Low blood glucose index. Its published cut-offs are of fingersticks, so it is shown without a category. */
export const lbgiOf = (distribution: Distribution): number => meanRisk(distribution, LOW_RISK);

/** High blood glucose index; see `lbgiOf`. */
export const hbgiOf = (distribution: Distribution): number => meanRisk(distribution, HIGH_RISK);

/** Glycemia risk index, 0 to 100. Source: Klonoff 2022, doi:10.1177/19322968221085273. */
export function griOf(distribution: Distribution): number {
  const share = shareOf(countZones(distribution, DEFAULT_THRESHOLDS));
  const sum = 3 * share['very-low'] + 2.4 * share.low + 1.6 * share['very-high'] + 0.8 * share.high;
  return Math.min(100, 100 * sum);
}

/** The published zones of the index: A is 0 to 20, E is 81 to 100. Source: diabetestechnology.org/gri. */
export const griZone = (gri: number): string => 'ABCDE'[Math.min(4, Math.max(0, Math.ceil(gri / 20) - 1))] ?? 'E';

/** Average daily risk range of the days, each by its least and greatest code; 0 is a day without readings. Source: Kovatchev 2006. */
export function adrrOf({ least, greatest }: { least: ArrayLike<number>; greatest: ArrayLike<number> }): number {
  let [sum, days] = [0, 0];
  for (let day = 0; day < least.length; day += 1) {
    if (!least[day]) continue;
    sum += (LOW_RISK[(least[day] ?? 0) - LOW_CODE] ?? 0) + (HIGH_RISK[(greatest[day] ?? 0) - LOW_CODE] ?? 0);
    days += 1;
  }
  return sum / days;
}
