import type { TimeRange } from '../../core/contract';
import { LOW_CODE } from '../../core/glucose';
import { type AggregateColumns, type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../core/history';
import { type Clock, createOffsetAt, DAY_MS, LIVED } from '../../core/statistics/clock';
import { createChunks } from './chunks';
import { jsonColumn, readJsonColumns } from './json-columns';
import type { Database } from './sqlite';
import { CODES_OF, HOUR_MS, sumCodes } from './sum-hours';

/** Reads the sums of a range: by hours of the person's own clock, and by days of any. */
export type AggregateReader = {
  hours(range: TimeRange, signal: AbortSignal | undefined): Promise<AggregateColumns>;
  days(range: TimeRange, clock: Clock, signal: AbortSignal | undefined): Promise<DayColumns>;
};

const MINUTE_MS = 60_000;
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

/** Hours by column, as they are kept. */
type Hours = Readonly<Record<Exclude<keyof typeof COLUMNS, 'codes'>, readonly number[]>> & {
  readonly codes: readonly (readonly number[])[];
};

/** One row of sums, while it is added up. */
type Sums = Record<
  'localAt' | 'at' | 'offsetMinutes' | 'count' | 'sum' | 'sumOfSquares' | 'least' | 'greatest',
  number
>;

/** An hour, or a part of one, on the clock that was asked for. */
type Hour = Readonly<Sums> & { readonly codes: readonly number[] };

/** Which hours are wanted: those of a range, and of a clock, whose days no hour may lie in two of. */
type Asked = { readonly range: TimeRange; readonly clock: Clock };

/** Prepares to read sums; the hours at a range's edges are counted from their readings, so that none outside is in. */
export function createAggregateReader(database: Database): AggregateReader {
  const hourRows = createHourRows(database);
  return {
    hours: async (range, signal) => {
      const rows: Hour[] = [];
      for await (const hours of hourRows({ range, clock: LIVED }, signal)) rows.push(...hours);
      return columnsOf(rows);
    },
    days: async (range, clock, signal) => {
      const days = new Map<string, Sums & { readonly histogram: Uint16Array }>();
      for await (const hours of hourRows({ range, clock }, signal)) for (const hour of hours) addToDay(days, hour);
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
  const codesIn: CodesIn = (fromAt, toAt, offsetMinutes) => {
    const { codes } = codesOf.get(fromAt, toAt, offsetMinutes) as { codes: string };
    return JSON.parse(codes) as number[];
  };
  return async function* hourRows(asked: Asked, signal: AbortSignal | undefined): AsyncGenerator<readonly Hour[]> {
    const { fromAt, toAt } = asked.range;
    const label = createLabel(asked.clock);
    for await (const chunk of chunks({ fromAt: fromAt - HOUR_MS + 1, toAt }, signal))
      yield hoursOf(readJsonColumns<Hours>(read.get(chunk.fromAt, chunk.toAt)), asked.range, label, codesIn);
  };
}

type CodesIn = (fromAt: number, toAt: number, offsetMinutes: number) => readonly number[];

/** The offset that a clock gives an instant, and when its next day begins; of the person's own clock no kept hour lies in two days. */
type Label = (at: number, recordOffset: number) => { readonly offsetMinutes: number; readonly nextDayAt: number };

function createLabel(clock: Clock): Label {
  if (clock.kind === 'lived') return (_, offsetMinutes) => ({ offsetMinutes, nextDayAt: Number.POSITIVE_INFINITY });
  const offsetAt = createOffsetAt(clock);
  return (at, recordOffset) => {
    const offsetMinutes = offsetAt(at, recordOffset);
    const aheadMs = offsetMinutes * MINUTE_MS;
    return { offsetMinutes, nextDayAt: (Math.floor((at + aheadMs) / DAY_MS) + 1) * DAY_MS - aheadMs };
  };
}

/** Hours as asked for: those that the range or a midnight cuts are counted anew. */
function hoursOf(hours: Hours, { fromAt, toAt }: TimeRange, label: Label, codesIn: CodesIn): readonly Hour[] {
  const rows: Hour[] = [];
  for (const [i, startAt] of hours.startAt.entries()) {
    const record = hours.offsetMinutes[i] ?? 0;
    const endAt = Math.min(startAt + HOUR_MS, toAt);
    for (let at = Math.max(startAt, fromAt); at < endAt; ) {
      const { offsetMinutes, nextDayAt } = label(at, record);
      const until = Math.min(endAt, nextDayAt);
      const isWhole = until - at === HOUR_MS;
      const codes = isWhole ? (hours.codes[i] ?? []) : codesIn(at, until, record);
      const aheadMs = offsetMinutes === NO_OFFSET ? 0 : offsetMinutes * MINUTE_MS;
      const localAt = Math.floor((at + aheadMs) / HOUR_MS) * HOUR_MS;
      const sums = isWhole ? sumsOf(hours, i) : sumCodes(codes);
      if (sums.count > 0) rows.push({ at: localAt - aheadMs, localAt, offsetMinutes, ...sums, codes });
      at = until;
    }
  }
  return rows;
}

const sumsOf = (hours: Hours, i: number): ReturnType<typeof sumCodes> => ({
  count: hours.count[i] ?? 0,
  sum: hours.sum[i] ?? 0,
  sumOfSquares: hours.sumOfSquares[i] ?? 0,
  least: hours.least[i] ?? 0,
  greatest: hours.greatest[i] ?? 0,
});

/** A day has one row, also when the clocks change in it; hours whose local time is unknown have their own. */
function addToDay(days: Map<string, Sums & { readonly histogram: Uint16Array }>, { codes, ...hour }: Hour): void {
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
