import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { createRest } from '../parts/create-rest';

const REST_MS = 150;
const MOST_MS = 1000;

/** What changes with every frame of a move, as words follow it: at its begin, once it rests, and each second until then. */
export function useRested<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const rested = useSignal(source.peek());
  useEffect(() => {
    let [changedAt, shownAt] = [Number.NEGATIVE_INFINITY, 0];
    const show = (): void => {
      shownAt = performance.now();
      rested.value = source.peek();
    };
    const rest = createRest(show);
    const stop = effect(() => {
      void source.value;
      const now = performance.now();
      if (now - changedAt > REST_MS) show();
      else rest.after(Math.max(0, Math.min(REST_MS, shownAt + MOST_MS - now)));
      changedAt = now;
    });
    return () => {
      rest.stop();
      stop();
    };
  }, [source, rested]);
  return rested;
}
