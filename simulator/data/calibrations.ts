import type { SimRequest, SimResponse } from '../request';
import { answerRecords } from './records';
import type { DataSession } from './session';

/** GET /v3/users/self/calibrations */
export function answerCalibrations(request: SimRequest, session: DataSession): SimResponse {
  const { person, wire, ids } = session;
  return answerRecords(request, session, 'calibration', person.calibrations, (each) => wire.calibration(each, ids));
}
