import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../../../core/history';
import { type Clock, LIVED } from '../../../../core/statistics/clock';
import { deriveDays } from '../../../../core/statistics/days';
import { mergeDistributions, sumDays } from '../../../../core/statistics/distribution';
import { deriveWeights } from '../../../../core/statistics/readings';
import { egvOf, keep, openNew } from '../../main/archive/made';
import { anyDense, anyReadings, columnsOf, type Read, ZONES } from './columns';

/** Without the offset a day began with: of two within its first hour the archive takes the lower, we the first. */
const rowsOf = ({ localAt, offsetMinutes, count, sum, sumOfSquares, least, greatest, histogram }: DayColumns) =>
  Array.from(localAt, (at, i) => [
    `${at} ${offsetMinutes[i] === NO_OFFSET}`,
    [count, sum, sumOfSquares].map((column) => tenths(column[i])),
    [least[i], greatest[i]],
    Array.from(histogram.subarray(i * HISTOGRAM_CODES, (i + 1) * HISTOGRAM_CODES), tenths).join(),
  ]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** A reading of a denser series counts for some tenths of one. */
const tenths = (counted = 0): number => Math.round(counted * 10);

const CLOCKS: readonly Clock[] = [LIVED, ...ZONES.map((zone): Clock => ({ kind: 'home', zone }))];

async function kept(reads: readonly Read[]) {
  const { archive } = await openNew();
  const page = reads.map(([systemAt, code, offset = 0]) =>
    egvOf({ systemAt, code, offsetMinutes: offset === NO_OFFSET ? null : offset }),
  );
  await keep(archive, 'egv', page);
  return archive;
}

test('days counted from readings are those that the archive has, on any clock', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyReadings, anyDense), fc.constantFrom(...CLOCKS), async (reads, clock) => {
      const archive = await kept(reads);
      const range = { fromAt: (reads[0]?.[0] ?? 0) - 1, toAt: (reads[reads.length - 1]?.[0] ?? 0) + 1 };
      expect(rowsOf(await archive.days(range, clock))).toEqual(rowsOf(deriveDays(columnsOf(reads), clock)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('of two ranges together the days have what those of both as one have, however dense readings are', async () => {
  const told = (days: readonly DayColumns[]) => {
    const { counts, total } = mergeDistributions(days.map((one) => sumDays(one)));
    return [tenths(total), Array.from(counts, tenths).join()];
  };
  await fc.assert(
    fc.asyncProperty(anyDense, fc.nat(), fc.constantFrom(...CLOCKS), async (reads, cut, clock) => {
      const archive = await kept(reads);
      const range = { fromAt: (reads[0]?.[0] ?? 0) - 1, toAt: (reads[reads.length - 1]?.[0] ?? 0) + 1 };
      const middle = range.fromAt + (cut % (range.toAt - range.fromAt));
      const parts = [
        await archive.days({ ...range, toAt: middle }, clock),
        await archive.days({ ...range, fromAt: middle }, clock),
      ];
      const whole = [await archive.days(range, clock)];
      expect(told(parts)).toEqual(told(whole));
      const all = columnsOf(reads);
      const weights = deriveWeights(all) ?? new Float64Array(reads.length).fill(1);
      expect(told(whole)[0]).toBe(tenths(weights.reduce((sum, weight) => sum + weight, 0)));
    }),
    { numRuns: 60 },
  );
}, 60_000);
