import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import { instantOf } from '../../core/period';
import { PRESETS } from '../../core/statistics/presets';
import { CopyActions } from '../copy/copy-actions';
import type { AskedDays } from '../days/ask-days';
import { addCounts, countLeftOut, coverageOfCounts } from '../days/count-day';
import { formatDay, formatTarget } from '../days/describe-day';
import { isSeenFirst, useSeen } from '../days/use-seen';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { Segmented } from '../parts/segmented';
import { describeCovering } from '../period/covering';
import { useApp } from '../state/app';
import { goTo } from '../state/go';
import { Beside } from '../statistics/beside';
import type { Reader } from '../statistics/format-figure';
import { Calendar } from './calendar';
import { DAY_MS, deriveYears, type Year } from './derive-years';
import { describeCounts, METRIC_NAMES, METRICS, type MetricName } from './metrics';
import { MonthsTable, monthsAsText } from './months-table';
import { dayByKey, dayOfCell, focusDay } from './walk-days';
import { drawYears } from './year-figure';

/** The years below each other, by what the person wants to see of their days. */
export function KnownYears({ asked }: { readonly asked: AskedDays }) {
  const { settings, locale, history } = useApp().snapshot.value;
  const { unit } = settings;
  const { thresholds } = PRESETS[settings.preset];
  const chosenYear = useSignal<number | null>(null);
  const metric = useSignal<MetricName>('target');
  const asTable = useSignal(false);
  const reader = useMemo(() => ({ unit, locale }), [unit, locale]);
  const years = useMemo(() => deriveYears(asked, thresholds), [asked, thresholds]);
  if (years.length === 0) return <NoYears />;
  const count = years.reduce((sum, { days }) => sum + coverageOfCounts(addCounts(days.values())).readings, 0);
  const covering = describeCovering({ range: asked.range, count, lastAt: history.lastAt }, locale, asked.offsetAt);
  const year = years.find((one) => one.year === chosenYear.value) ?? null;
  const choice = (
    <SelectField
      label="Statistics of"
      options={nameYears(years)}
      value={year ? `in ${year.year}` : 'all'}
      onChange={(value) => {
        chosenYear.value = value === 'all' ? null : Number(value.replace('in ', ''));
      }}
    />
  );
  return (
    <Beside range={year ? rangeOfYear(year.year, asked) : asked.range} choice={years.length > 1 && choice}>
      <div class="records-head">
        <Segmented
          name="metric"
          legend="What is shown of each day"
          options={METRIC_NAMES.map((value) => ({ value, label: METRICS[value].words }))}
          value={metric.value}
          onChange={(next) => {
            metric.value = next;
          }}
        />
        <div class="row">
          <Button
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            {asTable.value ? 'Show as calendar' : 'Show as table'}
          </Button>
          <CopyActions
            title={`${METRICS[metric.value].words} of every day: ${covering}`}
            text={() => monthsAsText(years, reader)}
            figure={asTable.value ? undefined : () => drawYears(years, metric.value, reader)}
          />
        </div>
      </div>
      <p class="small quiet">
        In range is {formatTarget(thresholds, reader)}. {describeLeftOut(asked)}
      </p>
      {asTable.value ? (
        <MonthsTable years={years} reader={reader} />
      ) : (
        <Calendars years={years} asked={asked} metric={metric.value} reader={reader} />
      )}
    </Beside>
  );
}

const nameYears = (years: readonly Year[]): Readonly<Record<string, string>> => ({
  all: 'all years',
  ...Object.fromEntries(years.map(({ year }) => [`in ${year}`, `${year}`])),
});

/** A year on the person's clock, as far as it is shown. */
const rangeOfYear = (year: number, { range, offsetAt }: AskedDays): TimeRange => ({
  fromAt: Math.max(range.fromAt, instantOf(Date.UTC(year, 0, 1), offsetAt)),
  toAt: Math.min(range.toAt, instantOf(Date.UTC(year + 1, 0, 1), offsetAt)),
});

function describeLeftOut({ leftOut }: AskedDays): string {
  const count = Math.round([...countLeftOut(leftOut).values()].reduce((sum, one) => sum + one, 0));
  return count === 0 ? '' : `${count} ${count === 1 ? 'reading is' : 'readings are'} left out.`;
}

/** Where the years are, below what is shown of them. */
const PLACE = { topPx: 300, eachPx: 175 } as const;

type CalendarsProps = {
  readonly years: readonly Year[];
  readonly asked: AskedDays;
  readonly metric: MetricName;
  readonly reader: Reader;
};

