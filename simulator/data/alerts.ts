import type { SimRequest, SimResponse } from '../request';
import { answerRecords } from './records';
import type { DataSession } from './session';

/** GET /v3/users/self/alerts */
export function answerAlerts(request: SimRequest, session: DataSession): SimResponse {
  const { person, wire, ids } = session;
  return answerRecords(request, session, 'alert', person.alerts, (alert) => wire.alert(alert, ids));
}
