import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';

/** What the window knows of main: its newest whole state. */
export type Mirror = { readonly snapshot: ReadonlySignal<Snapshot>; readonly stop: () => void };

/** Listens first and asks second, so that a change between the two is never missed and never overwritten. */
export async function startMirror(bridge: Bridge): Promise<Mirror> {
  const pushed = signal<Snapshot | null>(null);
  const stop = bridge.onState((state) => {
    pushed.value = state;
  });
  try {
    const asked = await bridge.getSnapshot();
    return { snapshot: computed(() => pushed.value ?? asked), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
