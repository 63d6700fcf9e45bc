import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { createPlotOptions, type PlotLook, type PlotModel, type PlotSize } from './plot-options';

type PlotProps<M extends PlotModel> = {
  readonly model: M;
  readonly look: PlotLook<M>;
  readonly selected: number | null;
  readonly onPointer: (index: number | null) => void;
};

/** The drawing itself: a thin shell around uPlot that keeps its size, data and cursor as told. */
export function Plot<M extends PlotModel>({ model, look, selected, onPointer }: PlotProps<M>) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ model, onPointer });
  latest.current = { model, onPointer };

  useEffect(() => {
    const element = host.current;
    if (!element || !hasCanvas()) return;
    const options = createPlotOptions(
      () => latest.current.model,
      look,
      sizeOf(element),
      (index) => latest.current.onPointer(index),
    );
    const made = new uPlot(options, dataOf(latest.current.model), element);
    plot.current = made;
    const watcher = new ResizeObserver(() => made.setSize(sizeOf(element)));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, []);
  useEffect(() => plot.current?.setData(dataOf(model)), [model]);
  useEffect(() => placeCursor(plot.current, model, selected), [model, selected]);
  return <div class="plot" ref={host} />;
}

const dataOf = (model: PlotModel): uPlot.AlignedData => [model.columns.at, model.y];

function sizeOf(element: HTMLElement): PlotSize {
  return { width: Math.max(160, element.clientWidth), height: Math.max(120, element.clientHeight) };
}

/** Without a canvas there is no drawing; the sentence per reading and the table stay. */
const hasCanvas = (): boolean => Boolean(document.createElement('canvas').getContext('2d'));

function placeCursor(plot: uPlot | null, model: PlotModel, selected: number | null): void {
  if (!plot || selected === null) return;
  const left = plot.valToPos(Number(model.columns.at[selected]), 'x');
  const top = plot.valToPos(Number(model.y[selected]), 'y');
  plot.setCursor({ left, top }, false);
}
