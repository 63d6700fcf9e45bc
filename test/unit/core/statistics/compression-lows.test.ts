import { describe, expect, test } from 'vitest';
import { suggestCompressionLows } from '../../../../core/statistics/compression-lows';
import { columnsOf, every5, HOUR, MINUTE } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);

describe('what may be pressure on the sensor', () => {
  const NIGHT = MIDNIGHT + 2 * HOUR;
  const steady = Array(8).fill(95);
  const pressed = [...steady, 80, 60, 52, 55, 60, 85, 95, 95];
  const find = (codes: readonly number[], fromAt = NIGHT, carbsAt: readonly number[] = [], offset = 0) =>
    suggestCompressionLows(columnsOf(every5(fromAt, codes, offset)), Float64Array.from(carbsAt)).map(
      ({ fromAt: from, toAt }) => [(from - fromAt) / MINUTE, (toAt - fromAt) / MINUTE],
    );
  test('falls and comes back fast at night', () => {
    expect(find(pressed)).toEqual([[35, 65]]);
  });
  test.each<[string, number | undefined, readonly number[], number, readonly number[]]>([
    ['not by day', MIDNIGHT + 12 * HOUR, pressed, 0, []],
    ['not where carbs were entered', NIGHT, pressed, 0, [NIGHT + 50 * MINUTE]],
    ['not from a level that fell already', NIGHT, [180, 170, 160, 150, 140, 130, 120, 110, ...pressed.slice(8)], 0, []],
    ['not slowly', NIGHT, [...steady, 92, 88, 84, 80, 76, 72, 68, 64, 64, 90, 100], 0, []],
    ['not without coming back', NIGHT, [...steady, 80, 60, ...Array(30).fill(60)], 0, []],
    ['not with a slow return', NIGHT, [...steady, 80, 60, ...Array.from({ length: 20 }, (_, i) => 61 + 2 * i)], 0, []],
    ['not without readings before', NIGHT, pressed.slice(6), 0, []],
    ["not in another clock's night", NIGHT, pressed, 600, []],
  ])('%s', (_, fromAt, codes, offset, carbsAt) => {
    expect(find(codes, fromAt, carbsAt, offset)).toEqual([]);
  });
});
