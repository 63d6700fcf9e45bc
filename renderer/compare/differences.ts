import { compareToUsual, usualSpread } from '../../core/statistics/compare';
import type { Distribution } from '../../core/statistics/distribution';
import type { StatisticName } from '../../core/statistics/explain';
import { cvOf, gmiPercent, meanOf, sdOf } from '../../core/statistics/moments';
import type { Preset } from '../../core/statistics/presets';
import { describeNotEnough, type Gated } from '../../core/statistics/sufficiency';
import { deriveSummary, deriveZonePercents, type Summary, type ZonePercents } from '../../core/statistics/summary';
import { shareBetween, TIGHT_RANGE } from '../../core/statistics/zone-counts';
import { formatGlucoseNumber } from '../../core/units';
import { formatDecimal, formatGated, type Reader } from '../statistics/format-figure';
import type { WindowSums } from '../statistics/load-statistics';
import type { Comparison } from './load-compare';

const WEEK_MS = 7 * 24 * 3_600_000;

/** A statistic that two periods are compared by: as shown, as a number of any distribution, and how a difference reads. */
type Measure = {
  readonly label: string;
  readonly name: StatisticName;
  readonly gated: (summary: Summary) => Gated;
  readonly of: (distribution: Distribution) => number;
  readonly format: (value: number) => string;
  readonly unit: string;
};

/** How a difference lies in this person's usual spread. */
export type Beside = 'within' | 'more-than-usual' | 'unknown';

/** One line of a comparison. */
export type Difference = {
  readonly label: string;
  readonly here: string;
  readonly there: string;
  /** With its sign; empty where one of the two is lacking. */
  readonly change: string;
  readonly beside: Beside;
  readonly words: string;
};

export const BESIDE_WORDS: Readonly<Record<Exclude<Beside, 'unknown'>, string>> = {
  within: 'inside the usual week-to-week spread',
  'more-than-usual': 'more than usual',
};

/** Compares two periods statistic by statistic. */
export function deriveDifferences(comparison: Comparison, preset: Preset, reader: Reader): readonly Difference[] {
  const summaries = [summaryOf(comparison.here.sums, preset), summaryOf(comparison.there.sums, preset)] as const;
  const weeks = [weeksOf(comparison.here.sums), weeksOf(comparison.there.sums)] as const;
  return measures(preset, reader).map(({ label, gated, of, format, unit }) => {
    const [here, there] = [gated(summaries[0]), gated(summaries[1])];
    const shown = {
      label,
      here: formatGated(here, (value) => `${format(value)} ${unit}`).text,
      there: formatGated(there, (value) => `${format(value)} ${unit}`).text,
    };
    if (here.kind !== 'value' || there.kind !== 'value') return { ...shown, change: '', beside: 'unknown', words: '' };
    const difference = here.value - there.value;
    const spread = usualSpread(comparison.weeks.map(of));
    const change = `${formatSigned(difference, format)} ${unit === '%' ? 'points' : unit}`;
    if (spread.kind !== 'value') return { ...shown, change, beside: 'unknown', words: describeNotEnough(spread) };
    const beside = compareToUsual(difference, spread.value, weeks);
    return { ...shown, change, beside, words: BESIDE_WORDS[beside] };
  });
}

const summaryOf = ({ distribution, coverage }: WindowSums, preset: Preset): Summary =>
  deriveSummary(distribution, coverage, preset);

const weeksOf = ({ range }: WindowSums): number => (range.toAt - range.fromAt) / WEEK_MS;

/** "+4", "−0.3", "±0". */
function formatSigned(value: number, format: (value: number) => string): string {
  const size = format(Math.abs(value));
  if (size === format(0)) return `±${size}`;
  return `${value > 0 ? '+' : '−'}${size}`;
}

function measures(preset: Preset, { unit, locale }: Reader): readonly Measure[] {
  const glucose = (mgDl: number): string => formatGlucoseNumber(mgDl, unit, locale);
  const percent = (value: number): string => formatDecimal(value, locale, 1);
  const share = (label: string, pick: (zones: ZonePercents) => number): Measure => ({
    label,
    name: 'zones',
    gated: ({ zones }) => (zones.kind === 'value' ? { kind: 'value', value: pick(zones.value) } : zones),
    of: (distribution) => pick(deriveZonePercents(distribution, preset)),
    format: percent,
    unit: '%',
  });
  const hasVeryHigh = preset.zones.includes('very-high');
  return [
    share('In range', (zones) => zones.percent.target),
    {
      label: 'Tight range',
      name: 'tight-range',
      gated: ({ tight }) => tight,
      of: (all) => 100 * shareBetween(all, TIGHT_RANGE.fromMgDl, TIGHT_RANGE.toMgDl),
      format: percent,
      unit: '%',
    },
    share('Below range', ({ below }) => below),
    share('Very low', (zones) => zones.percent['very-low']),
    share('Above range', ({ above }) => above),
    ...(hasVeryHigh ? [share('Very high', (zones) => zones.percent['very-high'])] : []),
    { label: 'Mean', name: 'mean', gated: ({ mean }) => mean, of: meanOf, format: glucose, unit },
    { label: 'Deviation (SD)', name: 'sd', gated: ({ sd }) => sd, of: (all) => sdOf(all), format: glucose, unit },
    { label: 'Variation (CV)', name: 'cv', gated: ({ cv }) => cv, of: (all) => cvOf(all), format: percent, unit: '%' },
    {
      label: 'GMI (not A1C)',
      name: 'gmi',
      gated: (summary) => summary.gmiPercent,
      of: (all) => gmiPercent(meanOf(all)),
      format: percent,
      unit: '%',
    },
  ];
}
