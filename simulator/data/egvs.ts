import type { SimRequest, SimResponse } from '../request';
import { answerRecords } from './records';
import type { DataSession } from './session';

/** GET /v3/users/self/egvs */
export function answerEgvs(request: SimRequest, session: DataSession): SimResponse {
  const { person, wire, ids } = session;
  return answerRecords(request, session, 'egv', person.egvs, (egv) => wire.egv(egv, ids));
}
