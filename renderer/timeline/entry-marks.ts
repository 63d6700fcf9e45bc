import type { LoggedColumns } from '../../core/contract';
import type { EventColumns } from '../../core/history';
import { type GlucoseUnit, toMgDl } from '../../core/units';
import { deriveLog, type LogEntry, nameEntry } from '../events/derive-log';
import type { LogKind } from '../events/log-kinds';
import type { Lane, Mark, Shape } from './marks';

const LANE_OF: Record<LogKind, Lane | null> = {
  carbs: 'carbs',
  insulin: 'insulin',
  exercise: 'exercise',
  health: 'health',
  note: 'notes',
  other: 'notes',
  alert: 'alerts',
  fingerstick: null,
};

const SHAPE_OF: Record<LogKind, Shape> = {
  carbs: 'disc',
  insulin: 'ring',
  exercise: 'bar',
  health: 'cross',
  note: 'page',
  other: 'ring',
  alert: 'bell',
  fingerstick: 'drop',
};

const INSULIN_SHAPES: Readonly<Record<string, Shape>> = { fastActing: 'triangle', longActing: 'square' };
const MINUTE_MS = 60_000;
/** An exercise of more than a day is a mistake of typing, not a bar over the week. */
const MOST_MINUTES = 24 * 60;
const MOST_LABEL = 40;

/** Entries and alerts as marks, oldest first. */
export function deriveEntryMarks(columns: LoggedColumns, unit: GlucoseUnit, locale: string): readonly Mark[] {
  const { event, calibration } = columns;
  const entries = deriveLog(columns, { unit, locale });
  return entries
    .map((entry, i): Mark => {
      const isEvent = i < event.recordId.length;
      const stick = i - event.recordId.length;
      const state = i - event.recordId.length - calibration.recordId.length;
      return {
        kind: 'entry',
        entry,
        at: entry.at,
        toAt: entry.at + (isEvent ? lengthOf(event, i) : 0),
        lane: LANE_OF[entry.kind],
        shape: isEvent
          ? shapeOfEvent(event, i, entry.kind)
          : shapeOfStep(entry.kind, columns.alert.state[state] ?? null),
        label: labelOf(entry),
        words: describeEntry(entry),
        mgDl: entry.kind !== 'fingerstick' ? null : isEvent ? amountIn(event, i) : known(calibration.mgDl[stick]),
      };
    })
    .filter(({ entry, mgDl }) => entry?.kind !== 'fingerstick' || mgDl !== null)
    .sort((a, b) => a.at - b.at);
}

function shapeOfEvent(event: EventColumns, i: number, kind: LogKind): Shape {
  const subType = event.subType[i] ?? '';
  if (kind === 'insulin' && Object.hasOwn(INSULIN_SHAPES, subType)) return INSULIN_SHAPES[subType] ?? 'ring';
  return SHAPE_OF[kind];
}

/** Of an alert the first step is the bell, what followed a dot. */
const shapeOfStep = (kind: LogKind, state: string | null): Shape =>
  kind === 'alert' && (state === 'activeSnoozed' || state === 'inactive') ? 'dot' : SHAPE_OF[kind];

function lengthOf(event: EventColumns, i: number): number {
  if (event.type[i] !== 'exercise') return 0;
  const value = Number(event.value[i]);
  const minutes = event.unit[i] === 'hours' ? value * 60 : event.unit[i] === 'seconds' ? value / 60 : value;
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes * MINUTE_MS : 0;
}

function amountIn(event: EventColumns, i: number): number | null {
  const value = known(event.value[i]);
  return value === null ? null : event.unit[i] === 'mmol/L' ? toMgDl(value) : value;
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** What fits beside a mark: an amount, a kind, or how a note begins. */
function labelOf({ kind, amount, text, what }: LogEntry): string {
  if (kind === 'note') return shorten(text);
  if (kind === 'insulin') return amount.replace(/ units?$/, '');
  if (kind === 'carbs') return amount;
  const sub = what.split(': ')[1] ?? what;
  return shorten(sub);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_LABEL ? `${line.slice(0, MOST_LABEL - 1).trimEnd()}…` : line;
}

/** An entry as words; a long note ends in dots. */
function describeEntry(entry: LogEntry): string {
  const { text, remarks } = entry;
  const note = text ? `: ${text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text}` : '';
  return `${nameEntry(entry)}${note}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
}
