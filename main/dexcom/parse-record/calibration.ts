import { ok } from '../../../core/result';
import type { Calibration } from '../records';
import { mgDlOf } from './egv';
import { extraOf } from './extra';
import { integerOf } from './fields';
import { type ParseRecord, parseRecorded } from './recorded';

/** Reads one calibration; a meter shows no 0, so that is no value. */
export const parseCalibration: ParseRecord<Calibration> = (record, names) => {
  const common = parseRecorded(record, names);
  if (!common.ok) return common;
  const reported = mgDlOf(record.value, names.read('unit', record.unit));
  const mgDl = reported !== null && Number.isFinite(reported) && reported > 0 ? reported : null;
  const ticks = integerOf(record.transmitterTicks);
  const { columns, said } = common.value;
  const own = { unit: 'mg/dL', value: mgDl, transmitterTicks: ticks };
  return ok({ mgDl, ticks, extra: extraOf(names, record, said, own), ...columns });
};
