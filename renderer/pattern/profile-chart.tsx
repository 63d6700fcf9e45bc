import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { walk } from '../chart/walk';
import { pixelRatio } from '../print/printing';
import { describeHour } from './describe-hour';
import { hourAt, paintProfile, type Sheet } from './paint-profile';
import type { ProfileModel } from './profile-model';

type ChartProps = { readonly model: ProfileModel; readonly canvas: RefObject<HTMLCanvasElement | null> };

/** A profile by time of day as a person uses it: by eye, by pointer, or hour by hour with the arrow keys. */
export function ProfileChart({ model, canvas }: ChartProps) {
  const selected = useSignal<number | null>(null);
  const spoken = useSignal('');
  const size = useSignal('');
  const frame = useRef<HTMLDivElement>(null);
  const painted = useRef('');
  useLayoutEffect(() => {
    const sheet = sheetOf(canvas.current, frame.current);
    painted.current = sizeOf(frame.current);
    if (sheet) paintProfile(sheet, model, selected.value);
  }, [model, size.value, selected.value, canvas]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      const now = sizeOf(element);
      if (now !== painted.current) size.value = now;
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [size]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = walk(selected.value, event.key, 24);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    selected.value = next;
    spoken.value = next === null ? '' : describeHour(model, next);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const sheet = sheetOf(canvas.current, frame.current, 'as-it-is');
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    if (sheet) selected.value = hourAt(sheet, model, event.clientX - left);
  };
  return (
    <div class="chart-body">
      <p class={selected.value === null ? 'readout readout-hint' : 'readout numbers'} aria-hidden="true">
        {selected.value === null ? HINT : describeHour(model, selected.value)}
      </p>
      <div
        ref={frame}
        class="plot-frame profile-frame"
        role="application"
        aria-label={LABEL}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys walk the hours, and a screen reader hands them over
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          selected.value = null;
        }}
      >
        <canvas ref={canvas} class="plot" />
      </div>
      <p class="unseen" role="status">
        {spoken.value}
      </p>
    </div>
  );
}

const sizeOf = (frame: HTMLElement | null): string => `${frame?.clientWidth} ${frame?.clientHeight} ${pixelRatio()}`;

/** The canvas as large as its frame; null where there is none to draw on. */
function sheetOf(
  canvas: HTMLCanvasElement | null,
  frame: HTMLElement | null,
  keep: 'fit' | 'as-it-is' = 'fit',
): Sheet | null {
  const ctx = canvas?.getContext('2d');
  if (!canvas || !frame || !ctx) return null;
  const [width, height, ratio] = [frame.clientWidth, frame.clientHeight, pixelRatio()];
  if (keep === 'fit') {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  return { ctx, width, height, ratio };
}

const HINT = 'Point at the chart, or use the arrow keys in it, to read an hour.';
const LABEL =
  'Glucose by time of day. Left and right arrow: one hour. Home and End: first and last hour. Escape: leave it.';
