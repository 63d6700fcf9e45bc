import { describe, expect, test } from 'vitest';
import { layGrid, seriesOf } from '../../../../core/statistics/grid';
import { congaOf, deriveGridProfile, gvpOf, magOf, moddOf } from '../../../../core/statistics/grid-measures';
import { columnsOf, DAY, every5, HOUR, MINUTE } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);

describe('a grid', () => {
  test('interpolates, from five past midnight of the clock on', () => {
    const late = columnsOf([
      [MIDNIGHT + 2 * MINUTE, 100],
      [MIDNIGHT + 12 * MINUTE, 120],
    ]);
    const { values, fromAt } = layGrid(late, 0);
    expect([fromAt, values.length, ...values.slice(0, 3)]).toEqual([MIDNIGHT, 288, 106, 116, Number.NaN]);
    expect(layGrid(late, -60).fromAt).toBe(MIDNIGHT - DAY + HOUR);
  });

  test('has nothing where more than 45 minutes are missing', () => {
    const gap = (minutes: number) =>
      seriesOf(
        layGrid(
          columnsOf([
            [MIDNIGHT + 5 * MINUTE, 100],
            [MIDNIGHT + (5 + minutes) * MINUTE, 190],
          ]),
          0,
        ),
      );
    expect([...gap(45).mgDl]).toEqual([100, 110, 120, 130, 140, 150, 160, 170, 180, 190]);
    expect([...gap(50).mgDl]).toEqual([100, 190]);
  });

  test('of no readings is empty', () => {
    expect(layGrid(columnsOf([]), 0).values).toHaveLength(0);
  });
});

describe('measures on a grid', () => {
  const sawtooth = Array.from({ length: 2 * 288 }, (_, i) => (i % 2 === 0 ? 100 : 112));
  const grid = layGrid(columnsOf(every5(MIDNIGHT + 5 * MINUTE, sawtooth)), 0);
  test('of a sawtooth', () => {
    expect(magOf(grid)).toBeCloseTo(144, 9);
    expect(gvpOf(grid)).toBeCloseTo((13 / 5 - 1) * 100, 9);
    expect(congaOf(grid, 1)).toBe(0);
    expect(moddOf(grid)).toBe(0);
  });
  test('of days that differ', () => {
    const twoDays = [...Array(288).fill(100), ...Array(288).fill(130)];
    const days = layGrid(columnsOf(every5(MIDNIGHT + 5 * MINUTE, twoDays)), 0);
    expect(moddOf(days)).toBe(30);
    // Of 564 differences to an hour before, 12 are 30 mg/dL and the others 0.
    expect(congaOf(days, 1)).toBeCloseTo(Math.sqrt((12 * 900 - 360 ** 2 / 564) / 563), 9);
    const { count, curves } = deriveGridProfile(days, [0.5]);
    expect([count[0], curves[0]?.[0], curves[0]?.[287]]).toEqual([2, 115, 115]);
  });
});
