import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { createRest } from '../parts/create-rest';

const REST_MS = 150;

/** What changes with every frame of a move, as words follow it: at its begin and once it rests; on the way the axis says where one is. */
export function useRested<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const rested = useSignal(source.peek());
  useEffect(() => {
    let changedAt = Number.NEGATIVE_INFINITY;
    const show = (): void => {
      rested.value = source.peek();
    };
    const rest = createRest(show);
    const stop = effect(() => {
      void source.value;
      const now = performance.now();
      if (now - changedAt > REST_MS) show();
      else rest.after(REST_MS);
      changedAt = now;
    });
    return () => {
      rest.stop();
      stop();
    };
  }, [source, rested]);
  return rested;
}
