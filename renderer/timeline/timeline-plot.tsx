import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { TimelineModel } from './model';
import { createTimelineOptions } from './plot-options';
import { middleOf, nearestPoint } from './points';

type PlotProps = {
  readonly model: ReadonlySignal<TimelineModel>;
  readonly selectedAt: ReadonlySignal<number | null>;
  readonly onPointer: (at: number | null) => void;
  readonly onWidth: (px: number) => void;
  readonly onPlot: (plot: uPlot | null) => void;
};

/**
 * The drawing itself: a thin shell around uPlot that keeps its size, range and cursor as told, frame by frame. It follows
 * at once, since effects of a component would wait for another frame.
 */
export function TimelinePlot({ model, selectedAt, onPointer, onWidth, onPlot }: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ onPointer, onWidth });
  latest.current = { onPointer, onWidth };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => ({ width: Math.max(240, element.clientWidth), height: Math.max(200, element.clientHeight) });
    onWidth(measure().width);
    if (!document.createElement('canvas').getContext('2d')) return; // the sentences and the table stay
    let shown = model.peek(); // asked for dozens of times in each drawing
    const onCursor = (at: number | null): void => {
      const before = selectedAt.peek();
      latest.current.onPointer(at);
      if (selectedAt.peek() === before) placeCursor(made, shown, before);
    };
    const options = createTimelineOptions(() => shown, measure(), onCursor);
    const made = new uPlot(options, dataOf(shown), element);
    onPlot(made);
    const unfollow = [
      effect(() => {
        const before = shown.points;
        shown = model.value;
        if (before !== shown.points) made.setData(dataOf(shown), false);
        show(made, shown);
      }),
      effect(() => placeCursor(made, shown, selectedAt.value)),
    ];
    const watcher = new ResizeObserver(() => {
      made.setSize(measure());
      show(made, shown); // how much of the height is glucose has changed
      latest.current.onWidth(made.bbox.width / devicePixelRatio);
    });
    watcher.observe(element);
    return () => {
      for (const stop of unfollow) stop();
      watcher.disconnect();
      made.destroy();
      onPlot(null);
    };
  }, []);
  return <div class="plot" ref={host} />;
}

/** At least two times, so that there is a scale where there is nothing to draw. */
function dataOf({ points, range }: TimelineModel): uPlot.AlignedData {
  if (points.fromAt.length < 2)
    return [
      [range.fromAt, range.toAt],
      [null, null],
    ];
  return [points.fromAt.map((_, i) => middleOf(points, i)), points.mean];
}

/** Asks for a drawing; the scale of glucose is measured anew with that of time, also where that is as before. */
const show = (plot: uPlot, { range }: TimelineModel): void =>
  plot.setScale('x', { min: range.fromAt, max: range.toAt });

/** Where a drawing was made anew, uPlot asks for it again. */
function placeCursor(plot: uPlot, { points }: TimelineModel, at: number | null): void {
  const i = at === null ? null : nearestPoint(points, at, 1);
  if (i === null) return;
  const left = plot.valToPos(middleOf(points, i), 'x');
  const top = plot.valToPos(Number(points.mean[i]), 'y');
  plot.setCursor({ left, top }, false);
}
