import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayColumns, HISTOGRAM_CODES, NO_OFFSET } from '../../../../core/history';
import { type Clock, LIVED } from '../../../../core/statistics/clock';
import { deriveDays } from '../../../../core/statistics/days';
import { egvOf, keep, openNew } from '../../main/archive/made';
import { anyReadings, columnsOf, ZONES } from './columns';

/** Without the offset a day began with: of two within its first hour the archive takes the lower, we the first. */
const rowsOf = ({ localAt, offsetMinutes, count, sum, sumOfSquares, least, greatest, histogram }: DayColumns) =>
  Array.from(localAt, (at, i) => [
    `${at} ${offsetMinutes[i] === NO_OFFSET}`,
    [count[i], sum[i], sumOfSquares[i], least[i], greatest[i]],
    histogram.subarray(i * HISTOGRAM_CODES, (i + 1) * HISTOGRAM_CODES).join(''),
  ]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

const CLOCKS: readonly Clock[] = [LIVED, ...ZONES.map((zone): Clock => ({ kind: 'home', zone }))];

test('days counted from readings are those that the archive has, on any clock', async () => {
  await fc.assert(
    fc.asyncProperty(anyReadings, fc.constantFrom(...CLOCKS), async (reads, clock) => {
      const { archive } = await openNew();
      const page = reads.map(([systemAt, code, offset = 0]) =>
        egvOf({ systemAt, code, offsetMinutes: offset === NO_OFFSET ? null : offset }),
      );
      await keep(archive, 'egv', page);
      const range = { fromAt: (reads[0]?.[0] ?? 0) - 1, toAt: (reads[reads.length - 1]?.[0] ?? 0) + 1 };
      expect(rowsOf(await archive.days(range, clock))).toEqual(rowsOf(deriveDays(columnsOf(reads), clock)));
    }),
    { numRuns: 60 },
  );
}, 60_000);
