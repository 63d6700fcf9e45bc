import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import type { EnvelopeColumns } from '../../core/history';
import { type ChartTheme, readChartTheme } from '../chart/theme';
import { pixelRatio } from '../print/printing';
import { useApp } from '../state/app';
import { spanOf } from './range';
import type { Timeline } from './store';

const HEIGHT_PX = 40;

type StripProps = { readonly timeline: Timeline };

/** The whole history in a strip with what is shown marked in it, to be dragged; keys move the chart itself. */
export function Strip({ timeline }: StripProps) {
  const theme = useApp().theme.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const bounds = timeline.bounds.value;
  const columns = timeline.strip.value;
  const grab = useRef<number | null>(null);
  const widthPx = timeline.widthPx.value;
  useEffect(() => {
    if (canvas.current && columns) paintStrip(canvas.current, columns, bounds, readChartTheme());
  }, [columns, bounds.fromAt, bounds.toAt, theme, widthPx]);
  const timeOf = (event: PointerEvent): number => {
    const box = canvas.current?.getBoundingClientRect();
    return box ? bounds.fromAt + ((event.clientX - box.left) / box.width) * spanOf(bounds) : bounds.fromAt;
  };
  const drag = (event: PointerEvent): void => {
    if (grab.current === null) return;
    const fromAt = timeOf(event) - grab.current;
    timeline.move({ fromAt, toAt: fromAt + spanOf(timeline.range.peek()) });
  };
  return (
    <div
      class="overview"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = timeOf(event);
        const range = timeline.range.peek();
        grab.current = at >= range.fromAt && at < range.toAt ? at - range.fromAt : spanOf(range) / 2;
        drag(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grab.current = null;
      }}
      onPointerCancel={() => {
        grab.current = null;
      }}
    >
      <canvas ref={canvas} height={HEIGHT_PX} />
      <Seen timeline={timeline} />
    </div>
  );
}

/** What is shown of it, marked; it is moved with every frame, by hand. */
function Seen({ timeline }: StripProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      effect(() => {
        const [bounds, range] = [timeline.bounds.value, timeline.range.value];
        const share = (ms: number): string => `${Math.min(100, Math.max(0, (100 * ms) / spanOf(bounds)))}%`;
        // After the chart is drawn: its words would have all styles worked out in the middle of it.
        queueMicrotask(() => {
          if (!box.current) return;
          box.current.style.left = share(range.fromAt - bounds.fromAt);
          box.current.style.width = share(spanOf(range));
        });
      }),
    [timeline],
  );
  return <div ref={box} class="overview-window" />;
}

function paintStrip(canvas: HTMLCanvasElement, columns: EnvelopeColumns, bounds: TimeRange, theme: ChartTheme): void {
  const ratio = pixelRatio();
  const width = canvas.clientWidth * ratio;
  const height = HEIGHT_PX * ratio;
  canvas.width = width;
  canvas.height = height;
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  const x = (at: number): number => ((at - bounds.fromAt) / spanOf(bounds)) * width;
  const y = (mgDl: number): number => height - ((mgDl - 20) / 400) * height;
  const spanPx = Math.max(1, (columns.spanMs / spanOf(bounds)) * width);
  ctx.fillStyle = theme.line;
  ctx.globalAlpha = 0.35;
  columns.fromAt.forEach((at, i) => {
    const top = y(Number(columns.greatest[i]));
    ctx.fillRect(x(at), top, spanPx, Math.max(ratio, y(Number(columns.least[i])) - top));
  });
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.quietInk;
  ctx.lineWidth = ratio;
  ctx.beginPath();
  columns.fromAt.forEach((at, i) => {
    const isAfterGap = at - Number(columns.fromAt[i - 1] ?? 0) > columns.spanMs * 1.5;
    const [px, py] = [x(at + columns.spanMs / 2), y(Number(columns.sum[i]) / Number(columns.count[i]))];
    if (isAfterGap) ctx.moveTo(px, py);
    ctx.lineTo(px, py);
  });
  ctx.stroke();
}
