import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AggregateColumns, type ClockColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../../../core/history';
import { LIVED } from '../../../../core/statistics/clock';
import { dropReturns } from '../../../../main/archive/clocks';
import type { Archive } from '../../../../main/archive/contract';
import { AHEAD_MARK, COPY_MARK } from '../../../../main/archive/marks';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { openDatabase } from '../../../../main/archive/sqlite';
import type { Egv } from '../../../../main/dexcom/records';
import { DAY, HOUR, MINUTE, makeFolder } from '../simulated';
import { ALL, contentOf, egvOf, keep, rowsOf as kindRowsOf, NOW, PARSERS, PHONE, RECEIVER } from './made';

/** Around the hour that Berlin repeats in autumn. */
const START = Date.UTC(2025, 9, 25);
const SPAN = 4 * DAY;
const ANDROID = { ...PHONE, displayDevice: 'android' };
const SOURCES = [PHONE, RECEIVER, { ...ANDROID, transmitterId: null }, ANDROID];

/** Days, Nepal, Chatham, the change of clocks, travel, and devices with a wrong date. */
const anyOffset = fc.constantFrom(60, 120, 345, 765, -480, -570, null);
const anyEgv: fc.Arbitrary<Egv> = fc
  .record({
    id: fc.integer({ min: 0, max: 60 }),
    minute: fc.integer({ min: 0, max: SPAN / MINUTE }),
    code: fc.option(fc.integer({ min: 39, max: 401 }), { freq: 6 }),
    offsetMinutes: anyOffset,
    source: fc.constantFrom(...SOURCES),
    ticks: fc.constantFrom(null, 0, 1, 2, 3),
    isAhead: fc.boolean(),
  })
  .map(({ id, minute, isAhead, ...rest }) =>
    egvOf({
      recordId: `${id}`,
      systemAt: START + minute * MINUTE + (isAhead && id % 7 === 0 ? 4 * 365 * DAY : 0),
      ...rest,
    }),
  );
const anyPages = fc.array(fc.array(anyEgv, { maxLength: 25 }), { minLength: 1, maxLength: 6 });

type Reading = readonly [at: number, code: number, offset: number];

/** What is shown, as the rows say it. */
async function shownOf(archive: Archive): Promise<Reading[]> {
  const { at, mgDl, offsetMinutes } = await archive.records('egv', ALL);
  return Array.from(at, (time, i) => [time, mgDl[i] ?? 0, offsetMinutes[i] ?? 0]);
}

const localOf = ([at, , offset]: Reading): number => at + (offset === NO_OFFSET ? 0 : offset * MINUTE);

type Sums = Readonly<Record<'localAt' | 'count' | 'sum' | 'sumOfSquares' | 'least' | 'greatest', number>>;

function groupBy<Key>(readings: readonly Reading[], keyOf: (reading: Reading) => Key): Map<Key, Reading[]> {
  const groups = new Map<Key, Reading[]>();
  for (const reading of readings) groups.set(keyOf(reading), [...(groups.get(keyOf(reading)) ?? []), reading]);
  return groups;
}

/** What each reading counts for, by the time to the one before in the hour of its clock, or of the first to the second. */
function weightsOf(readings: readonly Reading[]): Map<Reading, number> {
  const weights = new Map<Reading, number>();
  for (const hour of groupBy(readings, (one) => `${Math.floor(localOf(one) / HOUR)} ${one[2]}`).values())
    for (const [i, one] of hour.entries()) {
      const [from, to] = i === 0 ? [one, hour[1]] : [hour[i - 1], one];
      const apart = from && to ? to[0] - from[0] : 5 * MINUTE;
      weights.set(one, apart >= 3 * MINUTE ? 1 : Math.max(1, Math.round((2 * apart) / MINUTE)) / 10);
    }
  return weights;
}

const nearly = ({ count, sum, sumOfSquares, ...rest }: Sums) => ({
  ...rest,
  count: expect.closeTo(count, 6),
  sum: expect.closeTo(sum, 6),
  sumOfSquares: expect.closeTo(sumOfSquares, 6),
});

