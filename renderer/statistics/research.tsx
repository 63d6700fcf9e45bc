import type { TimeRange } from '../../core/contract';
import { EXPLANATIONS } from '../../core/statistics/explain';
import type { ResearchName } from '../../core/statistics/explain-research';
import { IGLU_GRID, layGrid } from '../../core/statistics/grid';
import { congaOf, gvpOf, magOf, moddOf } from '../../core/statistics/grid-measures';
import { excludeSpans, tidyReadings } from '../../core/statistics/readings';
import { adrrOf } from '../../core/statistics/risk';
import { type Gated, gate, lacksHours } from '../../core/statistics/sufficiency';
import { countedOf, deriveResearch } from '../../core/statistics/summary';
import { CopyActions } from '../copy/copy-actions';
import { formatRows } from '../parts/table-box';
import { useApp } from '../state/app';
import type { ShownArchive } from '../state/archive';
import { useAnswer } from '../state/use-answer';
import type { Figure } from './derive-figures';
import { FigureList } from './figure-list';
import { formatDecimal, formatGated, formatPercentWith, formatWithUnit, type Reader } from './format-figure';
import type { WindowSums } from './load-statistics';

const DAY_MS = 24 * 3_600_000;
/** The measures of a trace are made of all its readings, of so many days at most. */
const TRACE_DAYS = 92;
const CONGA_HOURS = 1;

type ResearchProps = {
  readonly sums: WindowSums;
  readonly reader: Reader;
  readonly madeOf: string;
  /** What is said above a copy. */
  readonly title: string;
};
type TraceMeasures = Readonly<Record<'gvp' | 'conga' | 'modd' | 'mag', number>>;

/** What studies use beside the consensus; labelled so, without goals and without categories. */
export function Research({ sums, reader, madeOf, title }: ResearchProps) {
  const { archive } = useApp();
  const { answer } = useAnswer({
    key: `${sums.range.fromAt} ${sums.range.toAt}`,
    ask: () => readTrace(archive, sums.range),
  });
  const trace = answer.kind === 'ready' ? answer.value : null;
  const lines = deriveLines(sums, trace, reader);
  return (
    <>
      <h3>Research metrics</h3>
      <p class="quiet small">
        Used in studies. There are no agreed goals for them, and they are no measure of what will happen to you.
      </p>
      <FigureList figures={lines} madeOf={madeOf} />
      {answer.kind === 'ready' && trace === null && (
        <p class="quiet small">
          Four more are made of every reading, over {TRACE_DAYS} days at most: choose a shorter time.
        </p>
      )}
      {answer.kind !== 'loading' && (
        <div class="row">
          <CopyActions
            title={`Research metrics. ${title}`}
            what="research metrics"
            text={() => formatRows(lines.map(({ label, text, note }) => [label, text, note ?? '']))}
          />
        </div>
      )}
    </>
  );
}

async function readTrace(archive: ShownArchive, range: TimeRange): Promise<TraceMeasures | null> {
  if (range.toAt - range.fromAt > TRACE_DAYS * DAY_MS) return null;
  const [all, leftOut] = await Promise.all([archive.getReadings(range), archive.getExclusions()]);
  const readings = excludeSpans(tidyReadings(all), leftOut);
  const grid = layGrid(readings, readings.offsetMinutes[0] ?? 0, IGLU_GRID);
  return { gvp: gvpOf(grid), conga: congaOf(grid, CONGA_HOURS), modd: moddOf(grid), mag: magOf(grid) };
}

function deriveLines({ days, distribution, coverage }: WindowSums, trace: TraceMeasures | null, reader: Reader) {
  const { gri, lbgi, hbgi, jIndex } = deriveResearch(distribution, coverage);
  const lack = lacksHours(countedOf(distribution, coverage));
  const decimals = (digits: number) => (value: number) => formatDecimal(value, reader.locale, digits);
  const glucose = (mgDl: number): string => formatWithUnit(mgDl, reader);
  const ofTrace = (name: keyof TraceMeasures, format: (value: number) => string): Figure[] =>
    trace && !Number.isNaN(trace[name])
      ? [
          line(
            name,
            gate(lack, () => trace[name]),
            format,
          ),
        ]
      : [];
  return [
    line('gri', gri, decimals(0)),
    line('lbgi', lbgi, decimals(1)),
    line('hbgi', hbgi, decimals(1)),
    line(
      'adrr',
      gate(lack, () => adrrOf(days)),
      decimals(1),
    ),
    line('j-index', jIndex, decimals(1)),
    ...ofTrace('gvp', (value) => formatPercentWith(value, reader.locale, 0)),
    ...ofTrace('conga', glucose),
    ...ofTrace('modd', glucose),
    ...ofTrace('mag', (value) => `${glucose(value)} an hour`),
  ];
}

const SHORT: Readonly<Record<ResearchName, string>> = {
  gri: 'GRI',
  lbgi: 'LBGI',
  hbgi: 'HBGI',
  adrr: 'ADRR',
  'j-index': 'J-index',
  gvp: 'GVP',
  conga: `CONGA (${CONGA_HOURS} h)`,
  modd: 'MODD',
  mag: 'MAG',
};

const line = (name: ResearchName, value: Gated, format: (value: number) => string): Figure => ({
  name,
  label: SHORT[name],
  note: EXPLANATIONS[name].words,
  ...formatGated(value, format),
});
