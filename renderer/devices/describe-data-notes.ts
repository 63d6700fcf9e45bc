import type { FailureText } from '../../core/failures';
import { type DataNotes, MOST_UNKNOWN, type RecordKind, type RejectReason } from '../../core/history';

type NotedKind = RecordKind | 'device';

const KIND_WORDS: Record<NotedKind, readonly [one: string, several: string]> = {
  egv: ['reading', 'readings'],
  event: ['entry', 'entries'],
  calibration: ['calibration', 'calibrations'],
  alert: ['alert', 'alerts'],
  device: ['device', 'devices'],
};

const REASON_WORDS: Record<RejectReason, string> = {
  'no-id': 'came without an id',
  'no-time': 'came without a readable time',
  'not-an-object': 'could not be read at all',
  'no-name': 'did not say what it is',
};

/** What was odd in the data, one note each: what it is, and what it means for the person. */
export function describeDataNotes(notes: DataNotes, locale: string): readonly FailureText[] {
  const number = new Intl.NumberFormat(locale);
  const count = (size: number, [one, several]: readonly [string, string]): string =>
    `${number.format(size)} ${size === 1 ? one : several}`;
  const records = ['record', 'records'] as const;
  return [
    ...notes.rejected.map((one) => ({
      sentence: `${count(one.count, KIND_WORDS[one.kind])} ${REASON_WORDS[one.reason]}.`,
      remedy: 'Set aside and kept as it came; everything else of the same answer is there. Nothing to do.',
    })),
    ...notes.unknown.map(describeUnknown),
    ...only(notes.unknown.length - MOST_UNKNOWN + 1, () => ({
      sentence: `So many names are not known to this version that only ${number.format(MOST_UNKNOWN)} are listed here.`,
      remedy: 'The others are kept and shown with their records, too. Nothing to do.',
    })),
    ...only(notes.copies, () => ({
      sentence: `${count(notes.copies, KIND_WORDS.egv)} came a second time, from another device.`,
      remedy: 'Each counts once; the copies are kept. Nothing to do.',
    })),
    ...only(notes.withoutOffset, () => ({
      sentence: `${count(notes.withoutOffset, records)} came from a device whose date was wrong or missing.`,
      remedy:
        'Their order is right; their time is shown on this computer’s clock. You can set the date of that device.',
    })),
    ...only(notes.ahead, () => ({
      sentence: `${count(notes.ahead, records)} came from a device whose clock was ahead.`,
      remedy: 'They are kept and never shown as your latest value. You can set the clock of that device.',
    })),
  ];
}

const describeUnknown = ({ kind, field, value }: DataNotes['unknown'][number]): FailureText =>
  value === null
    ? {
        sentence: `A field this version does not know: “${clip(field)}” (of ${KIND_WORDS[kind][1]}).`,
        remedy: 'It is kept. Nothing to do.',
      }
    : {
        sentence: `A name this version does not know: “${clip(value)}” (${clip(field)} of ${KIND_WORDS[kind][1]}).`,
        remedy: 'It is kept and shown under its own name. Nothing to do.',
      };

const only = (size: number, note: () => FailureText): FailureText[] => (size > 0 ? [note()] : []);

/** Names from outside may be of any length. */
const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
