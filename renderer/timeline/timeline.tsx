import './timeline.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { dayOf } from '../../core/period';
import { figureOf } from '../copy/figure';
import { HistoryFailed } from '../parts/history-failed';
import { isTyping } from '../parts/is-typing';
import { lazy } from '../parts/lazy';
import { useApp } from '../state/app';
import type { PointReader } from './describe-point';
import { Heading } from './heading';
import { moveByKey } from './keys';
import { type Timeline, timelineOf } from './store';
import { Strip } from './strip';
import { TimelineChart } from './timeline-chart';
import { useTimelineModel } from './use-timeline-model';

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
    <div class="timeline-room">
      <div class="timeline-beside">
        <div class="timeline">
          <Shown timeline={timeline} />
        </div>
        <Statistics range={timeline.range} period={timeline.period} />
      </div>
    </div>
  );
}

function Shown({ timeline }: { readonly timeline: Timeline }) {
  const { snapshot } = useApp();
  const { settings, locale, now, glance } = snapshot.value;
  const isJumping = useSignal(false);
  const plot = useRef<uPlot | null>(null);
  const model = useTimelineModel(timeline);
  const reader: PointReader = { ...settings, locale, offsetAt: timeline.offsetAt.value, now };
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
      <Heading
        timeline={timeline}
        model={model}
        figure={() => figureOf(plot.current?.ctx.canvas)}
        onJump={() => {
          isJumping.value = true;
        }}
      />
      {timeline.state.value === 'failed' && <HistoryFailed onRetry={timeline.retry} />}
      {timeline.asTable.value ? (
        <TimelineTable model={model.value} reader={reader} />
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
          <Strip timeline={timeline} />
        </>
      )}
      {isJumping.value && (
        <JumpDialog
          day={dayOf(timeline.range.peek().toAt - 1, reader.offsetAt)}
          bounds={timeline.bounds.value}
          locale={locale}
          offsetAt={reader.offsetAt}
          onJump={timeline.move}
          onClose={() => {
            isJumping.value = false;
          }}
        />
      )}
    </>
  );
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
