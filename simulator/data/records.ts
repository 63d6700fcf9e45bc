import type { Person, ReadRecords, RecordKind, RecordOf } from '../person/person';
import { json, type SimRequest, type SimResponse } from '../request';
import type { WireObject } from '../wire/wire';
import { eventAsOf } from './event-now';
import type { DataSession } from './session';
import { parseWindow, type QueryWindow } from './window';

const READ: { readonly [Kind in RecordKind]: (person: Person) => ReadRecords<RecordOf[Kind]> } = {
  egv: (person) => person.egvs,
  event: (person) => person.events,
  calibration: (person) => person.calibrations,
  alert: (person) => person.alerts,
};

const WRITE: { readonly [Kind in RecordKind]: (record: RecordOf[Kind], session: DataSession) => WireObject } = {
  egv: (egv, { wire, ids, now }) => wire.egv(egv, ids, now),
  event: (event, { wire, ids, now }) => wire.event(eventAsOf(event, now), ids),
  calibration: (calibration, { wire, ids }) => wire.calibration(calibration, ids),
  alert: (alert, { wire, ids }) => wire.alert(alert, ids),
};

/** The records of a window that have arrived by now: the API cannot show what it does not have yet. */
export function arrivedIn<Kind extends RecordKind>(
  session: DataSession,
  kind: Kind,
  window: QueryWindow,
): readonly RecordOf[Kind][] {
  const { person, now } = session;
  const [startAt, endAt] = [Math.max(window.startAt, session.startAt), Math.min(window.endAt, person.endAt)];
  return READ[kind](person)(startAt, endAt).filter((record) => record.arrivedAt <= now);
}

/** A record as this session's client is told of it. */
export function writeRecord<Kind extends RecordKind>(session: DataSession, kind: Kind, record: RecordOf[Kind]) {
  return WRITE[kind](record, session);
}

/** Answers with records of one kind in the envelope that all v3 record endpoints share. */
export function answerRecords(kind: RecordKind): (request: SimRequest, session: DataSession) => SimResponse {
  return (request, session) => {
    const window = parseWindow(request);
    if (typeof window === 'string') return session.wire.problem(400, 'badRequest', window);
    const records = arrivedIn(session, kind, window).map((record) => writeRecord(session, kind, record));
    return json(200, {
      recordType: session.wire.recordTypes[kind],
      recordVersion: '3.0',
      userId: session.ids.userId,
      records: session.wire.isNewestFirst ? records.reverse() : records,
    });
  };
}
