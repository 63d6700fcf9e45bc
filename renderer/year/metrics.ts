import { coveragePercent } from '../../core/statistics/sufficiency';
import type { SummaryOf } from '../../core/statistics/summary';
import { formatGlucoseNumber } from '../../core/units';
import { type Counts, coverageOfCounts, formatParts, numbersOf } from '../days/count-day';
import { formatCoverage } from '../period/covering';
import { formatWithUnit, type Reader } from '../statistics/format-figure';

/** What a year shows of its days. */
export type MetricName = 'target' | 'mean' | 'below' | 'coverage';

/** A number of a day, in five steps. */
export type Metric = {
  readonly words: string;
  /** Null where there are too few readings for it. */
  readonly valueOf: (counts: Counts, of?: SummaryOf) => number | null;
  /** The same in words, where there is one. */
  readonly format: (counts: Counts, reader: Reader) => string;
  /** Where the second to the fifth step begin. */
  readonly bounds: readonly [number, number, number, number];
  /** The steps in words. */
  readonly steps: (reader: Reader) => readonly string[];
};

const isEmpty = ({ readings, leftOut }: Counts): boolean => readings + leftOut === 0;

const percentSteps = (a: number, b: number, c: number, d: number) => (): readonly string[] => [
  `under ${a} %`,
  `${a} to ${b} %`,
  `${b} to ${c} %`,
  `${c} to ${d} %`,
  `${d} % and more`,
];

export const METRICS: Readonly<Record<MetricName, Metric>> = {
  target: {
    words: 'In range',
    valueOf: (counts, of) => numbersOf(counts, of)?.target ?? null,
    format: (counts) => `${formatParts(counts).target} in range`,
    bounds: [40, 55, 70, 85],
    steps: percentSteps(40, 55, 70, 85),
  },
  mean: {
    words: 'Mean',
    valueOf: (counts, of) => numbersOf(counts, of)?.mean ?? null,
    format: ({ sum, readings }, reader) => `mean ${formatWithUnit(sum / readings, reader)}`,
    bounds: [120, 150, 180, 210],
    steps: ({ unit, locale }) => {
      const [a, b, c, d] = [120, 150, 180, 210].map((mgDl) => formatGlucoseNumber(mgDl, unit, locale));
      return [`under ${a}`, `${a} to ${b}`, `${b} to ${c}`, `${c} to ${d}`, `${d} ${unit} and more`];
    },
  },
  below: {
    words: 'Below range',
    valueOf: (counts, of) => numbersOf(counts, of)?.below ?? null,
    format: (counts) => `${formatParts(counts).below} below range`,
    bounds: [Number.MIN_VALUE, 1, 4, 10],
    steps: () => ['none', 'under 1 %', '1 to 4 %', '4 to 10 %', '10 % and more'],
  },
  coverage: {
    words: 'Readings',
    valueOf: (counts) => (isEmpty(counts) ? null : coveragePercent(coverageOfCounts(counts))),
    format: (counts) => `${formatCoverage(coverageOfCounts(counts))} of readings`,
    bounds: [25, 50, 70, 90],
    steps: percentSteps(25, 50, 70, 90),
  },
};

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

/** The step of a value, 0 to 4. */
export const stepOf = (value: number, { bounds }: Metric): number => bounds.filter((bound) => value >= bound).length;

/** All that is known of a day in words, what is chosen first. */
export function describeCounts(counts: Counts | undefined, chosen: MetricName, reader: Reader): string {
  if (!counts || isEmpty(counts)) return 'no readings';
  const names = [chosen, ...METRIC_NAMES.filter((name) => name !== chosen)];
  const known = names.filter((name) => METRICS[name].valueOf(counts) !== null);
  const words = known.map((name) => METRICS[name].format(counts, reader));
  return [...(known.includes('target') ? [] : ['too few readings for numbers']), ...words].join(', ');
}
