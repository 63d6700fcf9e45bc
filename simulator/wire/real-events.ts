import type { LoggedEvent } from '../person/person';
import { drawOf, isOneIn } from './odds';
import { realRecordedTimes } from './real-times';
import type { EventNow, WireObject } from './wire';

function isDose(event: LoggedEvent): boolean {
  return event.type === 'insulin' || event.type === 'carbs' || event.type === 'exercise';
}

/** Text, as a rule; a number now and then, "-1.00" for unknown minutes, a stray value on health. */
function valueText({ event, value }: EventNow): unknown {
  if (event.type === 'notes') return event.text;
  if (event.type === 'health') return isOneIn(event, 11, 3) ? '0' : '';
  if (event.type === 'exercise' && isOneIn(event, 12, 12)) return '-1.00';
  if (value === null || isOneIn(event, 13, 20)) return value;
  return isOneIn(event, 14, 4) ? value.toFixed(2) : String(value);
}

function typeOf(event: LoggedEvent): string {
  return event.type === 'notes' && isOneIn(event, 15, 3) ? 'note' : event.type;
}

/** Null where there is none; sometimes "unknown" or absent where there should be one. */
function subTypeOf(event: LoggedEvent): WireObject {
  if (event.type === 'insulin' && isOneIn(event, 16, 32)) return { eventSubType: 'unknown' };
  if (isOneIn(event, 17, 24)) return {};
  return { eventSubType: event.subType };
}

function unitOf(event: LoggedEvent): WireObject {
  const draw = drawOf(event, 18) % 96;
  if (isDose(event) && draw === 0) return {};
  if (isDose(event) && draw === 1) return { unit: '' };
  return event.unit === null && draw % 2 === 0 ? { unit: 'unknown' } : { unit: event.unit };
}

/** What the real service writes about an event beside its ids and times. */
export function realEventBody(now: EventNow): WireObject {
  const { event } = now;
  const recorded = isOneIn(event, 19, 8)
    ? { recordedSystemTime: null, recordedDisplayTime: null }
    : realRecordedTimes(event, event.recordedAt);
  return {
    eventType: typeOf(event),
    ...subTypeOf(event),
    value: valueText(now),
    ...unitOf(event),
    eventStatus: now.status,
    ...recorded,
  };
}
