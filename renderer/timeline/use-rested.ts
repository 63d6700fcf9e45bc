import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const REST_MS = 150;
const MOST_MS = 1000;

/** What changes with every frame of a move, as words follow it: at its begin, once it rests, and each second until then. */
export function useRested<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const rested = useSignal(source.peek());
  useEffect(() => {
    let [changedAt, shownAt] = [Number.NEGATIVE_INFINITY, 0];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const next = source.value;
      const now = performance.now();
      const show = (): void => {
        shownAt = performance.now();
        rested.value = next;
      };
      clearTimeout(timer);
      if (now - changedAt > REST_MS) show();
      else timer = setTimeout(show, Math.max(0, Math.min(REST_MS, shownAt + MOST_MS - now)));
      changedAt = now;
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [source, rested]);
  return rested;
}
