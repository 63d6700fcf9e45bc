import { arrivedIn, writeRecord } from './data/records';
import { openSession } from './data/session';
import type { TokenGrant } from './oauth/oauth-state';
import type { DeviceState, RecordKind, RecordOf } from './person/person';
import type { WireObject } from './wire/wire';
import type { World } from './world';

/** Something the service has: its own value, and how this client is told of it. */
export interface Known<T> {
  readonly value: T;
  readonly wire: WireObject;
}

/** All that the service would return now if it were asked for all of time at once. */
export interface Truth {
  readonly userId: string;
  readonly records: { readonly [Kind in RecordKind]: readonly Known<RecordOf[Kind]>[] };
  readonly devices: readonly Known<DeviceState>[];
}

/** What a client's copy should equal; throws where the world does not have the person. */
export function truthOf(world: World, grant: TokenGrant, now: number): Truth {
  const session = openSession(world, grant, now);
  if (session === undefined) throw new Error(`The simulator has no person "${grant.personId}".`);
  const { person, wire, ids } = session;
  const endAt = Math.min(person.endAt, now + 1 + (person.aheadMs ?? 0));
  const known = <Kind extends RecordKind>(kind: Kind): readonly Known<RecordOf[Kind]>[] =>
    arrivedIn(session, kind, { startAt: session.startAt, endAt }).map((value) => {
      return { value, wire: writeRecord(session, kind, value) };
    });
  return {
    userId: ids.userId,
    records: { egv: known('egv'), event: known('event'), calibration: known('calibration'), alert: known('alert') },
    devices: person.devices(now).map((value) => ({ value, wire: wire.device(value) })),
  };
}
