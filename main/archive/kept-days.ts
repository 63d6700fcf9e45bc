import type { TimeRange } from '../../core/contract';
import { DAY_MS } from '../../core/statistics/clock';
import { jsonColumn, readJsonColumns } from './json-columns';
import type { Database } from './sqlite';
import type { DayName, DaySums } from './sum-days';

/** A day as it is kept: from its first hour to its last. `counts` are empty where some of its readings count for parts. */
export type KeptDay = DayName &
  DaySums & {
    readonly at: number;
    readonly toAt: number;
    /** Of its first hour. */
    readonly offsetMinutes: number;
  };

const NUMBERS = {
  localAt: 'local_at',
  isKnown: 'is_known',
  at: 'from_at',
  toAt: 'to_at',
  offsetMinutes: 'offset_minutes',
  count: 'count',
  sum: 'sum',
  sumOfSquares: 'sum_of_squares',
  least: 'least',
  greatest: 'greatest',
} as const;

type Numbers = Readonly<Record<keyof typeof NUMBERS, readonly number[]>>;

/** Days whose hours may lie in a range: no clock is a day away from UTC. */
const WITHIN = 'local_at > ? AND local_at < ? AND to_at > ? AND from_at < ? ORDER BY local_at, is_known';

/** Prepares to read the days that have hours in a range, whole; ten years are a few milliseconds. */
export function createKeptDays(database: Database): (range: TimeRange) => readonly KeptDay[] {
  const columns = Object.entries(NUMBERS);
  const readNumbers = database.prepare(
    `SELECT ${columns.map(([name, column]) => jsonColumn(name, column)).join(', ')} FROM (SELECT * FROM day WHERE ${WITHIN})`,
  );
  const readCounts = database.prepare(`SELECT counts FROM day WHERE ${WITHIN}`);
  return ({ fromAt, toAt }) => {
    const within = [fromAt - 3 * DAY_MS, toAt + DAY_MS, fromAt, toAt] as const;
    const numbers = readJsonColumns<Numbers>(readNumbers.get(...within));
    const counts = readCounts.all(...within) as Pick<KeptDay, 'counts'>[];
    const number = (name: keyof Numbers, i: number): number => numbers[name][i] ?? 0;
    return counts.map((day, i) => ({
      ...day,
      localAt: number('localAt', i),
      isKnown: number('isKnown', i) === 1,
      at: number('at', i),
      toAt: number('toAt', i),
      offsetMinutes: number('offsetMinutes', i),
      count: number('count', i),
      sum: number('sum', i),
      sumOfSquares: number('sumOfSquares', i),
      least: number('least', i),
      greatest: number('greatest', i),
      tenths: null,
    }));
  };
}
