import type { Newest, Reading } from '../../core/glance';
import { glucoseFromCode } from '../../core/glucose';
import { parseTrend } from '../../core/trend';
import { idFromSql } from './ids';
import { SHOWN } from './marks';
import type { Database } from './sqlite';

/** Readings closer than this are copies of one by another device, not a change. */
const COPY_WITHIN_MS = 120_000;

/** The question for the newest two readings at or before a time (epoch ms), alone: the first glance asks nothing else. */
export function prepareNewest(database: Database): (atMost: number) => Newest {
  const newest = database.prepare(
    `SELECT id, system_at AS at, offset_minutes AS offsetMinutes, code, trend_rate AS trendRate,
       (SELECT text FROM word WHERE word.id = trend) AS trend
     FROM egv WHERE system_at <= ? AND ${SHOWN} ORDER BY system_at DESC, id DESC LIMIT 1`,
  );
  return (atMost) => {
    const reading = readingOf(newest.get(atMost));
    return { reading, previous: reading && readingOf(newest.get(reading.at - COPY_WITHIN_MS)) };
  };
}

type NewestRow = Omit<Reading, 'recordId' | 'glucose' | 'trend'> & { id: unknown; code: number; trend: string | null };

function readingOf(row: unknown): Reading | null {
  if (!row) return null;
  const { id, code, trend, ...rest } = row as NewestRow;
  return { recordId: idFromSql(id), ...rest, glucose: glucoseFromCode(code), trend: parseTrend(trend) };
}
