import type { TimeRange } from '../../core/contract';
import { LOW_CODE } from '../../core/glucose';
import { type AggregateColumns, type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../core/history';
import { mergeIntervals } from '../../core/intervals';
import { type Clock, createOffsetAt, DAY_MS, LIVED } from '../../core/statistics/clock';
import { PARTS } from '../../core/statistics/readings';
import { createChunks } from './chunks';
import { jsonColumn, readJsonColumns } from './json-columns';
import { createKeptDays, type KeptDay } from './kept-days';
import type { Database } from './sqlite';
import { type DaySums, dayKey, sumDay } from './sum-days';
import { CODES_OF, HOUR_MS, hourStart, sumCodes } from './sum-hours';

/** Reads the sums of a range: by hours of the person's own clock, and by days of any. */
export type AggregateReader = {
  hours(range: TimeRange, signal: AbortSignal | undefined): Promise<AggregateColumns>;
  days(range: TimeRange, clock: Clock, signal: AbortSignal | undefined): Promise<DayColumns>;
};

const MINUTE_MS = 60_000;
/** Hours read in one go: a few milliseconds. */
const ROWS = 4000;
/** The codes are kept as JSON, which is put together as it is: what else is kept of an hour is added up of them sooner. */
const READ = `SELECT ${jsonColumn('startAt', 'start_at')}, ${jsonColumn('offsetMinutes', 'offset_minutes')},
    '[' || ifnull(group_concat(codes), '') || ']' AS codes
  FROM (SELECT start_at, offset_minutes, codes FROM hour WHERE start_at >= ? AND start_at < ?
    ORDER BY start_at, offset_minutes)`;

/** Hours by column, as they are kept. */
type Hours = {
  readonly startAt: readonly number[];
  readonly offsetMinutes: readonly number[];
  readonly codes: readonly (readonly number[])[];
};

/** An hour, or a part of one, on the clock that was asked for; its codes ascend, with tenths behind those that count for less. */
type Hour = Readonly<Record<'localAt' | 'at' | 'offsetMinutes', number>> & { readonly codes: readonly number[] };

/** A day, while its hours are gathered. */
type Day = Omit<Hour, 'codes'> & { readonly hours: (readonly number[])[] };

/** Which hours are wanted: those of a range, and of a clock, whose days no hour may lie in two of. */
type Asked = { readonly range: TimeRange; readonly clock: Clock };

/** Prepares to read sums; the hours at a range's edges are counted from their readings, so that none outside is in. */
export function createAggregateReader(database: Database): AggregateReader {
  const hourRows = createHourRows(database);
  const keptDays = createKeptDays(database);
  return {
    hours: async (range, signal) => {
      const rows: Hour[] = [];
      for await (const hours of hourRows({ range, clock: LIVED }, signal)) rows.push(...hours);
      const columns = columnsOf(rows, ({ codes }) => sumCodes(codes));
      return { ...columns, count: Int32Array.from(columns.count) };
    },
    days: async (range, clock, signal) => {
      const { whole, parts } =
        clock.kind === 'lived' ? splitDays(keptDays(range), range) : { whole: [], parts: [range] };
      const days = new Map<number, Day>();
      for (const part of parts)
        for await (const hours of hourRows({ range: part, clock }, signal))
          for (const hour of hours) addToDay(days, hour);
      for (const day of whole) days.delete(dayKey(day)); // of which a part was read with one that is cut
      const counted = [...days.values()].map(({ hours, ...day }) => ({ ...day, ...sumDay(hours) }));
      const rows = [...whole, ...counted].sort((a, b) => a.at - b.at);
      const columns = columnsOf(rows, (row) => row);
      const isWhole = rows.every(({ tenths }) => tenths === null);
      return {
        ...columns,
        count: isWhole ? Int32Array.from(columns.count) : columns.count,
        histogram: histogramOf(rows),
      };
    },
  };
}

/** The days of the person's own clock that lie in a range as they are kept, and the parts of it where it cuts one or one is not counted. */
function splitDays(days: readonly KeptDay[], { fromAt, toAt }: TimeRange) {
  const isWhole = (day: KeptDay): boolean => day.at >= fromAt && day.toAt <= toAt && day.counts.length > 0;
  const cut = days.filter((day) => !isWhole(day));
  return {
    whole: days.filter(isWhole),
    parts: mergeIntervals(cut.map((day) => ({ fromAt: Math.max(fromAt, day.at), toAt: Math.min(toAt, day.toAt) }))),
  };
}

function createHourRows(database: Database) {
  const read = database.prepare(READ);
  const codesOf = database.prepare(CODES_OF);
  const chunks = createChunks(database, 'hour', 'start_at', ROWS);
  const codesIn: CodesIn = (fromAt, toAt, offsetMinutes) => {
    const hourAt = hourStart({ at: fromAt, offsetMinutes });
    const { codes } = codesOf.get(hourAt, hourAt + HOUR_MS, offsetMinutes, fromAt, toAt) as { codes: string };
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
      if (codes.length > 0) rows.push({ at: localAt - aheadMs, localAt, offsetMinutes, codes });
      at = until;
    }
  }
  return rows;
}

/** A day has one row, also when the clocks change in it; hours whose local time is unknown have their own. */
function addToDay(days: Map<number, Day>, { localAt: hourAt, at, offsetMinutes, codes }: Hour): void {
  const localAt = Math.floor(hourAt / DAY_MS) * DAY_MS;
  const key = dayKey({ localAt, isKnown: offsetMinutes !== NO_OFFSET });
  const day = days.get(key) ?? { localAt, at, offsetMinutes, hours: [] };
  days.set(key, day);
  day.hours.push(codes);
}

function histogramOf(days: readonly DaySums[]): DayColumns['histogram'] {
  const histogram = new Uint16Array(days.length * HISTOGRAM_CODES);
  const bytes = new Uint8Array(histogram.buffer);
  for (const [i, { least, counts }] of days.entries())
    bytes.set(counts, (i * HISTOGRAM_CODES + least - LOW_CODE) * histogram.BYTES_PER_ELEMENT);
  return days.some(({ tenths }) => tenths) ? addTenths(histogram, days) : histogram;
}

function addTenths(whole: Uint16Array, days: readonly DaySums[]): Float64Array {
  const histogram = Float64Array.from(whole);
  for (const [i, { tenths }] of days.entries())
    for (const [slot, part] of tenths?.entries() ?? [])
      histogram[i * HISTOGRAM_CODES + slot] = ((whole[i * HISTOGRAM_CODES + slot] ?? 0) * PARTS + part) / PARTS;
  return histogram;
}

type Sums = ReturnType<typeof sumCodes>;

function columnsOf<Row extends Omit<Hour, 'codes'>>(rows: readonly Row[], sumOf: (row: Row) => Sums) {
  const sums = rows.map(sumOf);
  return {
    localAt: Float64Array.from(rows, ({ localAt }) => localAt),
    at: Float64Array.from(rows, ({ at }) => at),
    offsetMinutes: Int16Array.from(rows, ({ offsetMinutes }) => offsetMinutes),
    count: Float64Array.from(sums, ({ count }) => count),
    sum: Float64Array.from(sums, ({ sum }) => sum),
    sumOfSquares: Float64Array.from(sums, ({ sumOfSquares }) => sumOfSquares),
    least: Int16Array.from(sums, ({ least }) => least),
    greatest: Int16Array.from(sums, ({ greatest }) => greatest),
  };
}
