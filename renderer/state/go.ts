import { batch, type ReadonlySignal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Place } from '../../core/place';
import type { Snapshot } from '../../core/snapshot';
import { HOURS, type View } from './view';

const HOUR_MS = 3_600_000;

/** Where the window is sent from outside; it may be sent somewhere before it has its state. */
export type Places = {
  /** Leads the window to where it was sent, and from now on to wherever it is sent. */
  follow(snapshot: ReadonlySignal<Snapshot>, view: View): void;
  stop(): void;
};

/** Hears from now on where the window is sent. */
export function hearPlaces(bridge: Bridge): Places {
  let waiting: Place | null = null;
  let lead = (place: Place): void => {
    waiting = place;
  };
  const stop = bridge.onGo((place) => lead(place));
  return {
    follow: (snapshot, view) => {
      lead = (place) => goTo(place, snapshot.peek(), view);
      if (waiting) lead(waiting);
    },
    stop,
  };
}

/** Leads the window to a place: a moment on the chart with as many hours as it takes, or, longer ago, on the timeline. */
export function goTo(place: Place, { history }: Snapshot, view: View): void {
  batch(() => {
    view.signInOpen.value = false;
    if (place.kind !== 'moment') {
      view.screen.value = place.kind;
      return;
    }
    const agoMs = (history.lastAt ?? place.at) - place.at;
    const hours = HOURS.find((some) => some * HOUR_MS > agoMs);
    view.screen.value = hours ? 'now' : 'timeline';
    view.hours.value = hours ?? view.hours.value;
    view.asTable.value = false;
    view.moment.value = place.at;
  });
}
