import type { ReadingColumns, TimeRange } from '../../core/contract';
import type { AlertColumns, CalibrationColumns, ColumnsOf, EventColumns, RecordKind } from '../../core/history';
import { NO_OFFSET } from '../../core/history';
import { createChunks } from './chunks';
import { ID_TEXT } from './ids';
import { jsonColumn, readJsonColumns } from './json-columns';
import { SHOWN } from './marks';
import type { Database } from './sqlite';

/** Rows read in one go: a few milliseconds. */
const ROWS = 8000;

/** Reads the records of a range, oldest first. */
export type RecordReader = <Kind extends RecordKind>(
  kind: Kind,
  range: TimeRange,
  signal: AbortSignal | undefined,
) => Promise<ColumnsOf[Kind]>;

type Cell = string | number | null;
/** The columns of a question, each with the SQL it comes from. */
type Question = { readonly columns: Readonly<Record<string, string>>; readonly where: string };

const word = (column: string): string => `(SELECT text FROM word WHERE word.id = ${column})`;
const AT = { at: 'system_at', offsetMinutes: `ifnull(offset_minutes, ${NO_OFFSET})` };
const DISPLAY_DEVICE = '(SELECT display_device FROM source WHERE source.id = source)';

const QUESTIONS: Record<RecordKind, Question> = {
  egv: { columns: { ...AT, mgDl: 'code' }, where: SHOWN },
  event: {
    columns: {
      ...AT,
      recordId: ID_TEXT,
      type: word('type'),
      subType: word('sub_type'),
      value: 'value',
      unit: word('unit'),
      text: 'text',
      status: word('status'),
      recordedAt: 'recorded_at',
      displayDevice: DISPLAY_DEVICE,
    },
    where: "status IS NOT (SELECT id FROM word WHERE text = 'deleted')",
  },
  calibration: { columns: { ...AT, recordId: ID_TEXT, mgDl: 'mg_dl', displayDevice: DISPLAY_DEVICE }, where: 'true' },
  alert: {
    columns: { ...AT, recordId: ID_TEXT, name: word('name'), state: word('state'), displayDevice: DISPLAY_DEVICE },
    where: 'true',
  },
};

type Cells = Readonly<Record<string, Cell[]>>;
/** What was read, chunk by chunk. */
type Parts = readonly Cells[];

/** A column put together where it lies: a list of a hundred thousand numbers takes longer to make than to read. */
function fill<Numbers extends Float64Array | Int16Array>(column: Numbers, parts: Parts, name: string): Numbers {
  let from = 0;
  for (const part of parts) {
    column.set(part[name] as number[], from);
    from += part[name]?.length ?? 0;
  }
  return column;
}

const lengthOf = (parts: Parts): number => parts.reduce((sum, { at = [] }) => sum + at.length, 0);
const times = (parts: Parts) => ({
  at: fill(new Float64Array(lengthOf(parts)), parts, 'at'),
  offsetMinutes: fill(new Int16Array(lengthOf(parts)), parts, 'offsetMinutes'),
});
const list = (parts: Parts, name: string): Cell[] => parts.flatMap((part) => part[name] ?? []);
/** What is not said is no number. */
const numbers = (parts: Parts, name: string): Float64Array =>
  Float64Array.from(list(parts, name), (cell) => (typeof cell === 'number' ? cell : Number.NaN));
/** Every column that is asked of a kind. */
const lists = (kind: RecordKind, parts: Parts) =>
  Object.fromEntries(Object.keys(QUESTIONS[kind].columns).map((name) => [name, list(parts, name)]));

const SHAPES: { readonly [Kind in RecordKind]: (parts: Parts) => ColumnsOf[Kind] } = {
  egv: (parts): ReadingColumns => ({
    ...times(parts),
    mgDl: fill(new Int16Array(lengthOf(parts)), parts, 'mgDl'),
  }),
  event: (parts) =>
    ({
      ...lists('event', parts),
      ...times(parts),
      value: numbers(parts, 'value'),
      recordedAt: numbers(parts, 'recordedAt'),
    }) as EventColumns,
  calibration: (parts) =>
    ({ ...lists('calibration', parts), ...times(parts), mgDl: numbers(parts, 'mgDl') }) as CalibrationColumns,
  alert: (parts) => ({ ...lists('alert', parts), ...times(parts) }) as AlertColumns,
};

/** Prepares to read records of every kind. */
export function createRecordReader(database: Database): RecordReader {
  const readers = {
    egv: createReader(database, 'egv'),
    event: createReader(database, 'event'),
    calibration: createReader(database, 'calibration'),
    alert: createReader(database, 'alert'),
  };
  return async (kind, range, signal) => SHAPES[kind](await readers[kind](range, signal));
}

function createReader(database: Database, kind: RecordKind) {
  const { columns, where } = QUESTIONS[kind];
  const names = Object.keys(columns);
  const inner = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}_`);
  const read = database.prepare(
    `SELECT ${names.map((name) => jsonColumn(name, `${name}_`)).join(', ')} FROM (
       SELECT ${inner.join(', ')} FROM ${kind} WHERE system_at >= ? AND system_at < ? AND ${where} ORDER BY system_at, id)`,
  );
  const chunks = createChunks(database, kind, 'system_at', ROWS);
  return async (range: TimeRange, signal: AbortSignal | undefined): Promise<Parts> => {
    const parts: Cells[] = [];
    for await (const { fromAt, toAt } of chunks(range, signal)) parts.push(readJsonColumns(read.get(fromAt, toAt)));
    return parts;
  };
}
