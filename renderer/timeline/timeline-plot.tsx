import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { TimelineModel } from './model';
import { createTimelineOptions } from './plot-options';
import { middleOf, nearestPoint } from './points';

type PlotProps = {
  readonly model: TimelineModel;
  readonly selectedAt: number | null;
  readonly onPointer: (at: number | null) => void;
  readonly onWidth: (px: number) => void;
  readonly onPlot: (plot: uPlot | null) => void;
};

/** The drawing itself: a thin shell around uPlot that keeps its size, range and cursor as told. */
export function TimelinePlot({ model, selectedAt, onPointer, onWidth, onPlot }: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ model, onPointer, onWidth });
  latest.current = { model, onPointer, onWidth };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => ({ width: Math.max(240, element.clientWidth), height: Math.max(200, element.clientHeight) });
    onWidth(measure().width);
    if (!document.createElement('canvas').getContext('2d')) return; // the sentences and the table stay
    const options = createTimelineOptions(
      () => latest.current.model,
      measure(),
      (at) => latest.current.onPointer(at),
    );
    const made = new uPlot(options, dataOf(latest.current.model), element);
    plot.current = made;
    onPlot(made);
    show(made, latest.current.model);
    const watcher = new ResizeObserver(() => {
      made.setSize(measure());
      show(made, latest.current.model); // how much of the height is glucose has changed
      latest.current.onWidth(made.bbox.width / devicePixelRatio);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.destroy();
      plot.current = null;
      onPlot(null);
    };
  }, []);
  useEffect(() => plot.current?.setData(dataOf(model), false), [model.points]);
  useEffect(() => {
    if (plot.current) show(plot.current, model);
  }, [model]);
  useEffect(() => {
    if (plot.current && selectedAt !== null) placeCursor(plot.current, model, selectedAt);
  }, [model, selectedAt]);
  return <div class="plot" ref={host} />;
}

/** At least two times, so that there is a scale where there is nothing to draw. */
function dataOf({ points, range }: TimelineModel): uPlot.AlignedData {
  if (points.fromAt.length < 2)
    return [
      [range.fromAt, range.toAt],
      [null, null],
    ];
  return [Float64Array.from(points.fromAt, (_, i) => middleOf(points, i)), points.mean];
}

/** Asks for a drawing; the scale of glucose is measured anew with that of time, also where that is as before. */
const show = (plot: uPlot, { range }: TimelineModel): void =>
  plot.setScale('x', { min: range.fromAt, max: range.toAt });

function placeCursor(plot: uPlot, { points }: TimelineModel, at: number): void {
  const i = nearestPoint(points, at, 1);
  if (i === null) return;
  const left = plot.valToPos(middleOf(points, i), 'x');
  const top = plot.valToPos(Number(points.mean[i]), 'y');
  plot.setCursor({ left, top }, false);
}
