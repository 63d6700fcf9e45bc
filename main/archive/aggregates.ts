import type { TimeRange } from '../../core/contract';
import { LOW_CODE } from '../../core/glucose';
import { type AggregateColumns, type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../core/history';
import { createChunks } from './chunks';
import { jsonColumn, readJsonColumns } from './json-columns';
import type { Database } from './sqlite';
import { CODES_OF, HOUR_MS, sumCodes } from './sum-hours';

/** Reads the sums of a range: by hours, and by days of the person's own clock. */
export type AggregateReader = {
  hours(range: TimeRange, signal: AbortSignal | undefined): Promise<AggregateColumns>;
  days(range: TimeRange, signal: AbortSignal | undefined): Promise<DayColumns>;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours read in one go: a few milliseconds. */
const ROWS = 4000;
const COLUMNS = {
  startAt: 'start_at',
  offsetMinutes: 'offset_minutes',
  count: 'count',
  sum: 'sum',
  sumOfSquares: 'sum_of_squares',
  least: 'least',
  greatest: 'greatest',
  codes: 'json(codes)',
} as const;

/** Hours by column; the first and the last may be parts of hours. */
type Hours = Readonly<Record<Exclude<keyof typeof COLUMNS, 'codes'>, readonly number[]>> & {
  readonly codes: readonly (readonly number[])[];
};

/** One row of sums, while it is added up. */
type Sums = Record<
  'localAt' | 'at' | 'offsetMinutes' | 'count' | 'sum' | 'sumOfSquares' | 'least' | 'greatest',
  number
>;

/** Prepares to read sums; the hours at a range's edges are counted from their readings, so that none outside is in. */
export function createAggregateReader(database: Database): AggregateReader {
  const hourRows = createHourRows(database);
  return {
    hours: async (range, signal) => {
      const rows: Sums[] = [];
      for await (const hours of hourRows(range, signal)) rows.push(...sumsOf(hours));
      return columnsOf(rows);
    },
    days: async (range, signal) => {
      const days = new Map<string, Sums & { readonly histogram: Uint16Array }>();
      for await (const hours of hourRows(range, signal))
        for (const [i, hour] of sumsOf(hours).entries()) addToDay(days, hour, hours.codes[i] ?? []);
      const rows = [...days.values()].sort((a, b) => a.at - b.at);
      const histogram = new Uint16Array(rows.length * HISTOGRAM_CODES);
      for (const [i, day] of rows.entries()) histogram.set(day.histogram, i * HISTOGRAM_CODES);
      return { ...columnsOf(rows), histogram };
    },
  };
}

function createHourRows(database: Database) {
  const columns = Object.entries(COLUMNS).map(([name, sql]) => jsonColumn(name, sql));
  const read = database.prepare(
    `SELECT ${columns.join(', ')} FROM (
       SELECT * FROM hour WHERE start_at >= ? AND start_at < ? ORDER BY start_at, offset_minutes)`,
  );
  const codesOf = database.prepare(CODES_OF);
  const chunks = createChunks(database, 'hour', 'start_at', ROWS);
  return async function* hourRows(range: TimeRange, signal: AbortSignal | undefined): AsyncGenerator<Hours> {
    for await (const { fromAt, toAt } of chunks({ fromAt: range.fromAt - HOUR_MS + 1, toAt: range.toAt }, signal))
      yield cutHours(readJsonColumns<Hours>(read.get(fromAt, toAt)), range, (from, to, offsetMinutes) => {
        const { codes } = codesOf.get(from, to, offsetMinutes) as { codes: string };
        return JSON.parse(codes) as number[];
      });
  };
}

type CodesOf = (fromAt: number, toAt: number, offsetMinutes: number) => readonly number[];

/** Hours with those that the range cuts counted anew. */
function cutHours(hours: Hours, { fromAt, toAt }: TimeRange, codesOf: CodesOf): Hours {
  const isCut = (startAt: number): boolean => startAt < fromAt || startAt + HOUR_MS > toAt;
  if (!hours.startAt.some(isCut)) return hours;
  const rows = hours.startAt.map((startAt, i) => {
    const offsetMinutes = hours.offsetMinutes[i] ?? 0;
    const codes = isCut(startAt)
      ? codesOf(Math.max(startAt, fromAt), Math.min(startAt + HOUR_MS, toAt), offsetMinutes)
      : (hours.codes[i] ?? []);
    return { startAt, offsetMinutes, codes, ...sumCodes(codes) };
  });
  const kept = rows.filter(({ count }) => count > 0);
  const column = <Name extends keyof Hours>(name: Name) => kept.map((row) => row[name]);
  return {
    startAt: column('startAt'),
    offsetMinutes: column('offsetMinutes'),
    count: column('count'),
    sum: column('sum'),
    sumOfSquares: column('sumOfSquares'),
    least: column('least'),
    greatest: column('greatest'),
    codes: column('codes'),
  };
}

const sumsOf = (hours: Hours): Sums[] =>
  hours.startAt.map((startAt, i) => {
    const offsetMinutes = hours.offsetMinutes[i] ?? 0;
    return {
      at: startAt,
      localAt: startAt + (offsetMinutes === NO_OFFSET ? 0 : offsetMinutes * MINUTE_MS),
      offsetMinutes,
      count: hours.count[i] ?? 0,
      sum: hours.sum[i] ?? 0,
      sumOfSquares: hours.sumOfSquares[i] ?? 0,
      least: hours.least[i] ?? 0,
      greatest: hours.greatest[i] ?? 0,
    };
  });

/** A day has one row, also when the clocks change in it; hours whose local time is unknown have their own. */
function addToDay(
  days: Map<string, Sums & { readonly histogram: Uint16Array }>,
  hour: Sums,
  codes: readonly number[],
): void {
  const localAt = Math.floor(hour.localAt / DAY_MS) * DAY_MS;
  const key = `${localAt} ${hour.offsetMinutes === NO_OFFSET}`;
  const day = days.get(key);
  const histogram = day?.histogram ?? new Uint16Array(HISTOGRAM_CODES);
  for (const code of codes) histogram[code - LOW_CODE] = (histogram[code - LOW_CODE] ?? 0) + 1;
  if (!day) days.set(key, { ...hour, localAt, histogram });
  else {
    day.count += hour.count;
    day.sum += hour.sum;
    day.sumOfSquares += hour.sumOfSquares;
    day.least = Math.min(day.least, hour.least);
    day.greatest = Math.max(day.greatest, hour.greatest);
  }
}

function columnsOf(rows: readonly Sums[]): AggregateColumns {
  const column = (name: keyof Sums): number[] => rows.map((row) => row[name]);
  return {
    localAt: Float64Array.from(column('localAt')),
    at: Float64Array.from(column('at')),
    offsetMinutes: Int16Array.from(column('offsetMinutes')),
    count: Int32Array.from(column('count')),
    sum: Float64Array.from(column('sum')),
    sumOfSquares: Float64Array.from(column('sumOfSquares')),
    least: Int16Array.from(column('least')),
    greatest: Int16Array.from(column('greatest')),
  };
}
