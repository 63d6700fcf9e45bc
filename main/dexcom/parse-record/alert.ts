import { fail, ok } from '../../../core/result';
import type { Alert } from '../records';
import { extraOf } from './extra';
import { type ParseRecord, parseRecorded } from './recorded';

/** Reads one step of an alert; without a name it is none. */
export const parseAlert: ParseRecord<Alert> = (record, names) => {
  const common = parseRecorded(record, names);
  if (!common.ok) return common;
  const name = names.read('alertName', record.alertName);
  if (name === null) return fail('no-name');
  const state = names.read('alertState', record.alertState);
  const { columns, said } = common.value;
  return ok({ name, state, extra: extraOf(names, record, said, { alertName: name, alertState: state }), ...columns });
};
