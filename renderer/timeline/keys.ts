import { PERIOD_MS } from '../../core/period';
import { panBy, spanOf, zoomAt } from './range';
import type { Timeline } from './store';

const ZOOM_FACTOR = 1.6;
const PAN_SHARE = 0.25;

/** Where a key leads the range, anywhere in the view; false where it is none of these. */
export function moveByKey(timeline: Timeline, { key, shiftKey, altKey, target }: KeyboardEvent): boolean {
  const range = timeline.range.peek();
  const bounds = timeline.bounds.peek();
  const spanMs = spanOf(range);
  const selectedAt = timeline.selectedAt.peek();
  const isSeen = selectedAt !== null && selectedAt >= range.fromAt && selectedAt <= range.toAt;
  const around = isSeen ? selectedAt : (range.fromAt + range.toAt) / 2;
  const moves: Record<string, () => void> = {
    '+': () => timeline.move(zoomAt(range, around, 1 / ZOOM_FACTOR, bounds)),
    '-': () => timeline.move(zoomAt(range, around, ZOOM_FACTOR, bounds)),
    Home: () => timeline.move({ fromAt: bounds.fromAt, toAt: bounds.fromAt + spanMs }),
    End: () => timeline.move({ fromAt: bounds.toAt - spanMs, toAt: bounds.toAt }),
    t: () => timeline.move({ fromAt: bounds.toAt - PERIOD_MS['1d'], toAt: bounds.toAt }),
    ArrowLeft: () => timeline.move(panBy(range, -spanMs * PAN_SHARE, bounds)),
    ArrowRight: () => timeline.move(panBy(range, spanMs * PAN_SHARE, bounds)),
  };
  const name = key === '=' ? '+' : key === 'T' ? 't' : key;
  if (altKey || (name.startsWith('Arrow') && !shiftKey && hasArrows(target))) return false;
  if (!Object.hasOwn(moves, name)) return false;
  moves[name]?.();
  return true;
}

/** What has another use for arrows: choices, the chart, and what scrolls. */
const hasArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, [tabindex="0"]') !== null;
