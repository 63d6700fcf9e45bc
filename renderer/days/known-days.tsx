import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { PRESETS } from '../../core/statistics/presets';
import type { Thresholds } from '../../core/zones';
import { CopyActions } from '../copy/copy-actions';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { ShowMore } from '../parts/show-more';
import { tie } from '../parts/tie';
import { describeCovering } from '../period/covering';
import { NoReadings } from '../period/no-readings';
import { useApp } from '../state/app';
import type { AskedDays } from './ask-days';
import { createStripAsker } from './ask-strips';
import { DayRow } from './day-row';
import { drawDays } from './days-figure';
import { DaysTable } from './days-table';
import { commonLengthOf, type Day, deriveDayList } from './derive-days';
import { daysAsText, formatDay, formatTarget } from './describe-day';
import { ORDER_WORDS, type Order } from './order';
import { Overlay } from './overlay';
import { LETTERS } from './paint-overlay';
import { deriveRows, type Row } from './rows';
import type { StripGround } from './strip';
import { isSeenFirst } from './use-seen';
import { ALL_WEEKDAYS, WeekdayFilter } from './weekday-filter';

/** Rows drawn at first, and more with each wish for more. */
const ROWS = 92;
/** Where the strips are, below what is chosen. */
const PLACE = { topPx: 300, eachPx: 150 } as const;

type KnownProps = { readonly asked: AskedDays; readonly weekdays: Signal<ReadonlySet<number>> };

/** The days of a period, to filter, to put in order and to lay over each other. */
export function KnownDays({ asked, weekdays }: KnownProps) {
  const { bridge, snapshot } = useApp();
  const { settings, locale, history } = snapshot.value;
  const { unit } = settings;
  const { thresholds } = PRESETS[settings.preset];
  const order = useSignal<Order>('newest');
  const asTable = useSignal(false);
  const reader = useMemo(() => ({ unit, locale }), [unit, locale]);
  const days = useMemo(() => deriveDayList(asked, thresholds, history.lastAt), [asked, thresholds, history.lastAt]);
  const rows = useMemo(() => deriveRows(days, weekdays.value, order.value), [days, weekdays.value, order.value]);
  const shown = useMemo(() => rows.flatMap((row) => (row.kind === 'day' ? [row.day] : [])), [rows]);
  const ask = useMemo(() => createStripAsker(bridge), [bridge]);
  const ground = useMemo(() => groundOf(days, asked, thresholds, ask), [days, asked, thresholds, ask]);
  if (days.length === 0) return <NoReadings />;
  const covering = describeDays(shown, days, asked, history.lastAt, locale);
  return (
    <>
      <p class="numbers" role="status">
        {covering}
      </p>
      <div class="days-tools">
        <WeekdayFilter
          chosen={weekdays.value}
          days={days.map(({ localAt }) => localAt)}
          locale={locale}
          onChange={(next) => {
            weekdays.value = next;
          }}
        />
        <SelectField
          label="Order"
          options={ORDER_WORDS}
          value={order.value}
          onChange={(next) => {
            order.value = next;
          }}
        />
        <div class="row">
          <Button
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            {asTable.value ? 'Show as strips' : 'Show as table'}
          </Button>
          <CopyActions
            title={describePicture(covering, shown.length, asTable.value)}
            text={() => daysAsText(shown, thresholds, reader)}
            figure={
              asTable.value || shown.length === 0
                ? undefined
                : () => drawDays(shown.slice(0, ROWS), { ground, reader, lastAt: history.lastAt })
            }
          />
        </div>
      </div>
      {shown.length === 0 && <NoneOfThem onShowAll={() => (weekdays.value = ALL_WEEKDAYS)} />}
      {asTable.value ? (
        <DaysTable days={shown} target={thresholds} reader={reader} />
      ) : (
        <Strips rows={rows} days={days} ground={ground} target={formatTarget(thresholds, reader)} />
      )}
    </>
  );
}

type StripsProps = {
  readonly rows: readonly Row[];
  readonly days: readonly Day[];
  readonly ground: StripGround;
  readonly target: string;
};

