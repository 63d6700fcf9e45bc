import './timeline.css';
import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { dayOf } from '../../core/period';
import { formatClock } from '../../core/words';
import { formatDate } from '../chart/format-span';
import { readChartTheme } from '../chart/theme';
import { CopyActions } from '../copy/copy-actions';
import { figureOf } from '../copy/figure';
import { Button } from '../parts/button';
import { HistoryFailed } from '../parts/history-failed';
import { isTyping } from '../parts/is-typing';
import { lazy } from '../parts/lazy';
import { describeCovering, describeTimes } from '../period/covering';
import { PeriodPicker } from '../period/period-picker';
import { useApp } from '../state/app';
import { deriveAlertLevels } from './alert-levels';
import type { PointReader } from './describe-point';
import { moveByKey } from './keys';
import { LEVELS_UP_TO_MS, type TimelineModel } from './model';
import { countIn } from './points';
import { spanOf } from './range';
import { MARKS_WITHIN_MS, type Timeline, timelineOf } from './store';
import { Strip } from './strip';
import { countDays, summarize } from './summary';
import { TimelineChart } from './timeline-chart';

const JumpDialog = lazy(async () => (await import('./jump-dialog')).JumpDialog);
const Statistics = lazy(async () => (await import('../statistics/following-statistics')).FollowingStatistics);
const TimelineTable = lazy(async () => (await import('./timeline-table')).TimelineTable);

/** Everything there is, from ten years to five minutes, on one canvas. */
export function TimelineView() {
  const app = useApp();
  const timeline = timelineOf(app);
  const { history } = app.snapshot.value;
  if (history.beginsAt === null && history.filling === null) return <Empty />;
  return (
    <div class="timeline-beside">
      <div class="timeline">
        <Shown timeline={timeline} />
      </div>
      <Statistics range={timeline.range} />
    </div>
  );
}

function Shown({ timeline }: { readonly timeline: Timeline }) {
  const app = useApp();
  const { snapshot, theme } = app;
  const { settings, locale, now, history, glance } = snapshot.value;
  const isJumping = useSignal(false);
  const plot = useRef<uPlot | null>(null);
  // By whole days, so that they are not derived anew with every frame of a move.
  const daysSeen = useComputed(() => {
    const { fromAt, toAt } = timeline.range.value;
    return toAt - fromAt > LEVELS_UP_TO_MS ? '' : `${Math.floor(fromAt / DAY_MS)} ${Math.ceil(toAt / DAY_MS)}`;
  });
  const levels = useComputed(() => {
    const [from, to] = daysSeen.value.split(' ').map(Number);
    if (from === undefined || to === undefined) return [];
    const days = { fromAt: from * DAY_MS, toAt: to * DAY_MS };
    return deriveAlertLevels(timeline.devices.value, days, timeline.livedOffsetAt.value);
  });
  const look = useComputed(() => {
    void theme.value;
    return readChartTheme();
  });
  const model = useComputed((): TimelineModel => {
    const { settings: chosen, locale: writing, history: has } = snapshot.value;
    const range = timeline.range.value;
    return {
      range,
      points: timeline.points.value,
      marks: timeline.marks.value,
      hasMarks: spanOf(range) <= MARKS_WITHIN_MS,
      levels: levels.value,
      offsetAt: timeline.offsetAt.value,
      reportedToAt: has.lastAt,
      tail: 'Not reported yet',
      thresholds: chosen.thresholds,
      unit: chosen.unit,
      locale: writing,
      theme: look.value,
    };
  }).value;
  const { range, points, marks, offsetAt } = model;
  const reader: PointReader = { ...settings, locale, offsetAt, now };
  const count = countIn(points, range, history);
  const isLoading = timeline.state.value === 'loading';
  const covering = isLoading
    ? describeTimes(range, locale, offsetAt)
    : describeCovering({ range, count, lastAt: history.lastAt }, locale, offsetAt);
  const seen = { range, points, marks, unit: settings.unit, locale };
  const timeOf = (at: number): string =>
    `${formatDate(at, locale, offsetAt(at), 'with-year')}, ${formatClock(at, locale, offsetAt(at))}`;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key === 'j' && !event.altKey) isJumping.value = true;
      else if (!moveByKey(timeline, event)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [timeline]);
  return (
    <>
      <header class="chart-head">
        <h1>
          Timeline <span class="chart-unit">in {settings.unit}</span>
        </h1>
        <PeriodPicker
          period={timeline.period.value}
          days={[dayOf(range.fromAt, offsetAt), dayOf(range.toAt - 1, offsetAt)]}
          onChange={timeline.choose}
        />
      </header>
      <div class="row">
        <p class="numbers timeline-covering">
          {covering}.{isLoading ? ' Reading the history on this computer.' : describePartial(model)}
        </p>
        <Button
          onClick={() => {
            isJumping.value = true;
          }}
        >
          Jump…
        </Button>
        <Button
          onClick={() => {
            timeline.asTable.value = !timeline.asTable.value;
          }}
        >
          {timeline.asTable.value ? 'Show as chart' : 'Show as table'}
        </Button>
        <CopyActions
          title={`Glucose in ${settings.unit}: ${covering}`}
          text={() => summarize(seen, timeOf)}
          figure={timeline.asTable.value ? undefined : () => figureOf(plot.current?.ctx.canvas)}
        />
      </div>
      {timeline.state.value === 'failed' && <HistoryFailed onRetry={timeline.retry} />}
      {timeline.asTable.value ? (
        <TimelineTable model={model} reader={reader} />
      ) : (
        <>
          <TimelineChart
            timeline={timeline}
            model={model}
            reader={reader}
            known={glance.kind === 'value' ? { at: glance.at, trend: glance.trend } : null}
            onPlot={(made) => {
              plot.current = made;
            }}
          />
          <Strip timeline={timeline} theme={model.theme} />
        </>
      )}
      {isJumping.value && (
        <JumpDialog
          day={dayOf(range.toAt - 1, offsetAt)}
          bounds={timeline.bounds.value}
          locale={locale}
          offsetAt={offsetAt}
          onJump={timeline.move}
          onClose={() => {
            isJumping.value = false;
          }}
        />
      )}
    </>
  );
}

const DAY_MS = 24 * 3_600_000;

/** Says how little there is where there is little. */
function describePartial({ points, range, offsetAt }: TimelineModel): string {
  const days = spanOf(range) >= 2 * DAY_MS ? countDays(points, range, offsetAt) : null;
  return days && days.with < days.of - 1 ? ` ${days.with} of ${days.of} days have data.` : '';
}

function Empty() {
  return (
    <div class="timeline">
      <h1>Timeline</h1>
      <div class="chart-empty stack-tight">
        <p>There is no history to draw yet.</p>
        <p class="quiet">
          It appears once Dexcom has passed on the first readings: about one hour (United States) or three hours
          (elsewhere) after the sensor measured them.
        </p>
      </div>
    </div>
  );
}
