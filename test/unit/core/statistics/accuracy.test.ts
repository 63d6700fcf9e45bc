import { describe, expect, test } from 'vitest';
import { deriveAccuracy, type FingerstickPair, pairFingersticks } from '../../../../core/statistics/accuracy';
import { columnsOf, every5, MINUTE } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);

describe('the sensor beside fingersticks', () => {
  const readings = columnsOf(every5(MIDNIGHT, [100, 110, 120]));
  const pair = (minutes: number, mgDl: number) =>
    pairFingersticks({ at: Float64Array.of(MIDNIGHT + minutes * MINUTE), mgDl: Float64Array.of(mgDl) }, readings)[0]
      ?.sensor;
  test.each([
    ['at the same time', 5, 100, 110],
    ['the nearer', 8, 100, 120],
    ['the earlier of two', 2.5, 100, 100],
    ['five minutes off', 15, 100, 120],
    ['farther off', 15.1, 100, undefined],
    ['five minutes before', -5, 100, 100],
    ['what no sensor measures', 5, 30, undefined],
    ['no value', 5, Number.NaN, undefined],
  ])('%s', (_, minutes, mgDl, sensor) => {
    expect(pair(minutes, mgDl)).toBe(sensor);
  });

  test('mean difference and share near, from five on', () => {
    const pairs = (
      [
        [100, 110],
        [50, 66],
        [50, 65],
        [200, 230],
        [200, 231],
      ] as const
    ).map(([fingerstick, sensor]): FingerstickPair => ({ at: 0, fingerstick, sensor }));
    const { value } = deriveAccuracy(pairs) as { value?: unknown };
    expect(value).toEqual({
      mardPercent: expect.closeTo((10 + 32 + 30 + 15 + 15.5) / 5, 9),
      nearPercent: 60,
      pairs: 5,
    });
    expect(deriveAccuracy(pairs.slice(1))).toMatchObject({ kind: 'not-enough', have: 4, need: 5 });
    expect(pairFingersticks({ at: Float64Array.of(0), mgDl: Float64Array.of(100) }, columnsOf([]))).toEqual([]);
  });
});
