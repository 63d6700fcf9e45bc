import { describe, expect, test } from 'vitest';
import { LIVED } from '../../../../core/statistics/clock';
import { sumTimesOfDay, weekdayOf } from '../../../../core/statistics/hours';
import { deriveProfile, deriveRawProfile, smooth } from '../../../../core/statistics/profile';
import { columnsOf, DAY, every5, HOUR } from './columns';

const NONE = Number.NaN;
const smoothed = (...curve: readonly number[]): readonly number[] => [...smooth(Float64Array.from(curve))];

describe('smoothing', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['weights the neighbours round the day', [60, 120, 60, 180], [90, 100, 90, 140]],
    ['with one empty neighbour', [100, 150, NONE, 100], [650 / 6, 140, NONE, 100]],
    ['with two, a value stays', [NONE, 150, NONE, NONE], [NONE, 150, NONE, NONE]],
    ['a flat curve stays', [100, 100, 100, 100], [100, 100, 100, 100]],
  ])('%s', (_, curve, result) => {
    expect(smoothed(...curve)).toEqual(result);
  });
});

describe('a profile by time of day', () => {
  const MONDAY = Date.UTC(2024, 4, 6);
  const rising = Array.from({ length: 288 }, (_, i) => 100 + Math.floor(i / 12));
  const readings = columnsOf([
    ...every5(MONDAY, rising),
    ...every5(
      MONDAY + DAY,
      rising.map((code) => code + 10),
    ),
  ]);

  test('has the percentiles of each hour', () => {
    const { count, curves } = deriveRawProfile(sumTimesOfDay(readings));
    expect([count[0], count[23]]).toEqual([24, 24]);
    expect(curves.map((curve) => curve[3])).toEqual([103, 103, 108, 113, 113]);
  });

  test('is smoothed as drawn', () => {
    const { curves } = deriveProfile(sumTimesOfDay(readings));
    expect(curves[2]?.[3]).toBe(108);
    expect(curves[2]?.[0]).toBeCloseTo((128 + 4 * 105 + 106) / 6, 9);
  });

  test('of some days of the week only', () => {
    const mondays = sumTimesOfDay(readings, LIVED, 60, (dayAt) => weekdayOf(dayAt) === 1);
    expect(deriveRawProfile(mondays).curves[0]?.[0]).toBe(100);
    expect(mondays.reduce((sum, { total }) => sum + total, 0)).toBe(288);
  });

  test('is empty where there are no readings', () => {
    const { count, curves } = deriveProfile(sumTimesOfDay(columnsOf(every5(MONDAY + 2 * HOUR, [100, 39, 401]))));
    expect([count[1], count[2]]).toEqual([0, 3]);
    expect([curves[2]?.[1], curves[2]?.[2]]).toEqual([NONE, 100]);
  });
});
