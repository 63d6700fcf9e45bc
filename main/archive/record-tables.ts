import type { RecordKind } from '../../core/history';
import type { Recorded, RecordOf } from '../dexcom/records';
import type { Dictionary } from './dictionary';
import { textToSql } from './ids';
import type { SqlValue } from './sqlite';

/** The columns every kind of record has, in the order in which they are written. */
export const COMMON_COLUMNS = ['system_at', 'id', 'owner', 'offset_minutes', 'source', 'marks', 'extra'] as const;

/** A stored record, by column. */
export type Row = { readonly [column: string]: SqlValue };

/** How one kind of record lies in its table, which has the kind's name. */
export type RecordTable<Kind extends RecordKind> = {
  readonly columns: readonly string[];
  encode(record: RecordOf[Kind], dictionary: Dictionary): readonly SqlValue[];
  /** Null where a word it cannot be without is lost, which only damage does. */
  decode(common: Recorded, row: Row, dictionary: Dictionary): RecordOf[Kind] | null;
  /** What makes records of the same time the same one, whatever their id. */
  readonly likeness: readonly string[];
};

const textOf = (text: string | null): string | null => text && textToSql(text);
const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** The tables of all kinds of records. */
export const RECORD_TABLES: { readonly [Kind in RecordKind]: RecordTable<Kind> } = {
  egv: {
    columns: ['code', 'status', 'trend', 'trend_rate', 'ticks'],
    likeness: ['code'],
    encode: (egv, { wordId }) => [egv.code, wordId(egv.status), wordId(egv.trend), egv.trendRate, egv.ticks],
    decode: (common, row, { word }) => ({
      ...common,
      code: numberOf(row.code),
      status: word(row.status),
      trend: word(row.trend),
      trendRate: numberOf(row.trend_rate),
      ticks: numberOf(row.ticks),
    }),
  },
  event: {
    columns: ['type', 'sub_type', 'value', 'unit', 'text', 'status', 'recorded_at'],
    likeness: ['type', 'value', 'text'],
    encode: (event, { wordId }) => [
      wordId(event.type),
      wordId(event.subType),
      event.value,
      wordId(event.unit),
      textOf(event.text),
      wordId(event.status),
      event.recordedAt,
    ],
    decode: (common, row, { word }) => {
      const type = word(row.type);
      if (type === null) return null;
      return {
        ...common,
        type,
        subType: word(row.sub_type),
        value: numberOf(row.value),
        unit: word(row.unit),
        text: typeof row.text === 'string' ? row.text : null,
        status: word(row.status),
        recordedAt: numberOf(row.recorded_at),
      };
    },
  },
  calibration: {
    columns: ['mg_dl', 'ticks'],
    likeness: ['mg_dl'],
    encode: (calibration) => [calibration.mgDl, calibration.ticks],
    decode: (common, row) => ({ ...common, mgDl: numberOf(row.mg_dl), ticks: numberOf(row.ticks) }),
  },
  alert: {
    columns: ['name', 'state'],
    likeness: ['name', 'state'],
    encode: (alert, { wordId }) => [wordId(alert.name), wordId(alert.state)],
    decode: (common, row, { word }) => {
      const name = word(row.name);
      return name === null ? null : { ...common, name, state: word(row.state) };
    },
  },
};

/** The kinds, for what is done to each. */
export const RECORD_KINDS = Object.keys(RECORD_TABLES) as readonly RecordKind[];
