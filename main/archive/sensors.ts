import type { TimeRange } from '../../core/contract';
import type { WornSensor } from '../../core/history';
import { inferSensors, type TransmitterColumns } from '../../core/statistics/sensor-starts';
import type { Source } from '../dexcom/records';
import { createChunks } from './chunks';
import type { Dictionary } from './dictionary';
import { jsonColumn, readJsonColumns } from './json-columns';
import { SHOWN } from './marks';
import type { Database } from './sqlite';

/** Longer than any sensor is worn, so that the start of the one worn at a range's begin is found. Source: G7 15 Day and its 12 hours of grace. */
const AROUND_MS = 16 * 24 * 3_600_000;
/** Rows read in one go: a few milliseconds. */
const ROWS = 8000;
/** A field that the first hours of a sensor do not say is not said. */
const ROWS_TO_ASK = 100;

/** Reads the sensors worn in a range. */
export type SensorReader = (range: TimeRange, signal: AbortSignal | undefined) => Promise<readonly WornSensor[]>;

type Cells = { readonly at: number[]; readonly ticks: number[]; readonly source: number[] };
const COLUMNS = 'system_at AS at, ifnull(ticks, 0) AS ticks, source';
const IN_JSON = `${jsonColumn('at')}, ${jsonColumn('ticks')}, ${jsonColumn('source')}`;

/** Prepares to infer sensors from the readings of a range and those around it; only the sensors leave the thread. */
export function createSensorReader(database: Database, dictionary: Dictionary): SensorReader {
  const chunks = createChunks(database, 'egv', 'system_at', ROWS);
  const read = database.prepare(
    `SELECT ${IN_JSON} FROM (
       SELECT ${COLUMNS} FROM egv WHERE system_at >= ? AND system_at < ? AND ${SHOWN} ORDER BY system_at, id)`,
  );
  // After weeks without a sensor the last one is long ago.
  const readBefore = database.prepare(
    `SELECT ${IN_JSON} FROM (
       SELECT ${COLUMNS} FROM egv WHERE system_at < ? AND ${SHOWN} ORDER BY system_at DESC, id DESC LIMIT 1)`,
  );
  return async ({ fromAt, toAt }, signal) => {
    const around = { fromAt: fromAt - AROUND_MS, toAt: toAt + AROUND_MS };
    const parts = [readJsonColumns<Cells>(readBefore.get(around.fromAt))];
    for await (const chunk of chunks(around, signal))
      parts.push(readJsonColumns<Cells>(read.get(chunk.fromAt, chunk.toAt)));
    const column = (name: keyof Cells): number[] => parts.flatMap((part) => part[name]);
    const sources = column('source').map((id) => dictionary.source(id));
    return sensorsOf(Float64Array.from(column('at')), Float64Array.from(column('ticks')), sources).filter(
      (sensor) => sensor.lastAt >= fromAt && sensor.firstAt < toAt,
    );
  };
}

function sensorsOf(at: Float64Array, ticks: Float64Array, sources: readonly Source[]): readonly WornSensor[] {
  const columns: TransmitterColumns = { at, ticks, transmitterId: sources.map(({ transmitterId }) => transmitterId) };
  return inferSensors(columns).map(({ index, ...sensor }) => {
    const first = sources.slice(index, index + ROWS_TO_ASK);
    const said = <Field extends keyof Source>(field: Field): string | null =>
      first.find((source, i) => source[field] !== null && Number(at[index + i]) <= sensor.lastAt)?.[field] ?? null;
    return {
      ...sensor,
      transmitterId: said('transmitterId'),
      transmitterGeneration: said('transmitterGeneration'),
      transmitterVariant: said('transmitterVariant'),
    };
  });
}
