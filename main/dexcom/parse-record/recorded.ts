import type { RejectReason } from '../../../core/history';
import { fail, ok, type Result } from '../../../core/result';
import { deriveOffset, isNever, parseRecordTime } from '../parse-time';
import type { Recorded, Source } from '../records';
import { isSaidBy, saidOfDisplay } from './clocks';
import { type Fields, textOf } from './fields';
import type { Names } from './names';

/** What every record has, and by field what of the record that says. */
export type Common = { readonly columns: Omit<Recorded, 'extra'>; readonly said: Fields };

/** Reads one record of a kind. */
export type ParseRecord<T> = (record: Fields, names: Names) => Result<T, RejectReason>;

/** Reads what every record has: its id, when it was, and where it came from. */
export function parseRecorded(record: Fields, names: Names): Result<Common, RejectReason> {
  const recordId = textOf(record.recordId) ?? textOf(record.eventId);
  if (recordId === null) return fail('no-id');
  const system = parseRecordTime(record.systemTime);
  if (system === null || isNever(system.at)) return fail('no-time');
  const display = parseRecordTime(record.displayTime);
  const offsetMinutes = deriveOffset(system, display);
  const source = parseSource(record, names);
  const said = {
    recordId,
    eventId: recordId,
    systemTime: isSaidBy(record.systemTime, system, offsetMinutes) ? record.systemTime : undefined,
    displayTime: saidOfDisplay(record.displayTime, system.at, offsetMinutes, display),
    ...saidOfSource(source), // last: a spread that comes first is slow
  };
  return ok({ columns: { recordId, systemAt: system.at, offsetMinutes, source }, said });
}

/** Reads where a record came from, or which device is listed. */
export const parseSource = (record: Fields, names: Names): Source => ({
  transmitterId: textOf(record.transmitterId),
  transmitterGeneration: names.read('transmitterGeneration', record.transmitterGeneration),
  transmitterVariant: names.read('transmitterGenerationVariant', record.transmitterGenerationVariant),
  displayDevice: names.read('displayDevice', record.displayDevice),
  displayApp: names.read('displayApp', record.displayApp),
});

/** The fields that a source gives back. */
export const saidOfSource = (source: Source): Fields => ({
  transmitterId: source.transmitterId,
  transmitterGeneration: source.transmitterGeneration,
  transmitterGenerationVariant: source.transmitterVariant,
  displayDevice: source.displayDevice,
  displayApp: source.displayApp,
});
