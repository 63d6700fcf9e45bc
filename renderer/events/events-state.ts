import { type Signal, signal } from '@preact/signals';
import type { Counting, Measure } from '../../core/statistics/after-events';
import type { App } from '../state/app';
import type { AverageKind } from './average-kinds';
import type { LogKind } from './log-kinds';

/** The pages of the view: the list of entries, and averages of what glucose did around them. */
export type EventsPage = 'list' | 'averages';

/** What the view of events looks at, which stays while another view is shown. */
export type EventsState = {
  readonly page: Signal<EventsPage>;
  readonly hidden: Signal<ReadonlySet<LogKind>>;
  readonly words: Signal<string>;
  readonly averageOf: Signal<AverageKind>;
  readonly measure: Signal<Measure>;
  readonly counting: Signal<Counting>;
};

const states = new WeakMap<App, EventsState>();

/** The state of a window's view of events. */
export function eventsStateOf(app: App): EventsState {
  const known = states.get(app);
  if (known) return known;
  const made: EventsState = {
    page: signal<EventsPage>('list'),
    hidden: signal<ReadonlySet<LogKind>>(new Set()),
    words: signal(''),
    averageOf: signal<AverageKind>('meals'),
    measure: signal<Measure>('glucose'),
    counting: signal<Counting>('all'),
  };
  states.set(app, made);
  return made;
}
