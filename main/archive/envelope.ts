import type { TimeRange } from '../../core/contract';
import { type EnvelopeColumns, NO_OFFSET } from '../../core/history';
import { createChunks } from './chunks';
import { jsonColumn, readJsonColumns } from './json-columns';
import { SHOWN } from './marks';
import type { Database } from './sqlite';
import { HOUR_MS } from './sum-hours';

/** Reduces a range to at most so many spans. */
export type EnvelopeReader = (
  range: TimeRange,
  spans: number,
  signal: AbortSignal | undefined,
) => Promise<EnvelopeColumns>;

/** From this length of a span on (ms), few hours are cut by a border, so that the sums are worth reading. */
const SUMS_FROM_MS = 2 * HOUR_MS;
/** Rows read in one go: a few milliseconds. */
const ROWS = 10_000;

const ASKED = 'WITH asked (origin, span_ms, from_at, to_at) AS MATERIALIZED (SELECT ?, ?, ?, ?)';
const ANSWER = ['span', 'least', 'greatest', 'count', 'sum'].map((name) => jsonColumn(name)).join(', ');
const spanOf = (at: string): string => `CAST((${at} - origin) / span_ms AS INTEGER)`;

const FROM_READINGS = `${ASKED} SELECT ${ANSWER} FROM (
  SELECT ${spanOf('system_at')} AS span, min(code) AS least, max(code) AS greatest, count(*) AS count, sum(code) AS sum
  FROM asked CROSS JOIN egv WHERE system_at >= from_at AND system_at < to_at AND ${SHOWN} GROUP BY 1 ORDER BY 1)`;

/** An hour that no border of a span cuts: its sums can be taken as they are. */
const IS_WHOLE = `(start_at >= from_at AND start_at + ${HOUR_MS} <= to_at
  AND ${spanOf('start_at')} = ${spanOf(`start_at + ${HOUR_MS - 1}`)})`;

/** Of an hour that a border cuts, the readings are taken. */
const FROM_SUMS = `${ASKED} SELECT ${ANSWER} FROM (
  SELECT span, min(least) AS least, max(greatest) AS greatest, sum(count) AS count, sum(sum) AS sum FROM (
    SELECT ${spanOf('start_at')} AS span, least, greatest, count, sum FROM asked CROSS JOIN hour
    WHERE start_at >= from_at AND start_at < to_at AND ${IS_WHOLE}
    UNION ALL
    SELECT ${spanOf('system_at')}, code, code, 1, code FROM asked CROSS JOIN hour CROSS JOIN egv
    WHERE start_at > from_at - ${HOUR_MS} AND start_at < to_at AND NOT ${IS_WHOLE}
      AND system_at >= max(start_at, from_at) AND system_at < min(start_at + ${HOUR_MS}, to_at)
      AND ifnull(egv.offset_minutes, ${NO_OFFSET}) = hour.offset_minutes AND ${SHOWN}
  ) GROUP BY span ORDER BY span)`;

type Answer = Readonly<Record<'span' | 'least' | 'greatest' | 'count' | 'sum', readonly number[]>>;

/** Prepares to reduce ranges: exactly, whether from sums or from readings. */
export function createEnvelopeReader(database: Database): EnvelopeReader {
  const readings = { sql: database.prepare(FROM_READINGS), chunks: createChunks(database, 'egv', 'system_at', ROWS) };
  const sums = { sql: database.prepare(FROM_SUMS), chunks: createChunks(database, 'hour', 'start_at', ROWS) };
  return async (range, spans, signal) => {
    const origin = range.fromAt;
    const spanMs = Math.max(1, Math.ceil((range.toAt - origin) / Math.max(1, Math.floor(spans))));
    const { sql, chunks } = spanMs >= SUMS_FROM_MS ? sums : readings;
    const toBorder = (at: number): number => origin + Math.ceil((at - origin) / spanMs) * spanMs;
    const parts: Answer[] = [];
    for await (const { fromAt, toAt } of chunks(range, signal, toBorder))
      parts.push(readJsonColumns(sql.get(origin, spanMs, fromAt, toAt)));
    const column = (name: keyof Answer): number[] => parts.flatMap((part) => part[name]);
    return {
      spanMs,
      fromAt: Float64Array.from(column('span'), (span) => origin + span * spanMs),
      least: Int16Array.from(column('least')),
      greatest: Int16Array.from(column('greatest')),
      count: Int32Array.from(column('count')),
      sum: Float64Array.from(column('sum')),
    };
  };
}
