import { ok } from '../../../core/result';
import type { LoggedEvent } from '../records';
import { readInstant, saidOfDisplay } from './clocks';
import { extraOf } from './extra';
import { type Fields, numberOf, textOf } from './fields';
import type { Names } from './names';
import { type ParseRecord, parseRecorded } from './recorded';

/** Reads one thing the person entered, of v3 (`recordId`) or of the older page (`eventId`). */
export const parseEvent: ParseRecord<LoggedEvent> = (record, names) => {
  const common = parseRecorded(record, names);
  if (!common.ok) return common;
  const { columns } = common.value;
  const type = typeOf(record, names);
  const amount = amountOf(type, record.value);
  const recorded = readInstant(record.recordedSystemTime, columns.offsetMinutes);
  const same = {
    subType: names.read('eventSubType', record.eventSubType),
    unit: names.read('unit', record.unit),
    status: names.read('eventStatus', record.eventStatus),
    recordedAt: recorded.at,
  };
  const extra = extraOf(names, record, common.value.said, {
    eventType: record.eventType === 'note' ? 'note' : type,
    eventSubType: same.subType,
    unit: same.unit,
    eventStatus: same.status,
    value: amount.said,
    recordedSystemTime: recorded.said,
    recordedDisplayTime: saidOfDisplay(record.recordedDisplayTime, recorded.at, columns.offsetMinutes),
  });
  return ok({ type, value: amount.value, text: amount.text, extra, ...same, ...columns });
};

/** Some apps write "note"; an event that names no type is still one. */
function typeOf({ eventType }: Fields, names: Names): string {
  return eventType === 'note' ? 'notes' : (names.read('eventType', eventType) ?? 'unknown');
}

type Amount = { readonly value: number | null; readonly text: string | null; readonly said: unknown };

const NONE: Amount = { value: null, text: null, said: undefined };

/** How much: v3 sends text, older pages numbers. A note's is its words; what health carries means nothing. */
function amountOf(type: string, value: unknown): Amount {
  if (type === 'health') return NONE;
  const number = type === 'notes' && typeof value === 'string' ? null : numberOf(value);
  if (number === null) {
    const text = textOf(value);
    return { value: null, text, said: text };
  }
  if (type === 'exercise' && number === UNKNOWN_MINUTES) return NONE;
  return { value: number, text: null, said: isExact(value) ? value : undefined };
}

/** What exercise of unknown length is written as. Source: field reports of "-1" and "-1.00". */
const UNKNOWN_MINUTES = -1;
/** Decimal digits that any number of a column gives back. Source: IEEE 754, binary64. */
const EXACT_DIGITS = 15;

const isExact = (value: unknown): boolean => typeof value !== 'string' || value.trim().length <= EXACT_DIGITS;
