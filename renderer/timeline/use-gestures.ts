import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import { panBy, spanOf, zoomAt } from './range';
import type { Timeline } from './store';

/** A wheel's step of 100 makes a range a fifth longer or shorter; a pinch's smaller steps count more. */
const WHEEL_POWER = 0.002;
const PINCH_POWER = 0.01;
const LINE_PX = 16;

type Spot = { readonly x: number; readonly y: number };

/** Where the time axis lies inside the frame, in px of the page. */
export type PlotBox = { readonly left: number; readonly width: number };

/** Zooms by wheel and pinch around the pointer, and drags, by mouse, pen or fingers; one move per frame. */
export function useGestures(
  frame: RefObject<HTMLElement | null>,
  timeline: Timeline,
  boxOf: () => PlotBox | null,
): void {
  const latest = useRef(boxOf);
  latest.current = boxOf;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const pointers = new Map<number, Spot>();
    let wanted: TimeRange | null = null;
    let frameId = 0;
    const now = (): TimeRange => wanted ?? timeline.range.peek();
    const move = (range: TimeRange): void => {
      wanted = range;
      frameId ||= requestAnimationFrame(() => {
        frameId = 0;
        if (wanted) timeline.move(wanted);
        wanted = null;
      });
    };
    const timeOf = (x: number, box: PlotBox): number => now().fromAt + ((x - box.left) / box.width) * spanOf(now());
    const bounds = (): TimeRange => timeline.bounds.peek();

    const onWheel = (event: WheelEvent): void => {
      const box = latest.current();
      if (!box) return;
      event.preventDefault();
      const unit = event.deltaMode === 0 ? 1 : LINE_PX;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      const isPan = !event.ctrlKey && (event.shiftKey || Math.abs(dx) > Math.abs(dy));
      if (isPan) move(panBy(now(), ((dx || dy) / box.width) * spanOf(now()), bounds()));
      else {
        const factor = Math.exp(dy * (event.ctrlKey ? PINCH_POWER : WHEEL_POWER));
        move(zoomAt(now(), timeOf(event.clientX, box), factor, bounds()));
      }
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (event.pointerType !== 'mouse') element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      const box = latest.current();
      if (!before || !box) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      const here = { x: event.clientX, y: event.clientY };
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, here);
      const byMs = ((before.x - here.x) / box.width) * spanOf(now());
      if (!other) {
        move(panBy(now(), byMs, bounds()));
        return;
      }
      const [was, is] = [Math.max(20, Math.abs(before.x - other.x)), Math.max(20, Math.abs(here.x - other.x))];
      move(zoomAt(panBy(now(), byMs / 2, bounds()), timeOf((here.x + other.x) / 2, box), was / is, bounds()));
    };
    const onUp = (event: PointerEvent): void => void pointers.delete(event.pointerId);

    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      cancelAnimationFrame(frameId);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [frame, timeline]);
}
