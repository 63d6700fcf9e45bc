import { type Signal, signal } from '@preact/signals';
import type { Period } from '../../core/period';
import type { App } from '../state/app';

const chosen = new WeakMap<App, Signal<Period>>();

/** The period that the views of days look at: one for all of them, so that the next shows what the last one did. */
export function chosenPeriod(app: App): Signal<Period> {
  const known = chosen.get(app);
  if (known) return known;
  const made = signal<Period>({ kind: 'last', length: '14d' });
  chosen.set(app, made);
  return made;
}
