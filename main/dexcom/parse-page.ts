import type { DeviceState, RecordKind, RejectReason } from '../../core/history';
import type { Result } from '../../core/result';
import { parseAlert } from './parse-record/alert';
import { parseCalibration } from './parse-record/calibration';
import { parseDevice } from './parse-record/device';
import { parseEgv } from './parse-record/egv';
import { parseEvent } from './parse-record/event';
import { toJson } from './parse-record/extra';
import { type Fields, isFields } from './parse-record/fields';
import { createNames } from './parse-record/names';
import type { ParseRecord } from './parse-record/recorded';
import type { ParseDevices, ParsedPage, ParsePage, RecordOf, Rejected } from './records';

const PARSERS: { readonly [Kind in RecordKind]: ParseRecord<RecordOf[Kind]> } = {
  egv: parseEgv,
  event: parseEvent,
  calibration: parseCalibration,
  alert: parseAlert,
};

/** Reads a page record by record: a bad one is set aside and never costs its page. */
export const parsePage: ParsePage = (kind, body) => {
  const list = listOf(body, 'records') ?? (kind === 'event' ? listOf(body, 'events') : null);
  if (list === null) return null;
  const names = createNames();
  const rejected: Rejected[] = [];
  const parse = PARSERS[kind];
  const records = readEach(list, (record) => parse(record, names), rejected);
  return { records, rejected, unknown: names.unknown };
};

/** Reads the list of devices; a bad device, schedule or alert is set aside and never costs the rest. */
export const parseDevices: ParseDevices = (body): ParsedPage<DeviceState> | null => {
  const list = listOf(body, 'records');
  if (list === null) return null;
  const names = createNames();
  const rejected: Rejected[] = [];
  const reject = (reason: RejectReason, value: unknown) => rejected.push({ reason, raw: toJson(value) });
  const records = readEach(list, (record) => parseDevice(record, names, reject), rejected);
  return { records, rejected, unknown: names.unknown };
};

/** The list of an envelope; what else it says (record type, version) has been seen to vary. */
function listOf(body: unknown, name: 'records' | 'events'): readonly unknown[] | null {
  const list = isFields(body) ? body[name] : null;
  return Array.isArray(list) ? list : null;
}

function readEach<T>(
  list: readonly unknown[],
  parse: (record: Fields) => Result<T, RejectReason>,
  rejected: Rejected[],
): readonly T[] {
  const records: T[] = [];
  for (const record of list) {
    const read = isFields(record) ? parse(record) : ({ ok: false, error: 'not-an-object' } as const);
    if (read.ok) records.push(read.value);
    else rejected.push({ reason: read.error, raw: toJson(record) });
  }
  return records;
}
