import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import type { TimeRange } from '../../core/contract';
import type { KnownTrend } from '../chart/describe-reading';
import { useApp } from '../state/app';
import { describeStep, type PointReader } from './describe-point';
import { marksBetween } from './mark-groups';
import type { Mark } from './marks';
import type { TimelineModel } from './model';
import { reachOf } from './plot-options';
import { firstFrom, isAfterGap, middleOf, nearestPoint, type Points } from './points';
import { clampRange, panBy, showTime, spanOf } from './range';
import type { Timeline } from './store';
import { TimelinePlot } from './timeline-plot';
import { useGestures } from './use-gestures';

type ChartProps = {
  readonly timeline: Timeline;
  readonly model: ReadonlySignal<TimelineModel>;
  readonly reader: PointReader;
  readonly known: KnownTrend;
  readonly onPlot: (plot: uPlot | null) => void;
};

const READING_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -12, PageDown: 12 };

/** The canvas as a person uses it: by eye, by wheel, pinch and drag, or point by point with the arrow keys. */
export function TimelineChart({ timeline, model, reader, known, onPlot }: ChartProps) {
  const { view } = useApp();
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const spoken = useSignal('');
  const isLed = useRef(false); // to a moment from outside, which is read as soon as its readings are there
  const isWalking = useRef(false); // by keys: the drawing, which follows the pointer, must not move what new data moved under it
  const points = timeline.points.value;
  const marks = timeline.marks.value;
  const reachMs = (): number => (plot.current ? reachOf(plot.current) : spanOf(timeline.range.peek()) / 100);
  const selectedIn = (at: number | null): number | null =>
    at === null ? null : nearestPoint(points, at, READING_MS * 1.5);

  useGestures(frame, timeline, () => plot.current?.rect ?? null);
  const marksAt = (i: number): readonly Mark[] => {
    const at = middleOf(points, i);
    const near = Math.max(reachMs() / 2, Number(points.spanMs[i]) / 2, 150_000);
    // What was in a gap is said with the first reading after it: nothing else leads there.
    const from = isAfterGap(points, i) ? Math.min(at - near, middleOf(points, i - 1) + near) : at - near;
    return marksBetween(marks, from, at + near).slice(-4);
  };
  const words = (from: number | null, to: number): string => describeStep(points, from, to, marksAt(to), reader, known);

  const wordsOf = (selected: number | null): string | null => (selected === null ? null : words(null, selected));

  const select = (next: number | null): void => {
    isLed.current = false;
    isWalking.current = true;
    spoken.value = next === null ? '' : words(selectedIn(timeline.selectedAt.peek()), next);
    timeline.selectedAt.value = next === null ? null : middleOf(points, next);
    if (next !== null) {
      const range = timeline.range.peek();
      const shown = showTime(range, middleOf(points, next), timeline.bounds.peek());
      if (shown !== range) timeline.move(shown);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = STEPS[event.key];
    const range = timeline.range.peek();
    const selected = selectedIn(timeline.selectedAt.peek());
    if (event.key === 'Escape' && selected !== null) select(null);
    else if (step === undefined) return;
    else if (selected === null) select(lastSeen(points, range));
    else if (points.fromAt[selected + Math.sign(step)] !== undefined)
      select(Math.min(points.fromAt.length - 1, Math.max(0, selected + step)));
    else timeline.move(panBy(range, (step * spanOf(range)) / 4, timeline.bounds.peek()));
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointer = (at: number | null): void => {
    if (isWalking.current) return;
    const shown = timeline.points.peek();
    const found = at === null ? null : nearestPoint(shown, at, reachMs());
    timeline.selectedAt.value = found === null ? null : middleOf(shown, found);
  };
  const moment = view.moment.value;
  useEffect(() => {
    if (moment === null) return;
    isLed.current = true;
    isWalking.current = true; // a pointer that only rests there does not lead away from it
    timeline.move(aroundMoment(timeline, moment));
    timeline.selectedAt.value = moment;
    view.moment.value = null;
    frame.current?.focus();
  }, [moment]);
  useEffect(() => {
    const selected = selectedIn(timeline.selectedAt.peek());
    if (selected !== null && isLed.current && document.activeElement === frame.current)
      spoken.value = words(null, selected);
  }, [points]);
  return (
    <div class="chart-body">
      <Readout selectedAt={timeline.selectedAt} read={(at) => wordsOf(selectedIn(at))} />
      <div
        ref={frame}
        class="plot-frame timeline-frame"
        role="application"
        aria-label={CHART_LABEL}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys walk the readings, and a screen reader hands them over
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={() => {
          isLed.current = false;
          isWalking.current = false;
        }}
      >
        <TimelinePlot
          model={model}
          selectedAt={timeline.selectedAt}
          onPointer={onPointer}
          onWidth={(px) => {
            timeline.widthPx.value = px;
          }}
          onPlot={(made) => {
            plot.current = made;
            onPlot(made);
          }}
        />
      </div>
      <p class="unseen" role="status">
        {spoken.value}
      </p>
    </div>
  );
}

type ReadoutProps = {
  readonly selectedAt: ReadonlySignal<number | null>;
  readonly read: (at: number | null) => string | null;
};

/** What is read: with the pointer over a chart that moves it changes with every frame, and nothing else is rendered then. */
function Readout({ selectedAt, read }: ReadoutProps) {
  const latest = useSignal(read);
  latest.value = read;
  const words = useComputed(() => latest.value(selectedAt.value));
  const kind = useComputed(() => (words.value === null ? 'readout readout-hint' : 'readout numbers'));
  const shown = useComputed(() => words.value ?? CHART_HINT);
  return (
    <p class={kind} aria-hidden="true">
      {shown}
    </p>
  );
}

/** A day around a moment the window was sent to, or what is seen where that is nearer and has it. */
function aroundMoment(timeline: Timeline, moment: number): TimeRange {
  const range = timeline.range.peek();
  const bounds = timeline.bounds.peek();
  if (spanOf(range) <= DAY_MS) return showTime(range, moment, bounds);
  return clampRange({ fromAt: moment - DAY_MS / 2, toAt: moment + DAY_MS / 2 }, bounds);
}

/** The newest point that is seen, where walking begins. */
function lastSeen(points: Points, range: TimeRange): number | null {
  const last = firstFrom(points, range.toAt) - 1;
  return last >= 0 ? last : points.fromAt.length > 0 ? 0 : null;
}

const CHART_HINT = 'Point at the chart or use the arrow keys in it. Wheel, pinch, + and − zoom; drag moves.';
const CHART_LABEL =
  'Glucose chart. Left and right arrow: one reading. Page up and page down: twelve. With shift: move. Plus and minus: zoom. Home and End: begin and end of the history. T: today. J: jump to a date. Escape: leave the reading.';