/** The sums of readings by a key, counted one by one. */
function recount(
  readings: readonly Reading[],
  stepMs: number,
  isByOffset: boolean,
  weights?: ReadonlyMap<Reading, number>,
): Sums[] {
  const groups = groupBy(readings, (reading) => {
    const local = Math.floor(localOf(reading) / stepMs) * stepMs;
    return `${local} ${isByOffset ? reading[2] : reading[2] === NO_OFFSET}`;
  });
  return [...groups.values()]
    .map((group) => {
      const codes = group.map(([, code]) => code);
      const sumOf = (value: (code: number) => number): number =>
        group.reduce((sum, one) => sum + (weights?.get(one) ?? 1) * value(one[1]), 0);
      return {
        localAt: Math.floor(localOf(group[0] ?? [0, 0, 0]) / stepMs) * stepMs,
        count: sumOf(() => 1),
        sum: sumOf((code) => code),
        sumOfSquares: sumOf((code) => code ** 2),
        least: Math.min(...codes),
        greatest: Math.max(...codes),
      };
    })
    .sort(byAll);
}

const byAll = (a: Sums, b: Sums): number => a.localAt - b.localAt || JSON.stringify(a).localeCompare(JSON.stringify(b));

function rowsOf(columns: { readonly [name in keyof Sums]: ArrayLike<number> }): Sums[] {
  const row = (i: number): Sums => ({
    localAt: columns.localAt[i] ?? 0,
    count: columns.count[i] ?? 0,
    sum: columns.sum[i] ?? 0,
    sumOfSquares: columns.sumOfSquares[i] ?? 0,
    least: columns.least[i] ?? 0,
    greatest: columns.greatest[i] ?? 0,
  });
  return Array.from(columns.localAt, (_, i) => row(i)).sort(byAll);
}

function envelopeOf(readings: readonly Reading[], fromAt: number, toAt: number, spanMs: number) {
  const groups = groupBy(
    readings.filter(([at]) => at >= fromAt && at < toAt),
    ([at]) => Math.floor((at - fromAt) / spanMs),
  );
  return [...groups].map(([span, group]) => {
    const codes = group.map(([, code]) => code);
    return [
      fromAt + span * spanMs,
      Math.min(...codes),
      Math.max(...codes),
      codes.length,
      codes.reduce((sum, code) => sum + code, 0),
    ];
  });
}

function clocksOf({ at, offsetMinutes }: Pick<AggregateColumns, 'at' | 'offsetMinutes'>): ClockColumns {
  const known = Array.from(at, (time, i) => [time, Number(offsetMinutes[i])] as const)
    .filter(([, offset]) => offset !== NO_OFFSET)
    .sort(([a, offset], [b, other]) => a - b || offset - other);
  const all = known.filter(([, offset], i) => offset !== known[i - 1]?.[1]);
  const changes = dropReturns(all.map(([time, offset]) => ({ at: time, offsetMinutes: offset })));
  return {
    at: Float64Array.from(changes, (change) => change.at),
    offsetMinutes: Int16Array.from(changes, (change) => change.offsetMinutes),
  };
}

/** What is odd among the readings, row by row. */
async function oddIn(path: string) {
  const rows = await kindRowsOf(path, 'egv');
  return {
    copies: rows.filter(({ marks }) => marks === COPY_MARK).length,
    ahead: rows.filter(({ marks }) => marks === AHEAD_MARK).length,
    withoutOffset: rows.filter((row) => row.offset_minutes === null).length,
  };
}

