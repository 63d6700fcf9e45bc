import type { TimeRange } from '../../core/contract';
import type { WornSensor } from '../../core/history';
import { inferSensors } from '../../core/statistics/sensor-starts';
import type { Source } from '../dexcom/records';
import { createChunks } from './chunks';
import type { Dictionary } from './dictionary';
import { jsonColumn, readJsonColumns } from './json-columns';
import { SHOWN } from './marks';
import type { Database } from './sqlite';

const DAY_MS = 24 * 3_600_000;
/**
 * How far around a range is looked for where its first sensor began and its last one ended, the second only where the
 * first does not do. Source: G7 15 Day and its 12 hours of grace; G6 transmitters, which count on over several sensors.
 */
const AROUND_MS = [16 * DAY_MS, 120 * DAY_MS] as const;
/** Rows read in one go: a few milliseconds. */
const ROWS = 8000;
/** A field that the first hours of a sensor do not say is not said. */
const ROWS_TO_ASK = 100;

/** Reads the sensors worn in a range. */
export type SensorReader = (range: TimeRange, signal: AbortSignal | undefined) => Promise<readonly WornSensor[]>;

type Cells = { readonly at: number[]; readonly ticks: number[]; readonly source: number[] };
type Read = { readonly at: Float64Array; readonly ticks: Float64Array; readonly source: Int32Array };

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
  const readAfter = database.prepare(`SELECT 1 FROM egv WHERE system_at >= ? AND ${SHOWN} LIMIT 1`);
  return async (range, signal) => {
    for (const [i, aroundMs] of AROUND_MS.entries()) {
      const around = { fromAt: range.fromAt - aroundMs, toAt: range.toAt + aroundMs };
      const parts = [columnsOf(readJsonColumns<Cells>(readBefore.get(around.fromAt)))];
      for await (const chunk of chunks(around, signal))
        parts.push(columnsOf(readJsonColumns<Cells>(read.get(chunk.fromAt, chunk.toAt))));
      const sensors = sensorsOf(joinParts(parts), dictionary);
      const worn = sensors.filter(({ firstAt, lastAt }) => lastAt >= range.fromAt && firstAt < range.toAt);
      const isBegun = worn[0]?.why !== null || parts[0]?.at.length === 0;
      const isEnded = worn.at(-1) !== sensors.at(-1) || readAfter.get(around.toAt) === undefined;
      if ((isBegun && isEnded) || i === AROUND_MS.length - 1) return worn;
    }
    return [];
  };
}

const columnsOf = ({ at, ticks, source }: Cells): Read => ({
  at: Float64Array.from(at),
  ticks: Float64Array.from(ticks),
  source: Int32Array.from(source),
});

function joinParts(parts: readonly Read[]): Read {
  const length = parts.reduce((sum, { at }) => sum + at.length, 0);
  const all = { at: new Float64Array(length), ticks: new Float64Array(length), source: new Int32Array(length) };
  let from = 0;
  for (const { at, ticks, source } of parts) {
    all.at.set(at, from);
    all.ticks.set(ticks, from);
    all.source.set(source, from);
    from += at.length;
  }
  return all;
}

function sensorsOf({ at, ticks, source }: Read, dictionary: Dictionary): readonly WornSensor[] {
  const sources = new Map(Array.from(new Set(source), (id) => [id, dictionary.source(id)]));
  const transmitterId = Array.from(source, (id) => sources.get(id)?.transmitterId ?? null);
  return inferSensors({ at, ticks, transmitterId }).map(({ index, ...sensor }) => {
    const first = Array.from(source.subarray(index, index + ROWS_TO_ASK), (id) => sources.get(id));
    const said = (field: keyof Source): string | null =>
      first.find((one, i) => one?.[field] && Number(at[index + i]) <= sensor.lastAt)?.[field] ?? null;
    return {
      ...sensor,
      transmitterId: said('transmitterId'),
      transmitterGeneration: said('transmitterGeneration'),
      transmitterVariant: said('transmitterVariant'),
    };
  });
}
