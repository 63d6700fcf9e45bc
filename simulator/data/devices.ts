import { json, type SimRequest, type SimResponse } from '../request';
import type { DataSession } from './session';

/** GET /v3/users/self/devices: all devices; a window in the query is ignored. */
export function answerDevices(_request: SimRequest, session: DataSession): SimResponse {
  const { person, wire, ids, now } = session;
  return json(200, {
    recordType: wire.recordTypes.device,
    recordVersion: '3.0',
    userId: ids.userId,
    records: person.devices(now).map(wire.device),
  });
}