test('sums, days, clocks, envelopes and the summary always equal a recount, and edges of a range are exact', async () => {
  const folder = await makeFolder();
  let number = 0;
  const anyRange = fc.tuple(fc.integer({ min: -90, max: SPAN / MINUTE }), fc.integer({ min: 1, max: SPAN / MINUTE }));
  await fc.assert(
    fc.asyncProperty(anyPages, anyRange, fc.integer({ min: 1, max: 60 }), async (pages, [from, length], spans) => {
      const path = join(folder, `${number++}.sqlite`);
      const { archive } = await openArchiveFile(path, NOW, PARSERS);
      for (const page of pages) await keep(archive, 'egv', page);
      const readings = await shownOf(archive);
      expect(rowsOf(await archive.hours(ALL))).toEqual(recount(readings, HOUR, true));
      expect(await archive.summary()).toMatchObject({
        count: readings.length,
        firstAt: readings[0]?.[0] ?? null,
        lastAt: readings.at(-1)?.[0] ?? null,
      });
      const range = { fromAt: START + from * MINUTE, toAt: START + (from + length) * MINUTE };
      const within = readings.filter(([at]) => at >= range.fromAt && at < range.toAt);
      expect(rowsOf(await archive.hours(range))).toEqual(recount(within, HOUR, true));
      const days = await archive.days(range, LIVED);
      expect(rowsOf(days)).toEqual(recount(within, DAY, false, weightsOf(readings)).map(nearly));
      days.count.forEach((count, i) => {
        const histogram = [...days.histogram.subarray(i * HISTOGRAM_CODES, (i + 1) * HISTOGRAM_CODES)];
        expect(histogram.reduce((sum, one) => sum + one, 0)).toBeCloseTo(count, 6);
        expect(histogram.reduce((sum, one, code) => sum + one * (39 + code), 0)).toBeCloseTo(days.sum[i] ?? 0, 6);
      });
      const { spanMs, fromAt, least, greatest, count, sum } = await archive.envelope(range, spans);
      expect(spanMs).toBe(Math.ceil((range.toAt - range.fromAt) / spans));
      const envelope = Array.from(fromAt, (at, i) => [at, least[i], greatest[i], count[i], sum[i]]);
      expect(envelope).toEqual(envelopeOf(within, range.fromAt, range.toAt, spanMs));
      expect(await archive.clocks()).toEqual(clocksOf(await archive.hours(ALL)));
      expect(await archive.dataNotes()).toMatchObject(await oddIn(path));
      await archive.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('however pages come, what is computed is as if all had come at once, and as if computed anew', async () => {
  const folder = await makeFolder();
  let number = 0;
  const open = async (path = join(folder, `${number++}.sqlite`)) =>
    ({ path, archive: (await openArchiveFile(path, NOW, PARSERS)).archive }) as const;
  await fc.assert(
    fc.asyncProperty(anyPages, async (pages) => {
      const bit = await open();
      for (const page of pages) await keep(bit.archive, 'egv', page);
      const whole = await open();
      await keep(whole.archive, 'egv', pages.flat());
      const content = await contentOf(bit.archive);
      expect(await contentOf(whole.archive)).toEqual(content);
      await whole.archive.close();
      await bit.archive.close();
      for (const lost of [
        "UPDATE egv SET marks = marks & 2; DELETE FROM memo WHERE name = 'derived-version'",
        "DROP TABLE day; DROP TABLE odd; DELETE FROM memo WHERE name = 'days-version'; PRAGMA user_version = 2",
      ]) {
        const database = await openDatabase(bit.path);
        database.exec(lost);
        database.close();
        const { archive } = await open(bit.path);
        expect(await contentOf(archive)).toEqual(content);
        await archive.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a reading that comes late changes what is a copy of a copy, however far that goes on', async () => {
  const chain = Array.from({ length: 9 }, (_, i) =>
    egvOf({ systemAt: START + i * 25 * HOUR, source: i % 2 === 0 ? PHONE : ANDROID, ticks: 7 }),
  );
  const shownAs = chain.map(({ systemAt }, i) => (i % 2 === 0 ? systemAt : null)).filter((at) => at !== null);
  const folder = await makeFolder();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(chain, { minLength: chain.length }), async (pages) => {
      const { archive } = await openArchiveFile(join(folder, `${number++}.sqlite`), NOW, PARSERS);
      for (const one of pages) await keep(archive, 'egv', [one]);
      const shown = await shownOf(archive);
      expect(shown.map(([at]) => at)).toEqual(shownAs);
      expect(rowsOf(await archive.hours(ALL))).toEqual(recount(shown, HOUR, true));
      await archive.close();
    }),
    { numRuns: 20 },
  );
});

test('a counter of ticks that stands still neither makes a poll slow nor hides anything, however pages come', async () => {
  const from = (source: typeof PHONE, lateMs: number, isOn: (i: number) => boolean): Egv[] =>
    Array.from({ length: 12 * 24 * 12 }, (_, i) => i)
      .filter(isOn)
      .map((i) => egvOf({ systemAt: START + i * 5 * MINUTE + lateMs, source, ticks: i % 700 < 650 ? 7 : i }));
  const isPhoneOn = (i: number): boolean => i % 1000 < 900;
  const readings = [...from(PHONE, 0, isPhoneOn), ...from(RECEIVER, MINUTE, () => true)];
  const shownAs = [...from(PHONE, 0, isPhoneOn), ...from(RECEIVER, MINUTE, (i) => !isPhoneOn(i))]
    .map(({ systemAt }) => systemAt)
    .sort((a, b) => a - b);
  const { archive } = await openArchiveFile(join(await makeFolder(), 'a.sqlite'), NOW, PARSERS);
  const late = readings.filter((_, i) => i % 600 === 0);
  await keep(
    archive,
    'egv',
    readings.filter((_, i) => i % 600 !== 0),
  );
  const started = performance.now();
  for (const one of late) await keep(archive, 'egv', [one]);
  expect((performance.now() - started) / late.length).toBeLessThan(300);
  const shown = await shownOf(archive);
  expect(shown.map(([at]) => at)).toEqual(shownAs);
  expect(rowsOf(await archive.hours(ALL))).toEqual(recount(shown, HOUR, true));
  await archive.close();
});
