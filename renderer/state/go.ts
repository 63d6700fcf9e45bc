import type { ReadonlySignal } from '@preact/signals';
import type { Bridge } from '../../core/contract';
import type { Place } from '../../core/place';
import type { Snapshot } from '../../core/snapshot';
import { HOURS, type View } from './view';

const HOUR_MS = 3_600_000;

/** Leads the window to where it is sent from outside; returns its undo. */
export const followPlaces = (bridge: Bridge, snapshot: ReadonlySignal<Snapshot>, view: View): (() => void) =>
  bridge.onGo((place) => goTo(place, snapshot.peek(), view));

/** Leads the window to a place: a moment on the chart with as many hours as it takes. */
export function goTo(place: Place, { history }: Snapshot, view: View): void {
  view.signInOpen.value = false;
  view.screen.value = place.kind === 'moment' ? 'now' : place.kind;
  if (place.kind !== 'moment') return;
  const agoMs = (history.lastAt ?? place.at) - place.at;
  view.hours.value = HOURS.find((hours) => hours * HOUR_MS > agoMs) ?? 24;
  view.asTable.value = false;
  view.moment.value = place.at;
}
