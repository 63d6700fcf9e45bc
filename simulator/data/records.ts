import type { ReadRecords, Recorded } from '../person/person';
import { json, type SimRequest, type SimResponse } from '../request';
import type { WireObject } from '../wire/wire';
import type { DataSession } from './session';
import { parseWindow, type QueryWindow } from './window';

/** The records of a window that have arrived by now: the API cannot show what it does not have yet. */
export function arrivedIn<T extends Recorded>(
  session: DataSession,
  read: ReadRecords<T>,
  window: QueryWindow,
): readonly T[] {
  const endAt = Math.min(window.endAt, session.person.endAt);
  return read(window.startAt, endAt).filter((record) => record.arrivedAt <= session.now);
}

/** Answers with records of one kind in the envelope that all v3 record endpoints share. */
export function answerRecords<T extends Recorded>(
  request: SimRequest,
  session: DataSession,
  kind: 'egv' | 'event' | 'calibration' | 'alert',
  read: ReadRecords<T>,
  write: (record: T) => WireObject,
): SimResponse {
  const window = parseWindow(request);
  if (typeof window === 'string') return session.wire.problem(400, 'badRequest', window);
  const records = arrivedIn(session, read, window).map(write);
  return json(200, {
    recordType: session.wire.recordTypes[kind],
    recordVersion: '3.0',
    userId: session.ids.userId,
    records: session.wire.isNewestFirst ? records.reverse() : records,
  });
}
