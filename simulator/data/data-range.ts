import type { LoggedEvent, ReadRecords, Recorded } from '../person/person';
import { json, queryOf, type SimRequest, type SimResponse } from '../request';
import { DAY_MS } from '../units';
import { parseQueryTime } from '../wire/time';
import type { DataRanges, RecordRange } from '../wire/wire';
import type { DataSession } from './session';

/** Records are looked through in pieces of this length, from both ends, and no further than needed. */
const PIECE_MS = 4 * DAY_MS;

type IsNew<T> = (record: T) => boolean;

function findFirst<T extends Recorded>(read: ReadRecords<T>, from: number, to: number, isNew: IsNew<T>): T | undefined {
  for (let at = from; at < to; at += PIECE_MS) {
    const found = read(at, Math.min(at + PIECE_MS, to)).find(isNew);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findLast<T extends Recorded>(read: ReadRecords<T>, from: number, to: number, isNew: IsNew<T>): T | undefined {
  for (let at = to; at > from; at -= PIECE_MS) {
    const found = read(Math.max(at - PIECE_MS, from), at)
      .filter(isNew)
      .pop();
    if (found !== undefined) return found;
  }
  return undefined;
}

function arrivedBetween(after: number, now: number): IsNew<Recorded> {
  return (record) => record.arrivedAt > after && record.arrivedAt <= now;
}

/** A correction that arrived is news as well. */
function newsBetween(after: number, now: number): IsNew<LoggedEvent> {
  const arrived = arrivedBetween(after, now);
  return (event) =>
    arrived(event) || (event.change !== null && event.change.arrivedAt > after && event.change.arrivedAt <= now);
}

function rangeOf<T extends Recorded>(
  session: DataSession,
  read: ReadRecords<T>,
  syncedAt: number,
  isNew: IsNew<T>,
): RecordRange | null {
  const { person, now } = session;
  // Nothing older can still arrive after the last sync.
  const from = Math.max(session.startAt, syncedAt - person.latestArrivalMs);
  const to = Math.min(now + 1 + (person.aheadMs ?? 0), person.endAt);
  const first = findFirst(read, from, to, isNew);
  const last = first === undefined ? undefined : findLast(read, from, to, isNew);
  return first === undefined || last === undefined ? null : { first, last };
}

const NOTHING: DataRanges = { calibrations: null, egvs: null, events: null };

function envelope(session: DataSession) {
  return { recordType: 'dataRange', recordVersion: '3.0', userId: session.ids.userId };
}

/** GET /v3/users/self/dataRange: what there is, or what arrived after `lastSyncTime` (the time of upload, not of reading). */
export function answerDataRange(request: SimRequest, session: DataSession): SimResponse {
  const text = queryOf(request).get('lastSyncTime');
  const syncedAt = text === null ? Number.NEGATIVE_INFINITY : parseQueryTime(text);
  if (syncedAt === undefined) {
    return session.wire.problem(400, 'badRequest', 'lastSyncTime is not a date and time.');
  }
  const { person, wire, now } = session;
  const isTooOld = Number.isFinite(syncedAt) && now - syncedAt > wire.lastSyncReachMs;
  if (isTooOld) return json(200, { ...envelope(session), ...wire.ranges(NOTHING) });
  const arrived = arrivedBetween(syncedAt, now);
  return json(200, {
    ...envelope(session),
    ...wire.ranges({
      calibrations: rangeOf(session, person.calibrations, syncedAt, arrived),
      egvs: rangeOf(session, person.egvs, syncedAt, arrived),
      events: rangeOf(session, person.events, syncedAt, newsBetween(syncedAt, now)),
    }),
  });
}
