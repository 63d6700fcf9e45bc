import type { LoggedEvent } from '../person/person';
import type { EventNow } from '../wire/wire';

/** An event as the API has it at an instant: a correction counts from its own arrival on. */
export function eventAsOf(event: LoggedEvent, now: number): EventNow {
  const { change } = event;
  if (change === null || change.arrivedAt > now) return { event, status: 'created', value: event.value };
  return { event, status: change.status, value: change.value };
}
