import type { Zone } from '../zones';

/** A zone's percent as shown: the whole number that counts in the sum, and its text. */
export type ShownPercent = { readonly zone: Zone; readonly whole: number; readonly text: string };

/** What is done so that whole percents sum to 100: ours, or as Tidepool does, which accepts 101 where nothing is high. */
export type RoundingPolicy = 'keep-lows' | 'tidepool';

/** A zone and its percent of readings, 0 to 100. */
export type ZonePercent = { readonly zone: Zone; readonly percent: number };

/** What may take the residue of rounding, most wanted first; a low zone only where nothing else has readings. */
const TAKES: Readonly<Record<RoundingPolicy, (parts: readonly ZonePercent[]) => readonly Zone[]>> = {
  'keep-lows': (parts) => {
    const percentOf = (zone: Zone): number => parts.find((part) => part.zone === zone)?.percent ?? 0;
    const middle: readonly Zone[] = percentOf('high') > percentOf('target') ? ['high', 'target'] : ['target', 'high'];
    return [...middle, 'very-high', 'low', 'very-low'];
  },
  tidepool: () => ['high'],
};

/** Whole percents of zones as shown; "<1%" stands for less than a half and counts as 0. Source: metrics.md 1.1. */
export function showPercents(parts: readonly ZonePercent[], policy: RoundingPolicy = 'keep-lows'): ShownPercent[] {
  const whole = new Map(parts.map(({ zone, percent }) => [zone, Math.round(percent)]));
  let residue = 100 - [...whole.values()].reduce((sum, value) => sum + value, 0);
  for (const zone of TAKES[policy](parts)) {
    const now = whole.get(zone) ?? 0;
    if (residue === 0 || !parts.some((part) => part.zone === zone && part.percent > 0)) continue;
    const next = Math.max(0, now + residue);
    whole.set(zone, next);
    residue -= next - now;
  }
  return parts.map(({ zone, percent }) => {
    const value = whole.get(zone) ?? 0;
    return { zone, whole: value, text: formatWholePercent(percent, value) };
  });
}

/** A percent that stands alone, whole. */
export const showPercent = (percent: number): string => formatWholePercent(percent, Math.round(percent));

const formatWholePercent = (percent: number, whole: number): string =>
  percent > 0 && whole === 0 ? '<1%' : `${whole}%`;
