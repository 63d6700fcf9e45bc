import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadingColumns, TimeRange } from '../../../../core/contract';
import { NO_OFFSET } from '../../../../core/history';
import { type Clock, LIVED } from '../../../../core/statistics/clock';
import { deriveDayHours } from '../../../../core/statistics/clusters';
import { AROUND_MS, countEpisodes, deriveEpisodes } from '../../../../core/statistics/consensus-episodes';
import type { Distribution } from '../../../../core/statistics/distribution';
import { sumTimesOfDays } from '../../../../core/statistics/hours';
import { type DayGroup, dayHoursOf, IN_GROUP, timesOf } from '../../../../core/statistics/pattern';
import { PRESETS } from '../../../../core/statistics/presets';
import { deriveWeights, excludeSpans, isOutside } from '../../../../core/statistics/readings';
import { egvOf, keep, openNew } from '../../main/archive/made';
import { anyDense, anyReadings, columnsOf, DAY, every5, HOUR, type Read, ZONES } from './columns';

const bounds = PRESETS.standard.thresholds;
const CLOCKS: readonly Clock[] = [LIVED, ...ZONES.map((zone): Clock => ({ kind: 'home', zone }))];
const GROUPS: readonly DayGroup[] = ['all', 'weekdays', 'weekend'];

async function kept(reads: readonly Read[]) {
  const { archive } = await openNew();
  const page = reads.map(([systemAt, code, offset = 0]) =>
    egvOf({ systemAt, code, offsetMinutes: offset === NO_OFFSET ? null : offset }),
  );
  await keep(archive, 'egv', page);
  return archive;
}

const rangeOf = (reads: readonly Read[]): TimeRange => ({
  fromAt: (reads[0]?.[0] ?? 0) - 1,
  toAt: (reads.at(-1)?.[0] ?? 0) + 1,
});

/** The same from the readings themselves; what one counts for is told by all that there are. */
function expectedOf(all: ReadingColumns, clock: Clock, without: readonly TimeRange[] = []) {
  const weights = deriveWeights(all)?.filter((_, i) => isOutside(all.at[i] ?? 0, without)) ?? null;
  const readings = excludeSpans(all, without);
  const span = { from: 0, to: readings.at.length };
  return {
    times: GROUPS.map((group) =>
      sumTimesOfDays(readings, clock, 60, [IN_GROUP[group]], span, weights).flat().map(exact),
    ),
    hours: deriveDayHours(readings, bounds, clock),
  };
}

/** In whole tenths, as readings of a denser series count. */
const exact = ({ counts }: Distribution): Float64Array => counts.map((count) => Math.round(count * 10));

test('a pattern that the archive counts is that of the readings, on any clock, without what was left out', async () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 })).map(([from, hours]): TimeRange => {
      const fromAt = Date.UTC(2024, 1, 28, 20) + from * HOUR;
      return { fromAt, toAt: fromAt + hours * HOUR };
    }),
    { maxLength: 2 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anyReadings, anyDense),
      fc.constantFrom(...CLOCKS),
      spans,
      async (reads, clock, without) => {
        const archive = await kept(reads);
        const pattern = await archive.pattern(rangeOf(reads), { bounds, clock, without });
        const readings = excludeSpans(columnsOf(reads), without);
        const { times, hours } = expectedOf(columnsOf(reads), clock, without);
        expect(GROUPS.map((group) => timesOf(pattern, group).map(exact))).toEqual(times);
        expect(new Set(dayHoursOf(pattern))).toEqual(new Set(hours));
        const episodes = deriveEpisodes(readings, bounds);
        const { low, high, veryLow, veryHigh, extended } = pattern.episodes ?? {};
        expect([low, high]).toEqual(['low', 'high'].map((side) => episodes.filter((one) => one.side === side).length));
        expect([veryLow, veryHigh]).toEqual(
          ['low', 'high'].map((side) => episodes.filter((one) => one.side === side && one.level === 2).length),
        );
        expect(extended).toBe(episodes.filter(({ isExtended }) => isExtended).length);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

/** Some days of stretches that last, so that episodes are cut; every five minutes. */
const anyStretches = fc
  .array(fc.tuple(fc.constantFrom(45, 60, 110, 120, 200, 300), fc.integer({ min: 1, max: 30 })), {
    minLength: 3,
    maxLength: 14,
  })
  .map((stretches) =>
    every5(
      Date.UTC(2024, 1, 28, 20),
      stretches.flatMap(([code, count]) => Array<number>(count).fill(code)),
    ),
  );

test('of a range that cuts days and episodes, those that began in it are counted, as long as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyStretches,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...CLOCKS),
      async (reads, from, length, clock) => {
        const [first, last] = [from % reads.length, Math.min(reads.length - 1, (from % reads.length) + (length % 90))];
        const range = { fromAt: reads[first]?.[0] ?? 0, toAt: (reads[last]?.[0] ?? 0) + 1 };
        const archive = await kept(reads);
        const pattern = await archive.pattern(range, { bounds, clock, without: [] });
        const all = columnsOf(reads);
        const inside = columnsOf(reads.slice(first, last + 1));
        const began = deriveEpisodes(seenAround(all, range), bounds).filter(
          ({ startAt }) => startAt >= range.fromAt && startAt < range.toAt,
        );
        expect(pattern.episodes).toEqual(countEpisodes(began));
        expect(GROUPS.map((group) => timesOf(pattern, group).map(exact))).toEqual(expectedOf(inside, clock).times);
        const hasOf = (days: ReturnType<typeof dayHoursOf>) => new Map(days.map(({ localAt, has }) => [localAt, has]));
        expect(hasOf(dayHoursOf(pattern))).toEqual(hasOf(deriveDayHours(inside, bounds, clock)));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

/** What is looked at around a range: an episode that began more than a day before it is cut. */
const seenAround = (readings: ReadingColumns, { fromAt, toAt }: TimeRange): ReadingColumns =>
  excludeSpans(readings, [
    { fromAt: Number.NEGATIVE_INFINITY, toAt: fromAt - AROUND_MS.before },
    { fromAt: toAt + AROUND_MS.after, toAt: Number.POSITIVE_INFINITY },
  ]);

test('of years it is counted in parts, and the same comes out', async () => {
  await fc.assert(
    fc.asyncProperty(anyReadings, fc.integer({ min: 0, max: 3 }), async (steps, years) => {
      const border = years * 366 * DAY; // where a part ends; some readings are before it, some after
      const middle = steps[Math.floor(steps.length / 2)]?.[0] ?? 0;
      const around = steps.map(([at, ...rest]): Read => [at - middle + border, ...rest]).filter(([at]) => at > 0);
      const reads = [[0, 120, 0] as const, ...around];
      const archive = await kept(reads);
      const range = { ...rangeOf(reads), fromAt: 0 };
      const pattern = await archive.pattern(range, { bounds, clock: LIVED, without: [] });
      const { times, hours } = expectedOf(columnsOf(reads), LIVED);
      expect(GROUPS.map((group) => timesOf(pattern, group).map(exact))).toEqual(times);
      expect(new Set(dayHoursOf(pattern))).toEqual(new Set(hours));
      expect(pattern.episodes === null).toBe(range.toAt > 366 * DAY);
    }),
    { numRuns: 40 },
  );
}, 60_000);
