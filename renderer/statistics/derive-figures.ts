import type { EpisodeCounts } from '../../core/history';
import type { StatisticName } from '../../core/statistics/explain';
import { EXPLANATIONS } from '../../core/statistics/explain';
import { CV_GOAL_PERCENT, type Goal } from '../../core/statistics/presets';
import { LEAST } from '../../core/statistics/sufficiency';
import type { Summary } from '../../core/statistics/summary';
import { formatCoverage } from '../period/covering';
import {
  type FigureText,
  formatCount,
  formatDecimal,
  formatGated,
  formatPercent,
  formatPercentWith,
  formatQuantile,
  formatWithUnit,
  type Reader,
} from './format-figure';

/** One line of the statistics. */
export type Figure = FigureText & {
  readonly name: StatisticName;
  readonly label: string;
  /** A goal, or what the number is not. */
  readonly note: string | null;
};

const READING_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** The main statistics of a window, each a number or why there is none. */
export function deriveFigures(summary: Summary, episodes: EpisodeCounts | null, reader: Reader): readonly Figure[] {
  const { locale } = reader;
  const glucose = (mgDl: number): string => formatWithUnit(mgDl, reader);
  const quantile = (mgDl: number): string => `${formatQuantile(mgDl, reader)} ${reader.unit}`;
  const ofGmi = summary.gmiMmolMol.kind === 'value' ? summary.gmiMmolMol.value : Number.NaN;
  return [
    figure(
      'tight-range',
      'Tight range',
      formatGated(summary.tight, formatPercent),
      `${tightRange(reader)}; no agreed goal`,
    ),
    figure('mean', 'Mean', formatGated(summary.mean, glucose)),
    figure('quantiles', 'Median', formatGated(summary.median, quantile), describeMiddle(summary, reader)),
    figure('sd', 'Deviation (SD)', formatGated(summary.sd, glucose)),
    figure(
      'cv',
      'Variation (CV)',
      formatGated(summary.cv, (percent) => formatPercentWith(percent, locale, 1)),
      `goal: ${CV_GOAL_PERCENT} % or less`,
    ),
    figure(
      'gmi',
      'GMI',
      formatGated(
        summary.gmiPercent,
        (percent) => `${formatPercentWith(percent, locale, 1)} (${formatCount(ofGmi, locale)} mmol/mol)`,
      ),
      'an estimate from the mean; it is not A1C',
    ),
    ...deriveEpisodeFigures(summary, episodes, locale),
    figure(
      'sensor-active',
      'Sensor active',
      { text: formatCoverage(summary.coverage), isLacking: false },
      `goal: ${LEAST.percent} % or more`,
    ),
  ];
}

const figure = (name: StatisticName, label: string, text: FigureText, note: string | null = null): Figure => ({
  name,
  label,
  note,
  ...text,
});

const tightRange = (reader: Reader): string => `${formatQuantile(70, reader)} to ${formatWithUnit(140, reader)}`;

function describeMiddle({ quartiles }: Summary, reader: Reader): string | null {
  if (quartiles.kind !== 'value') return null;
  const [q25, q75] = quartiles.value;
  return `half of the readings: ${formatQuantile(q25, reader)} to ${formatQuantile(q75, reader)} ${reader.unit}`;
}

function deriveEpisodeFigures(
  { counted, mean }: Summary,
  episodes: EpisodeCounts | null,
  locale: string,
): readonly Figure[] {
  if (!episodes) return [];
  const days = (counted.readings * READING_MS) / DAY_MS;
  const perDay = (count: number): FigureText =>
    formatGated(mean.kind === 'value' ? { kind: 'value', value: count / days } : mean, (value) =>
      formatRate(value, locale),
    );
  const { low, high, veryLow, veryHigh, extended } = episodes;
  const long = extended > 0 ? `, ${extended} longer than 2 hours` : '';
  return [
    figure('episodes', 'Low episodes', perDay(low), `${low} in all, ${veryLow} of them very low${long}`),
    figure('episodes', 'High episodes', perDay(high), `${high} in all, ${veryHigh} of them very high`),
  ];
}

/** How often a day; what is rare is not none. */
const formatRate = (aDay: number, locale: string): string =>
  aDay > 0 && aDay < 0.05 ? `under ${formatDecimal(0.1, locale, 1)} a day` : `${formatDecimal(aDay, locale, 1)} a day`;

/** A goal in words. */
export const describeGoal = (goal: Goal | null): string =>
  goal ? `${goal.kind === 'more-than' ? 'over' : 'under'} ${goal.percent} %` : '';

/** How a number is made, in lines. */
export const explainLines = (name: StatisticName): ReadonlyArray<readonly [term: string, words: string]> => {
  const { formula, inputs, source } = EXPLANATIONS[name];
  return [
    ['Formula', formula],
    ['Made of', inputs],
    ['Source', source],
  ];
};
