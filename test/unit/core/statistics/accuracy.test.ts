import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveAccuracy, isNear, pairFingersticks } from '../../../../core/statistics/accuracy';
import { columnsOf, every5, MINUTE } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);
const sticksOf = (minutes: number, mgDl: number) => ({
  at: Float64Array.of(MIDNIGHT + minutes * MINUTE),
  mgDl: Float64Array.of(mgDl),
  isCalibration: Uint8Array.of(0),
});

describe('the sensor beside fingersticks', () => {
  const readings = columnsOf(every5(MIDNIGHT, [100, 110, 120]));
  const pair = (minutes: number, mgDl: number) => pairFingersticks(sticksOf(minutes, mgDl), readings).sensorMgDl[0];
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

  test('is nothing where there are no readings', () => {
    expect(pairFingersticks(sticksOf(0, 100), columnsOf([])).at).toHaveLength(0);
  });

  const PAIRS = [
    [100, 110],
    [50, 66],
    [50, 65],
    [200, 230],
    [200, 231],
  ] as const;
  const columns = (pairs: ReadonlyArray<readonly [stick: number, sensor: number]>) => ({
    mgDl: Float64Array.from(pairs, ([stick]) => stick),
    sensorMgDl: Int16Array.from(pairs, ([, sensor]) => sensor),
  });

  test('mean difference, bias and shares near, from five on', () => {
    expect(deriveAccuracy(columns(PAIRS))).toEqual({
      kind: 'value',
      value: {
        pairs: 5,
        mardPercent: expect.closeTo((10 + 32 + 30 + 15 + 15.5) / 5, 9),
        biasMgDl: expect.closeTo((10 + 16 + 15 + 30 + 31) / 5, 9),
        nearPercent: { 15: 60, 20: 100, 30: 100 },
      },
    });
    expect(deriveAccuracy(columns(PAIRS.slice(1)))).toMatchObject({ kind: 'not-enough', have: 4, need: 5 });
  });

  test.each([
    [99, 114, 15, true],
    [99, 115, 15, false],
    [100, 115, 15, true],
    [100, 116, 15, false],
    [99, 119, 20, true],
    [100, 121, 20, false],
    [300, 210, 30, true],
    [300, 209, 30, false],
  ] as const)('%d beside %d is within %d: %s', (stick, sensor, near, is) => {
    expect(isNear(stick, sensor, near)).toBe(is);
  });

  test('has no say in the order of pairs, and each wider share holds the narrower', () => {
    const glucose = fc.integer({ min: 40, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(glucose, glucose), { minLength: 5 }), (pairs) => {
        const [one, other] = [pairs, [...pairs].reverse()].map((some) => deriveAccuracy(columns(some)));
        if (one?.kind !== 'value' || other?.kind !== 'value') throw new Error('no value');
        const { nearPercent, mardPercent, biasMgDl } = one.value;
        expect(other.value.mardPercent).toBeCloseTo(mardPercent, 6);
        expect(other.value.biasMgDl).toBeCloseTo(biasMgDl, 6);
        expect(nearPercent[15] <= nearPercent[20] && nearPercent[20] <= nearPercent[30]).toBe(true);
      }),
    );
  });
});
