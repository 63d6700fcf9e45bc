import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadingColumns } from '../../../../core/contract';
import { deriveDayHours, findClusters, mergeDayHours } from '../../../../core/statistics/clusters';
import { DEFAULT_THRESHOLDS } from '../../../../core/zones';
import { anyReadings, columnsOf, DAY, every5, HOUR } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);
const BERLIN = 120;

/** Two weeks at 120, but for some values at some times (hours after local midnight) on some days. */
function twoWeeks(mgDl: number, days: readonly number[], fromHour: number, toHour: number): ReadingColumns {
  const start = MIDNIGHT - BERLIN * 60_000;
  const codes = Array<number>(14 * 288).fill(120);
  for (const day of days) codes.fill(mgDl, day * 288 + fromHour * 12, day * 288 + toHour * 12);
  return columnsOf(every5(start, codes, BERLIN));
}

const clustersOf = (readings: ReadingColumns, side: 'low' | 'high') =>
  findClusters(deriveDayHours(readings, DEFAULT_THRESHOLDS), side);

describe('hours that stand out', () => {
  test.each<[string, Parameters<typeof twoWeeks>, object[]]>([
    ['lows of five nights', [60, [1, 3, 5, 8, 9], 2, 4], [{ fromHour: 2, toHour: 4, hits: 5, days: 14 }]],
    ['lows of two nights are none', [60, [1, 3], 2, 4], []],
    ['lows of ten minutes are none', [60, [1, 3, 5, 8, 9], 2, 2 + 1 / 6], []],
    ['over midnight they are of one night', [60, [1, 3, 5], 23, 25], [{ fromHour: 23, toHour: 1, hits: 3, days: 15 }]],
  ])('%s', (_, args, found) => {
    expect(clustersOf(twoWeeks(...args), 'low')).toEqual(found.map((one) => ({ side: 'low', ...one })));
  });

  test('highs count from half of the days on', () => {
    expect(clustersOf(twoWeeks(240, [0, 1, 2, 3, 4, 5], 9, 11), 'high')).toEqual([]);
    expect(clustersOf(twoWeeks(240, [0, 1, 2, 3, 4, 5, 6], 9, 11), 'high')).toMatchObject([
      { fromHour: 9, toHour: 11, hits: 7, days: 14 },
    ]);
  });

  test('all hours of the day are one', () => {
    expect(clustersOf(twoWeeks(240, [...Array(14).keys()], 0, 24), 'high')).toMatchObject([
      { fromHour: 0, toHour: 24 },
    ]);
  });

  test('there are none without readings', () => {
    expect(clustersOf(columnsOf([]), 'low')).toEqual([]);
  });

  test('never on more days than have readings, whatever the readings', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const days = deriveDayHours(columnsOf(readings), DEFAULT_THRESHOLDS);
        for (const { hits, days: all } of [...findClusters(days, 'low'), ...findClusters(days, 'high')])
          expect(hits).toBeLessThanOrEqual(all);
      }),
    );
  });

  test('ranges that were read with a day in common add up to the whole', () => {
    const whole = twoWeeks(60, [1, 3, 6, 8, 9], 5, 8);
    const part = (from: number, to: number) => {
      const kept = [...whole.at.keys()].filter((i) => (whole.at[i] ?? 0) >= from && (whole.at[i] ?? 0) < to);
      const read = kept.map((i) => [whole.at[i] ?? 0, whole.mgDl[i] ?? 0, BERLIN] as const);
      return deriveDayHours(columnsOf(read), DEFAULT_THRESHOLDS);
    };
    const cut = MIDNIGHT + 6 * DAY + 6 * HOUR;
    const merged = mergeDayHours([part(0, cut), part(cut - DAY, Number.POSITIVE_INFINITY)]);
    expect(merged).toEqual(deriveDayHours(whole, DEFAULT_THRESHOLDS));
  });
});
