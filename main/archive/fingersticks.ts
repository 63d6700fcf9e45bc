import type { TimeRange } from '../../core/contract';
import { mergeFingersticks } from '../../core/fingersticks';
import type { FingerstickColumns } from '../../core/history';
import { mergeIntervals } from '../../core/intervals';
import { PAIR_MS, pairFingersticks } from '../../core/statistics/accuracy';
import { jsonColumn, readJsonColumns } from './json-columns';
import { SHOWN } from './marks';
import type { RecordReader } from './record-columns';
import type { Database } from './sqlite';

/** Reads the fingersticks of a range with the readings beside them. */
export type FingerstickReader = (range: TimeRange, signal: AbortSignal | undefined) => Promise<FingerstickColumns>;

type Cells = { readonly at: number[]; readonly mgDl: number[] };

/** Prepares to pair fingersticks with readings; of the readings only those near one are read. */
export function createFingerstickReader(database: Database, records: RecordReader): FingerstickReader {
  const read = database.prepare(
    `SELECT ${jsonColumn('at')}, ${jsonColumn('mgDl')} FROM (
       SELECT system_at AS at, code AS mgDl FROM egv
       WHERE system_at >= ? AND system_at < ? AND ${SHOWN} ORDER BY system_at, id)`,
  );
  return async (range, signal) => {
    const sticks = mergeFingersticks(
      await records('calibration', range, signal),
      await records('event', range, signal),
    );
    const near = mergeIntervals(Array.from(sticks.at, (at) => ({ fromAt: at - PAIR_MS, toAt: at + PAIR_MS + 1 })));
    const parts = near.map(({ fromAt, toAt }) => readJsonColumns<Cells>(read.get(fromAt, toAt)));
    return pairFingersticks(sticks, {
      at: Float64Array.from(parts.flatMap(({ at }) => at)),
      mgDl: Int16Array.from(parts.flatMap(({ mgDl }) => mgDl)),
    });
  };
}
