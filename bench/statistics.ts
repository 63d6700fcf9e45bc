import { join } from 'node:path';
import type { ReadingColumns } from '../core/contract';
import type { Summary } from '../core/statistics/summary';
import { loadBundled } from './lib/bundled';
import type { Case } from './lib/case';
import { liveReadings } from './lib/readings';
import { createRow, type Row } from './lib/row';
import type * as StatisticsWork from './lib/statistics-work';
import { loadTidepool, type Tidepool } from './lib/tidepool';

type Work = typeof StatisticsWork;

const DAY_MS = 86_400_000;
const DAYS = 90;
const TEN_YEARS = 3650;
/** So often is each done before it counts: a window that is open has done so. */
const WARM_UP = 8;

/** The statistics of 90 days from readings and of ten years from sums of days, and beside those of Tidepool. */
export const statistics: Case = {
  name: 'statistics',
  measure: async ({ runs }) => {
    const readings = liveReadings(Date.now(), DAYS);
    const work = await loadBundled<Work>(join(__dirname, 'lib/statistics-work.ts'));
    return [...ownRows(work, readings, runs), ...(await tidepoolRows(work, readings, runs))];
  },
};

function ownRows(work: Work, readings: ReadingColumns, runs: number): Row[] {
  const days = work.deriveDays(repeat(readings, TEN_YEARS));
  return [
    createRow({
      what: `statistics of ${DAYS} days, with research, profile, days and episodes`,
      unit: 'ms',
      measured: timesOf(runs, () => work.summarizeAll(readings, DAYS)),
      target: { kind: 'value', atMost: 5 },
      details: [`${readings.at.length} readings`],
    }),
    createRow({
      what: 'statistics of ten years, from the sums of days',
      unit: 'ms',
      measured: timesOf(runs, () => work.summarizeDays(days)),
      target: { kind: 'value', atMost: 100 },
      details: [
        `${Array.from(days.count).reduce((sum, count) => sum + count, 0)} readings in ${days.count.length} days`,
      ],
    }),
    createRow({
      what: 'numbers of each day of ten years',
      unit: 'ms',
      measured: timesOf(runs, () => work.summarizeEachDay(days)),
    }),
  ];
}

async function tidepoolRows(work: Work, readings: ReadingColumns, runs: number): Promise<Row[]> {
  const tidepool = await loadTidepool(readings);
  if (!tidepool) return [];
  return [
    createRow({
      what: `statistics of ${DAYS} days, beside @tidepool/viz`,
      unit: 'ms',
      measured: timesOf(runs, () => work.summarize(readings, DAYS)),
      bare: timesOf(runs, tidepool),
      target: { kind: 'ratio', atMost: 1 / 50 },
      details: [describeAgreement(work.summarize(readings, DAYS), tidepool())],
    }),
  ];
}

/** Faster is worth nothing where the numbers differ. */
function describeAgreement({ mean, zones, coverage }: Summary, theirs: ReturnType<Tidepool>): string {
  if (mean.kind !== 'value' || zones.kind !== 'value') return 'not enough readings to compare';
  const offMgDl = Math.abs(mean.value - theirs.averageGlucose.averageGlucose);
  const inRange = Math.round((zones.value.percent.target / 100) * coverage.readings);
  return `means differ by ${offMgDl.toExponential(1)} mg/dL, readings in range by ${inRange - theirs.timeInRange.counts.target}`;
}

function timesOf(runs: number, work: () => unknown): number[] {
  for (let i = 0; i < WARM_UP; i += 1) work();
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}

/** The same readings over and over, back in time, for so many days. */
function repeat({ at, mgDl, offsetMinutes }: ReadingColumns, days: number): ReadingColumns {
  const times = Math.ceil(days / DAYS);
  const shifts = Array.from({ length: times }, (_, i) => (times - 1 - i) * DAYS * DAY_MS);
  const over = (column: Int16Array): Int16Array => Int16Array.from(shifts.flatMap(() => [...column]));
  const shifted = Float64Array.from(shifts.flatMap((shift) => Array.from(at, (time) => time - shift)));
  return { at: shifted, mgDl: over(mgDl), offsetMinutes: over(offsetMinutes) };
}
