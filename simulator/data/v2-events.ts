import type { EventType } from '../person/person';
import { json, type SimRequest, type SimResponse } from '../request';
import type { EventNow, WireObject } from '../wire/wire';
import { eventAsOf } from './event-now';
import { arrivedIn } from './records';
import type { DataSession } from './session';
import { parseWindow } from './window';

/** The older page knows these types only. */
const TYPES: readonly EventType[] = ['carbs', 'insulin', 'exercise', 'health'];

function toV2(now: EventNow, record: WireObject): WireObject {
  const { event, status, value } = now;
  return {
    systemTime: record.systemTime,
    displayTime: record.displayTime,
    eventType: event.type,
    eventSubType: event.subType,
    value,
    unit: event.unit,
    eventId: record.recordId,
    eventStatus: status === 'deleted' ? 'deleted' : 'created',
  };
}

/** GET /v2/users/self/events: the same events under `eventId`, in an envelope without record type or user. */
export function answerV2Events(request: SimRequest, session: DataSession): SimResponse {
  const window = parseWindow(request);
  if (typeof window === 'string') return session.wire.problem(400, 'badRequest', window);
  const { wire, ids, now } = session;
  const events = arrivedIn(session, 'event', window)
    .filter((event) => TYPES.includes(event.type))
    .map((event) => eventAsOf(event, now))
    .map((event) => toV2(event, wire.event(event, ids)));
  return json(200, { events: wire.isNewestFirst ? events.reverse() : events });
}
