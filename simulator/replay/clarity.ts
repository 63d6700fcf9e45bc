import type { AlertName, AlertSetting } from '../person/person';
import { parseEvent } from './clarity-event';
import { parseGlucose } from './glucose-cell';
import { parseMoment } from './moments';
import type { Moment, ReadingOptions, RecordedAlert, RecordedEvent, RecordedReading, Recording } from './recording';

type Rows = readonly (readonly string[])[];

/** The cells of a row by the start of their column's name, so that units and versions of the header do not matter. */
export type Cells = (column: string) => string;

const ALERTS: Readonly<Record<string, AlertName>> = {
  High: 'high',
  Low: 'low',
  'Urgent Low': 'urgentLow',
  'Urgent Low Soon': 'urgentLowSoon',
  Rise: 'rise',
  Fall: 'fall',
  'Signal Loss': 'outOfRange',
};

/** Whether a header is that of a Clarity export. */
export function isClarity(header: readonly string[]): boolean {
  return header.some((cell) => cell.startsWith('Timestamp')) && header.includes('Event Type');
}

function cellsOf(header: readonly string[], row: readonly string[]): Cells {
  return (column) => row[header.findIndex((name) => name.startsWith(column))]?.trim() ?? '';
}

/** `0:20:00` to minutes. */
export function parseDuration(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 60 + minutes + seconds / 60;
}

function parseSetting(cells: Cells, isMmol: boolean): AlertSetting | undefined {
  const name = ALERTS[cells('Event Subtype')];
  if (cells('Event Type') !== 'Alert' || name === undefined) return undefined;
  const usual = { name, snoozeMinutes: null, isEnabled: true };
  if (name === 'outOfRange') return { ...usual, value: parseDuration(cells('Duration')), unit: 'minutes' };
  if (name === 'rise' || name === 'fall') {
    return { ...usual, value: Number(cells('Glucose Rate of Change')) || null, unit: 'mg/dL/min' };
  }
  return { ...usual, value: parseGlucose(cells('Glucose Value'), isMmol) ?? null, unit: 'mg/dL' };
}

interface Draft {
  readonly readings: RecordedReading[];
  readonly events: RecordedEvent[];
  readonly calibrations: RecordedReading[];
  readonly alerts: RecordedAlert[];
  readonly settings: AlertSetting[];
}

/** Clarity marks Low and High in the value or, in some versions, in the subtype. */
function glucoseOf(cells: Cells, isMmol: boolean): number | undefined {
  return parseGlucose(cells('Event Subtype'), isMmol) ?? parseGlucose(cells('Glucose Value'), isMmol);
}

function addTimed(draft: Draft, cells: Cells, moment: Moment, isMmol: boolean): void {
  const type = cells('Event Type');
  if (type === 'EGV' || type === 'Calibration') {
    const mgDl = glucoseOf(cells, isMmol);
    const list = type === 'EGV' ? draft.readings : draft.calibrations;
    if (mgDl !== undefined) list.push({ ...moment, mgDl });
    return;
  }
  const name = ALERTS[cells('Event Subtype')];
  if (type === 'Alert' && name !== undefined) draft.alerts.push({ ...moment, name });
  const event = parseEvent(cells, moment);
  if (event !== undefined) draft.events.push(event);
}

/** Reads a Clarity export; rows without a time are its head, of which only the alert limits are used. */
export function parseClarity(header: readonly string[], rows: Rows, options: ReadingOptions): Recording | string {
  const isMmol = header.some((cell) => cell.includes('mmol/L'));
  const draft: Draft = { readings: [], events: [], calibrations: [], alerts: [], settings: [] };
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const cells = cellsOf(header, row);
    const time = cells('Timestamp');
    if (time === '') {
      const setting = parseSetting(cells, isMmol);
      if (setting !== undefined) draft.settings.push(setting);
      continue;
    }
    const moment = parseMoment(time, options.zone ?? 'UTC', last);
    if (moment === undefined) return `"${time}" is not a date and time.`;
    last = moment.at;
    addTimed(draft, cells, moment, isMmol);
  }
  return draft;
}
