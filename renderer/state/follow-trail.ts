import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';
import { createRest } from '../parts/create-rest';
import { goTo } from './go';
import { placeOf } from './place-of';
import { VIEWS } from './screens';
import { startTrail, step, visit } from './trail';
import type { View } from './view';

/** The ways back and forward through views and what they looked at. */
export type Ways = {
  readonly canGoBack: ReadonlySignal<boolean>;
  readonly canGoForward: ReadonlySignal<boolean>;
  readonly go: (by: -1 | 1) => void;
  readonly stop: () => void;
};

/** A view that is passed on the way to another is not kept (ms). */
const KEPT_AFTER_MS = 500;

/** Notes where the window goes, and has main keep the view it rests at, to begin there the next time. */
export function followTrail(bridge: Bridge, snapshot: ReadonlySignal<Snapshot>, view: View): Ways {
  const here = computed(() => ({ place: placeOf(view), words: view.wish.value?.words ?? null }));
  const trail = signal(startTrail(here.peek(), performance.now()));
  const unfollow = effect(() => {
    trail.value = visit(trail.peek(), here.value, performance.now());
  });
  let kept = JSON.stringify(here.peek().place);
  const rest = createRest(() => {
    const { place } = here.peek();
    const isView = VIEWS.some(({ screen }) => screen === place.kind);
    if (!isView || JSON.stringify(place) === kept || snapshot.peek().account.kind === 'none') return;
    kept = JSON.stringify(place);
    bridge.keepPlace(place).catch(() => {}); // the next start is then as the last one was
  });
  const unkeep = effect(() => {
    void here.value;
    rest.after(KEPT_AFTER_MS);
  });
  const go = (by: -1 | 1): void => {
    trail.value = step(trail.peek(), by);
    const { visits, index } = trail.peek();
    const there = visits[index];
    // A list that was led to show something alone shows all again where it did before.
    const words = there?.words ?? (view.wish.peek() ? '' : undefined);
    if (there) goTo(there.place, snapshot.peek(), view, words);
  };
  const canGoBack = computed(() => trail.value.index > 0);
  const canGoForward = computed(() => trail.value.index < trail.value.visits.length - 1);
  const stop = (): void => {
    unfollow();
    unkeep();
    rest.stop();
  };
  return { canGoBack, canGoForward, go, stop };
}