function Strips({ rows, days, ground, target }: StripsProps) {
  const { settings, locale } = useApp().snapshot.value;
  const { unit } = settings;
  const chosen = useSignal<readonly number[]>([]);
  const most = useSignal(ROWS);
  const reader = useMemo(() => ({ unit, locale }), [unit, locale]);
  const layers = chosen.value.flatMap((localAt) => days.find((day) => day.localAt === localAt) ?? []);
  const choose = (localAt: number): void => {
    const others = chosen.value.filter((one) => one !== localAt);
    chosen.value = others.length < chosen.value.length ? others : [...others, localAt];
  };
  return (
    <>
      {layers.length > 0 && (
        <Overlay
          days={layers}
          ground={ground}
          reader={reader}
          onClear={() => {
            chosen.value = [];
          }}
        />
      )}
      <p class="small quiet">
        Each strip is a day from midnight to midnight, with lines at 6, 12 and 18 o’clock. The band is {tie(target)}. In
        range, below and above are parts of its readings.
      </p>
      <ul class="day-list" onKeyDown={walk}>
        {rows.slice(0, most.value).map((row, i) =>
          row.kind === 'gap' ? (
            <li key={`gap ${row.fromDay}`} class="day-gap quiet">
              {describeGap(row, locale)}
            </li>
          ) : (
            <DayRow
              key={row.day.localAt}
              day={row.day}
              isFirst={isSeenFirst(i, PLACE)}
              ground={ground}
              reader={reader}
              letter={LETTERS[layers.indexOf(row.day)] ?? null}
              canChoose={layers.length < LETTERS.length}
              onChoose={() => choose(row.day.localAt)}
            />
          ),
        )}
      </ul>
      <ShowMore what="days" count={rows.length} most={most} step={ROWS} />
    </>
  );
}

const groundOf = (
  days: readonly Day[],
  { leftOut: { spans }, offsetAt }: AskedDays,
  thresholds: Thresholds,
  ask: StripGround['ask'],
): StripGround => ({
  ask,
  commonMs: commonLengthOf(days),
  spans,
  offsetAt,
  thresholds,
});

/** What stands above a copy; a picture of many days is of the first ones. */
const describePicture = (covering: string, count: number, asTable: boolean): string =>
  !asTable && count > ROWS ? `Days: ${covering}. A picture has the first ${ROWS}` : `Days: ${covering}`;

/** The arrow keys go from strip to strip. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('button.strip')) return;
  const list = event.currentTarget;
  if (!(list instanceof HTMLElement)) return;
  const strips = [...list.querySelectorAll<HTMLElement>('button.strip')];
  const next = strips[strips.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function describeDays(
  shown: readonly Day[],
  days: readonly Day[],
  { range, offsetAt }: AskedDays,
  lastAt: number | null,
  locale: string,
): string {
  const left = Math.round(days.reduce((sum, { leftOut }) => sum + leftOut, 0));
  const count = days.reduce((sum, { readings }) => sum + readings, left);
  const all = Math.round((range.toAt - range.fromAt) / (24 * 3_600_000));
  return [
    describeCovering({ range, count, lastAt }, locale, offsetAt),
    ...(days.length < all ? [`${days.length} of ${all} days have readings`] : []),
    ...(shown.length < days.length ? [`${shown.length} shown`] : []),
    ...(left > 0 ? [`${left} ${left === 1 ? 'reading' : 'readings'} left out`] : []),
  ].join('. ');
}

function describeGap({ fromDay, toDay }: { readonly fromDay: number; readonly toDay: number }, locale: string): string {
  if (fromDay === toDay) return `No readings on ${formatDay(fromDay, locale, 'short')}`;
  return `No readings from ${formatDay(fromDay, locale, 'short')} to ${formatDay(toDay, locale, 'short')}`;
}

function NoneOfThem({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <div class="chart-empty stack-tight">
      <p>No day with readings is on the weekdays chosen.</p>
      <div class="row">
        <Button onClick={onShowAll}>Show all weekdays</Button>
      </div>
    </div>
  );
}
