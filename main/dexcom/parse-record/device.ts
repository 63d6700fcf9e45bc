import type { AlertSchedule, DeviceState, RejectReason } from '../../../core/history';
import { fail, ok, type Result } from '../../../core/result';
import type { Reject } from './alert-rules';
import { parseAlertSchedule } from './alert-schedule';
import { readInstant } from './clocks';
import { extraOf } from './extra';
import { type Fields, isFields } from './fields';
import type { Names } from './names';
import { parseSource, saidOfSource } from './recorded';

/** Reads one device; it has no id, so one without transmitter, display device and app cannot be told from others. */
export function parseDevice(record: Fields, names: Names, reject: Reject): Result<DeviceState, RejectReason> {
  const source = parseSource(record, names);
  if (source.transmitterId === null && source.displayDevice === null && source.displayApp === null) {
    return fail('no-id');
  }
  const uploaded = readInstant(record.lastUploadDate);
  const { alertSchedules } = record;
  const said = {
    ...saidOfSource(source),
    lastUploadDate: uploaded.said,
    alertSchedules: Array.isArray(alertSchedules) ? alertSchedules : undefined,
  };
  const schedules = parseSchedules(Array.isArray(alertSchedules) ? alertSchedules : [], names, reject);
  return ok({ ...source, lastUploadAt: uploaded.at, schedules, extra: extraOf(names, record, said) });
}

function parseSchedules(list: readonly unknown[], names: Names, reject: Reject): readonly AlertSchedule[] {
  const schedules: AlertSchedule[] = [];
  for (const schedule of list) {
    if (isFields(schedule)) schedules.push(parseAlertSchedule(schedule, names, reject));
    else reject('not-an-object', schedule);
  }
  return schedules;
}