function Calendars({ years, asked, metric, reader }: CalendarsProps) {
  const { snapshot, view } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const pointed = useSignal<number | null>(null);
  /** A day that the keyboard went to before its year was made. */
  const wanted = useSignal<number | null>(null);
  const wantedYear = wanted.value === null ? null : new Date(wanted.value).getUTCFullYear();
  useLayoutEffect(() => {
    if (wanted.value !== null && box.current) focusDay(wanted.value, box.current);
  }, [wanted.value]);
  const entryDay = useMemo(() => Math.max(...(years[0]?.days.keys() ?? [])), [years]);
  useEffect(() => showDay(box.current, entryDay), [entryDay]);
  const open = (day: number): void =>
    goTo({ kind: 'moment', at: instantOf(day + DAY_MS / 2, asked.offsetAt) }, snapshot.peek(), view);
  const onKey = (event: KeyboardEvent): void => {
    const day = dayOfCell(event.target);
    const next = dayByKey(event);
    if (day === null || (next === null && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (next === null) open(day);
    else if (box.current && !focusDay(next, box.current)) wanted.value = next;
  };
  const point = (event: Event): void => {
    pointed.value = dayOfCell(event.target) ?? pointed.value;
  };
  const list = useMemo(
    () =>
      years.map((year, i) => (
        <YearBlock
          key={year.year}
          year={year}
          isWanted={isSeenFirst(i, PLACE) || year.year === wantedYear}
          metric={metric}
          reader={reader}
          entryDay={entryDay}
        />
      )),
    [years, wantedYear, metric, reader, entryDay],
  );
  return (
    <>
      <div class="year-readout card">
        <Legend metric={metric} reader={reader} />
        <p class="numbers">
          {pointed.value === null
            ? 'Point at a day, or go there with the arrow keys; Enter opens it in the chart.'
            : describeDay(pointed.value, years, metric, reader)}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is heard here comes from the days inside */}
      <div
        ref={box}
        class="stack"
        onKeyDown={onKey}
        onFocusIn={point}
        onPointerOver={point}
        onClick={(event) => {
          const day = dayOfCell(event.target);
          if (day !== null) open(day);
        }}
      >
        {list}
      </div>
    </>
  );
}

/** Where a year is wider than the window, its newest day is seen first, not January. */
function showDay(box: HTMLElement | null, day: number): void {
  const cell = box?.querySelector<HTMLElement>(`[data-day="${day}"]`);
  const wide = cell?.closest('.wide');
  if (cell && wide) wide.scrollLeft = cell.offsetLeft + cell.offsetWidth - wide.clientWidth;
}

type BlockProps = {
  readonly year: Year;
  /** Whether its days are to be made wherever it is. */
  readonly isWanted: boolean;
  readonly metric: MetricName;
  readonly reader: Reader;
  readonly entryDay: number;
};

/** A year under its numbers; its days are there once it is near to what is seen of the page, as ten years have many. */
function YearBlock({ year, isWanted, ...rest }: BlockProps) {
  const block = useRef<HTMLElement>(null);
  const isSeen = useSeen(block, isWanted);
  return (
    <section ref={block} class="year-block" aria-labelledby={`year-${year.year}`}>
      <h2 id={`year-${year.year}`}>
        {year.year} <span class="small quiet">{describeYear(year, rest.reader)}</span>
      </h2>
      <div class="wide">{isSeen && <Calendar year={year} {...rest} />}</div>
    </section>
  );
}

function describeDay(day: number, years: readonly Year[], metric: MetricName, reader: Reader): string {
  const year = years.find((one) => one.year === new Date(day).getUTCFullYear());
  return `${formatDay(day, reader.locale)}: ${describeCounts(year?.days.get(day), metric, reader)}`;
}

function describeYear({ year, days }: Year, reader: Reader): string {
  const length = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY_MS;
  const all = addCounts(days.values());
  const [inRange, mean] = (['target', 'mean'] as const).map((name) =>
    METRICS[name].valueOf(all, 'window') === null ? '' : METRICS[name].format(all, reader),
  );
  return [inRange, mean, `${days.size} of ${length} days have readings`].filter(Boolean).join(', ');
}

/** What the marks stand for: the larger, the more. */
function Legend({ metric, reader }: Pick<CalendarsProps, 'metric' | 'reader'>) {
  return (
    <ul class={`year-legend cal-of-${metric}`} aria-label={`Steps of: ${METRICS[metric].words}`}>
      {METRICS[metric].steps(reader).map((words, step) => (
        <li key={words}>
          <span class={`cal-day cal-step${step}`} aria-hidden="true" />
          {words}
        </li>
      ))}
      <li>
        <span class="cal-day cal-few" aria-hidden="true" />
        too few readings
      </li>
      <li>
        <span class="cal-day cal-empty" aria-hidden="true" />
        no readings
      </li>
    </ul>
  );
}

function NoYears() {
  return (
    <div class="chart-empty stack-tight">
      <p>There are no readings yet.</p>
      <p class="quiet">Each day appears here as soon as its readings have been fetched.</p>
    </div>
  );
}
