import { coveragePercent } from '../../core/statistics/sufficiency';
import { formatGlucoseNumber } from '../../core/units';
import { type Counts, coverageOfCounts, numbersOf } from '../days/count-day';
import { formatPercent, formatWithUnit, type Reader } from '../statistics/format-figure';

/** What a year shows of its days. */
export type MetricName = 'target' | 'mean' | 'below' | 'coverage';

/** A number of a day, in five steps. */
export type Metric = {
  readonly words: string;
  /** Null where there are too few readings for it. */
  readonly valueOf: (counts: Counts) => number | null;
  readonly format: (value: number, reader: Reader) => string;
  /** Where the second to the fifth step begin. */
  readonly bounds: readonly [number, number, number, number];
  /** The steps in words. */
  readonly steps: (reader: Reader) => readonly string[];
};

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
    valueOf: (counts) => numbersOf(counts)?.target ?? null,
    format: (value) => `${formatPercent(value)} in range`,
    bounds: [40, 55, 70, 85],
    steps: percentSteps(40, 55, 70, 85),
  },
  mean: {
    words: 'Mean',
    valueOf: (counts) => numbersOf(counts)?.mean ?? null,
    format: (value, reader) => `mean ${formatWithUnit(value, reader)}`,
    bounds: [120, 150, 180, 210],
    steps: ({ unit, locale }) => {
      const [a, b, c, d] = [120, 150, 180, 210].map((mgDl) => formatGlucoseNumber(mgDl, unit, locale));
      return [`under ${a}`, `${a} to ${b}`, `${b} to ${c}`, `${c} to ${d}`, `${d} ${unit} and more`];
    },
  },
  below: {
    words: 'Below range',
    valueOf: (counts) => numbersOf(counts)?.below ?? null,
    format: (value) => `${formatPercent(value)} below range`,
    bounds: [Number.MIN_VALUE, 1, 4, 10],
    steps: () => ['none', 'under 1 %', '1 to 4 %', '4 to 10 %', '10 % and more'],
  },
  coverage: {
    words: 'Readings',
    valueOf: (counts) => (counts.readings === 0 ? null : coveragePercent(coverageOfCounts(counts))),
    format: (value) => `${formatPercent(value)} of readings`,
    bounds: [25, 50, 70, 90],
    steps: percentSteps(25, 50, 70, 90),
  },
};

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

/** The step of a value, 0 to 4. */
export const stepOf = (value: number, { bounds }: Metric): number => bounds.filter((bound) => value >= bound).length;

/** All that is known of a day in words, what is chosen first. */
export function describeCounts(counts: Counts | undefined, chosen: MetricName, reader: Reader): string {
  if (!counts || counts.readings === 0) return 'no readings';
  const names = [chosen, ...METRIC_NAMES.filter((name) => name !== chosen)];
  const words = names.flatMap((name) => {
    const value = METRICS[name].valueOf(counts);
    return value === null ? [] : [METRICS[name].format(value, reader)];
  });
  const isShort = METRICS.target.valueOf(counts) === null;
  return [...(isShort ? ['too few readings for numbers'] : []), ...words].join(', ');
}
