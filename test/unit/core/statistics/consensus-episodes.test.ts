import { describe, expect, test } from 'vitest';
import { deriveEpisodes, rateInto } from '../../../../core/statistics/consensus-episodes';
import { PRESETS } from '../../../../core/statistics/presets';
import { DEFAULT_THRESHOLDS } from '../../../../core/zones';
import { columnsOf, every5, MINUTE } from './columns';

const NOON = Date.UTC(2024, 4, 1, 12);
const shown = (codes: readonly number[], bounds = DEFAULT_THRESHOLDS) =>
  deriveEpisodes(columnsOf(every5(NOON, codes)), bounds).map(({ side, level, isExtended, startAt, endAt }) => [
    side,
    level,
    isExtended,
    (startAt - NOON) / MINUTE,
    (endAt - NOON) / MINUTE,
  ]);
const back = [100, 100, 100];

describe('consensus episodes', () => {
  test.each<[string, readonly number[], readonly (readonly [string, number, boolean, number, number])[]]>([
    ['low', [60, 60, 60, ...back], [['low', 1, false, 0, 15]]],
    ['very low for less than a quarter of an hour is low', [60, 50, 50, 60, ...back], [['low', 1, false, 0, 20]]],
    ['very low', [60, 50, 39, 50, 60, ...back], [['low', 2, false, 0, 25]]],
    ['two hours are not extended', [...Array(24).fill(60), ...back], [['low', 1, false, 0, 120]]],
    ['more are', [...Array(25).fill(60), ...back], [['low', 1, true, 0, 125]]],
    [
      'not with a while back between',
      [...Array(20).fill(60), 80, ...Array(20).fill(60), ...back],
      [['low', 1, false, 0, 205]],
    ],
    [
      'high and very high, in order of time',
      [190, 190, 190, ...back, 260, 401, 260, ...back, 60, 60, 60],
      [
        ['high', 1, false, 0, 15],
        ['high', 2, false, 30, 45],
        ['low', 1, false, 60, 70],
      ],
    ],
  ])('%s', (_, codes, episodes) => {
    expect(shown(codes)).toEqual(episodes);
  });

  test('in pregnancy nothing is told apart above the target', () => {
    const { thresholds } = PRESETS.pregnancy;
    expect(shown([300, 300, 300, 100, 100, 100, 62, 62, 62], thresholds)).toEqual([
      ['high', 1, false, 0, 15],
      ['low', 1, false, 30, 40],
    ]);
  });
});

test('how an episode was come into', () => {
  const series = columnsOf(every5(NOON, [130, 120, 100, 85, 69]));
  expect(rateInto(series, 4)).toBeCloseTo(-51 / 15, 9);
  expect(rateInto(series, 2)).toBeNull();
  expect(rateInto(columnsOf(every5(NOON, [130, 0, 0, 0, 0, 69])), 1)).toBeNull();
});
