import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { pixelRatio } from '../print/printing';

/** A canvas to draw on; sizes are in its own pixels, of which there are `ratio` in one of the page. */
export type Sheet = {
  readonly ctx: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
};

type DrawingProps = { readonly class: string; readonly draw: (sheet: Sheet) => void };

/** A drawing that follows the size of its place, drawn first before that is painted; what it shows is said beside it in words. */
export function Drawing({ class: name, draw }: DrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => entry && redraw(element, entry.contentRect, latest.current));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (latest.current === draw) return; // drawn when it had its size
    latest.current = draw;
    if (canvas.current) redraw(canvas.current, canvas.current.getBoundingClientRect(), draw);
  }, [draw]);
  return (
    <div class={name} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

function redraw(
  element: HTMLCanvasElement,
  place: Pick<DOMRectReadOnly, 'width' | 'height'>,
  draw: (sheet: Sheet) => void,
): void {
  const ctx = element.getContext('2d');
  const ratio = pixelRatio();
  const [width, height] = [Math.round(place.width * ratio), Math.round(place.height * ratio)];
  if (!ctx || width === 0 || height === 0) return;
  if (element.width !== width) element.width = width;
  if (element.height !== height) element.height = height;
  ctx.clearRect(0, 0, width, height);
  draw({ ctx, width, height, ratio });
}
