import type { SimRequest, SimResponse } from '../request';
import { eventAsOf } from './event-now';
import { answerRecords } from './records';
import type { DataSession } from './session';

/** GET /v3/users/self/events */
export function answerEvents(request: SimRequest, session: DataSession): SimResponse {
  const { person, wire, ids, now } = session;
  return answerRecords(request, session, 'event', person.events, (event) => wire.event(eventAsOf(event, now), ids));
}
