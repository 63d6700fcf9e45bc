import type { GoalOf, Preset } from '../../core/statistics/presets';
import type { ZonePercents } from '../../core/statistics/summary';
import type { Thresholds, Zone } from '../../core/zones';
import { describeGoal } from './derive-figures';
import { formatPercent, formatQuantile, type Reader, spacePercent } from './format-figure';

/** A line of the time in ranges: a zone, or both zones on a side. */
export type ZoneRow = {
  readonly of: GoalOf | 'low' | 'high';
  /** Null for both zones of a side. */
  readonly zone: Zone | null;
  readonly bounds: string;
  readonly percent: string;
  readonly goal: string;
};

/** What is in range, below and above it, as it stands wherever it is shown: what rounding leaves over is where it is in the table. */
export function formatSides({
  shown,
  below,
  above,
}: ZonePercents): Readonly<Record<'target' | 'below' | 'above', string>> {
  const aboveShown = shown.reduce((sum, { zone, whole }) => sum + (isHigh(zone) ? whole : 0), 0);
  return {
    target: spacePercent(shown.find(({ zone }) => zone === 'target')?.text ?? ''),
    below: formatPercent(below),
    above: formatPercent(aboveShown === 0 ? above : aboveShown),
  };
}

/** Time in ranges from the highest to the lowest, as a bar stands. */
export function deriveZoneRows(zones: ZonePercents, preset: Preset, reader: Reader): readonly ZoneRow[] {
  const { goals, thresholds } = preset;
  const rowOf = (zone: Zone, goal: string): ZoneRow => ({
    of: zone,
    zone,
    bounds: describeBounds(zone, thresholds, preset.zones.includes('very-high'), reader),
    percent: spacePercent(zones.shown.find((shown) => shown.zone === zone)?.text ?? ''),
    goal,
  });
  const sides = formatSides(zones);
  const hasVeryHigh = preset.zones.includes('very-high');
  const bound = (mgDl: number): string => formatQuantile(mgDl, reader);
  const above: ZoneRow = {
    of: 'above',
    zone: null,
    bounds: `above ${bound(thresholds.highMgDl)}`,
    percent: sides.above,
    goal: describeGoal(goals.above),
  };
  const below: ZoneRow = {
    of: 'below',
    zone: null,
    bounds: `below ${bound(thresholds.lowMgDl)}`,
    percent: sides.below,
    goal: describeGoal(goals.below),
  };
  return [
    ...(hasVeryHigh ? [rowOf('very-high', describeGoal(goals['very-high'])), rowOf('high', ''), above] : []),
    ...(hasVeryHigh ? [] : [rowOf('high', describeGoal(goals.above))]),
    rowOf('target', describeGoal(goals.target)),
    rowOf('low', ''),
    rowOf('very-low', describeGoal(goals['very-low'])),
    below,
  ];
}

const isHigh = (zone: Zone): boolean => zone === 'high' || zone === 'very-high';

/** From where to where a zone goes. */
function describeBounds(zone: Zone, thresholds: Thresholds, hasVeryHigh: boolean, reader: Reader): string {
  const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = thresholds;
  const bound = (mgDl: number): string => formatQuantile(mgDl, reader);
  const isMgDl = reader.unit === 'mg/dL';
  switch (zone) {
    case 'very-low':
      return `below ${bound(veryLowMgDl)}`;
    case 'low':
      return isMgDl ? `${veryLowMgDl} to ${lowMgDl - 1}` : `${bound(veryLowMgDl)} to below ${bound(lowMgDl)}`;
    case 'target':
      return `${bound(lowMgDl)} to ${bound(highMgDl)}`;
    case 'high':
      if (!hasVeryHigh) return `above ${bound(highMgDl)}`;
      return isMgDl ? `${highMgDl + 1} to ${veryHighMgDl}` : `above ${bound(highMgDl)} to ${bound(veryHighMgDl)}`;
    case 'very-high':
      return `above ${bound(veryHighMgDl)}`;
  }
}
