import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';

/** What the window knows of main: its newest whole state. */
export type Mirror = { readonly snapshot: ReadonlySignal<Snapshot>; readonly stop: () => void };

/** Listens first and asks second, so that a change between the two is never missed and never overwritten. */
export async function startMirror(bridge: Bridge): Promise<Mirror> {
  const pushed = signal<Snapshot | null>(null);
  let said = '';
  const stop = bridge.onState((state) => {
    const words = JSON.stringify(state);
    if (words === said) return; // nothing that is shown is drawn anew for what was said before
    said = words;
    pushed.value = state;
  });
  try {
    const asked = await bridge.getSnapshot();
    if (pushed.peek() === null) said = JSON.stringify(asked);
    return { snapshot: computed(() => pushed.value ?? asked), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
