import type { EventType } from '../person/person';
import { json, type SimRequest, type SimResponse } from '../request';
import type { WireObject } from '../wire/wire';
import { eventAsOf } from './event-now';
import { arrivedIn, badRequest } from './records';
import type { DataSession } from './session';
import { parseWindow } from './window';

/** The older page knows these types only. */
const TYPES: readonly EventType[] = ['carbs', 'insulin', 'exercise', 'health'];

function toV2(record: WireObject): WireObject {
  const { systemTime, displayTime, eventType, eventSubType, value, unit, recordId, eventStatus } = record;
  const isDeleted = eventStatus === 'deleted';
  // The older page has a number here, also where the newer one has been seen with text.
  const number = typeof value === 'string' ? Number(value) : value;
  return {
    systemTime,
    displayTime,
    eventType,
    eventSubType,
    value: number,
    unit,
    eventId: recordId,
    eventStatus: isDeleted ? 'deleted' : 'created',
  };
}

/** GET /v2/users/self/events: the same events under `eventId`, in an envelope without record type or user. */
export function answerV2Events(request: SimRequest, session: DataSession): SimResponse {
  const window = parseWindow(request);
  if (typeof window === 'string') return badRequest(window);
  const { person, wire, ids, now } = session;
  const events = arrivedIn(session, person.events, window)
    .filter((event) => TYPES.includes(event.type))
    .map((event) => toV2(wire.event(eventAsOf(event, now), ids)));
  return json(200, { events: wire.isNewestFirst ? events.reverse() : events });
}
