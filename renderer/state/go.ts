import { batch, type ReadonlySignal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Place } from '../../core/place';
import type { Snapshot } from '../../core/snapshot';
import { HOURS, type View } from './view';

const HOUR_MS = 3_600_000;

/** Where the window is sent from outside; it may be sent somewhere before it has its state. */
export type Places = {
  /** Leads the window to where it was sent, else to where it begins, and from now on to wherever it is sent. */
  follow(snapshot: ReadonlySignal<Snapshot>, view: View, begin: Place | null): void;
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
    follow: (snapshot, view, begin) => {
      lead = (place) => goTo(place, snapshot.peek(), view);
      const first = waiting ?? begin;
      if (first) lead(first);
    },
    stop,
  };
}

/** Leads the window to a place. A list keeps its filter, unless its place names one or there are words, if only none. */
export function goTo(place: Place, snapshot: Snapshot, view: View, words?: string): void {
  batch(() => {
    view.signInOpen.value = false;
    view.wish.value = null;
    if (place.kind === 'moment') return goToMoment(place.at, snapshot, view);
    view.screen.value = place.kind;
    if ('shown' in place && place.shown) view.timeline.value = place.shown;
    if ('period' in place && place.period) view.period.value = place.period;
    if ('against' in place && place.against) view.against.value = place.against;
    if ('of' in place && (place.of || words !== undefined)) view.wish.value = { of: place.of, words: words ?? '' };
  });
}

/** A moment is read on the chart with as many hours as it takes, or, longer ago, on the timeline. */
function goToMoment(at: number, { history }: Snapshot, view: View): void {
  const agoMs = (history.lastAt ?? at) - at;
  const hours = HOURS.find((some) => some * HOUR_MS > agoMs);
  view.screen.value = hours ? 'now' : 'timeline';
  view.hours.value = hours ?? view.hours.value;
  view.asTable.value = false;
  view.moment.value = at;
}
