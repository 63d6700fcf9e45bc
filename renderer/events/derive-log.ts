import type { LoggedColumns } from '../../core/contract';
import { describeName, formatEventValue } from '../../core/events';
import type { AlertColumns, CalibrationColumns, EventColumns } from '../../core/history';
import type { GlucoseUnit } from '../../core/units';
import { formatClock } from '../../core/words';
import { formatDate } from '../chart/format-span';
import { computerOffset, knownOffset } from '../chart/offset';
import { HAS_AMOUNT, kindOfType, type LogKind } from './log-kinds';

/** One line of the log, in words. `at` is epoch ms, `offsetMinutes` null where the person's clock then is not known. */
export type LogEntry = {
  readonly key: string;
  readonly kind: LogKind;
  readonly at: number;
  readonly offsetMinutes: number | null;
  readonly what: string;
  readonly amount: string;
  /** A note's words, or a value that is no number, as they came. */
  readonly text: string;
  readonly remarks: readonly string[];
  readonly device: string;
};

/** An entry in few words, such as "Carbs 45 g"; what a note says is not among them. */
export const nameEntry = ({ what, amount }: Pick<LogEntry, 'what' | 'amount'>): string =>
  [what, amount].filter(Boolean).join(' ');

type Reader = { readonly unit: GlucoseUnit; readonly locale: string };

/** An entry made so much later than what it is about says so. */
const LATE_ENTRY_MS = 15 * 60_000;

/** Everything that was entered or noted, as lines in no order. */
export function deriveLog({ event, calibration, alert }: LoggedColumns, reader: Reader): readonly LogEntry[] {
  return [
    ...event.recordId.map((id, i) => entryOfEvent(event, i, `event ${id}`, reader)),
    ...calibration.recordId.map((id, i) => entryOfCalibration(calibration, i, `calibration ${id}`, reader)),
    ...alert.recordId.map((id, i) => entryOfAlert(alert, i, `alert ${id}`)),
  ];
}

type Moments = Pick<EventColumns, 'at' | 'offsetMinutes' | 'displayDevice'>;

function momentOf(columns: Moments, i: number): Pick<LogEntry, 'at' | 'offsetMinutes' | 'device'> {
  const device = columns.displayDevice[i] ?? null;
  return {
    at: Number(columns.at[i]),
    offsetMinutes: knownOffset(columns.offsetMinutes[i]),
    device: device === null ? '' : describeName('displayDevice', device),
  };
}

function entryOfEvent(columns: EventColumns, i: number, key: string, { unit, locale }: Reader): LogEntry {
  const type = columns.type[i] ?? 'unknown';
  const kind = kindOfType(type);
  const measured = { type, value: columns.value[i] ?? null, unit: columns.unit[i] ?? null, text: null };
  const moment = momentOf(columns, i);
  return {
    ...moment,
    key,
    kind,
    what: describeWhat(describeName('eventType', type), columns.subType[i] ?? null),
    amount: amountOr(formatEventValue(measured, unit, locale), kind),
    text: columns.text[i] ?? '',
    remarks: [
      ...remarksOfStatus(columns.status[i] ?? null),
      ...remarksOfEntry(moment, Number(columns.recordedAt[i]), locale),
    ],
  };
}

const describeWhat = (type: string, subType: string | null): string =>
  subType === null ? type : `${type}: ${describeName('eventSubType', subType)}`;

const amountOr = (amount: string, kind: LogKind): string => amount || (HAS_AMOUNT[kind] ? 'not said' : '');

const remarksOfStatus = (status: string | null): string[] =>
  status === null || status === 'created' ? [] : [describeName('eventStatus', status)];

function remarksOfEntry(
  { at, offsetMinutes }: Pick<LogEntry, 'at' | 'offsetMinutes'>,
  recordedAt: number,
  locale: string,
) {
  if (!(recordedAt - at >= LATE_ENTRY_MS)) return [];
  const day = (time: number): string => formatDate(time, locale, offsetMinutes ?? computerOffset(time), 'with-year');
  const clock = formatClock(recordedAt, locale, offsetMinutes);
  return [day(at) === day(recordedAt) ? `entered at ${clock}` : `entered on ${day(recordedAt)}, ${clock}`];
}

function entryOfCalibration(columns: CalibrationColumns, i: number, key: string, { unit, locale }: Reader): LogEntry {
  const measured = { type: 'bloodGlucose', value: columns.mgDl[i] ?? null, unit: 'mg/dL', text: null };
  const amount = amountOr(formatEventValue(measured, unit, locale), 'fingerstick');
  const rest = { text: '', remarks: ['given to the sensor'] };
  return { ...momentOf(columns, i), ...rest, key, kind: 'fingerstick', what: 'Calibration', amount };
}

function entryOfAlert(columns: AlertColumns, i: number, key: string): LogEntry {
  const what = `Alert: ${describeName('alertName', columns.name[i] ?? 'unknown')}`;
  const state = columns.state[i] ?? null;
  const remarks = state === null ? [] : [describeName('alertState', state)];
  return { ...momentOf(columns, i), key, kind: 'alert', what, amount: '', text: '', remarks };
}
