import { describe, expect, test } from 'vitest';
import { type Bound, EPISODES, type EpisodePolicy, findEpisodes } from '../../../../core/statistics/episodes';
import { columnsOf, every5, MINUTE, type Read } from './columns';

const NOON = Date.UTC(2026, 4, 1, 12);
const LOW: Bound = { side: 'below', mgDl: 70 };

describe('consensus episodes', () => {
  const inMinutes = (readings: readonly Read[], bound = LOW, policy = EPISODES) =>
    findEpisodes(columnsOf(readings), bound, policy).map(({ startAt, endAt, ended, extreme }) => [
      (startAt - NOON) / MINUTE,
      (endAt - NOON) / MINUTE,
      ended,
      extreme,
    ]);

  test.each<[string, readonly number[], readonly (readonly [number, number, string, number])[]]>([
    ['three readings are a quarter of an hour', [100, 69, 60, 69, 100, 100, 100], [[5, 20, 'back', 60]]],
    ['two are not', [100, 69, 60, 100, 69, 69, 100, 100, 100], []],
    ['a short time back is part of it', [60, 60, 60, 90, 90, 50, 90, 90, 90], [[0, 30, 'back', 50]]],
    ['its bound is not beyond it', [70, 70, 70, 70], []],
    ['until the last reading', [60, 60, 39, 60], [[0, 15, 'open', 39]]],
    ['a gap of a quarter of an hour is bridged', [60, 60, 0, 0, 60, 80, 80, 80], [[0, 25, 'back', 60]]],
    [
      'a longer one ends it',
      [60, 60, 60, 0, 0, 0, 60, 60, 60],
      [
        [0, 10, 'cut', 60],
        [30, 40, 'open', 60],
      ],
    ],
    [
      'two episodes',
      [60, 60, 60, 80, 80, 80, 60, 60, 60, 80, 80, 80],
      [
        [0, 15, 'back', 60],
        [30, 45, 'back', 60],
      ],
    ],
  ])('%s', (_, codes, episodes) => {
    expect(inMinutes(every5(NOON, codes))).toEqual(episodes);
  });

  test('sensors are some seconds off', () => {
    const jittered = every5(NOON, [60, 60, 60, 90, 90, 90]).map(([at, code], i): Read => [at - i * 9000, code]);
    expect(findEpisodes(columnsOf(jittered), LOW)).toHaveLength(1);
  });

  test('readings of one a minute last as long', () => {
    const minutely = (count: number): Read[] => [
      ...Array.from({ length: count }, (_, i): Read => [NOON + i * MINUTE, 60]),
      ...Array.from({ length: 20 }, (_, i): Read => [NOON + (count + i) * MINUTE, 100]),
    ];
    expect(inMinutes(minutely(14))).toEqual([]);
    expect(inMinutes(minutely(15))).toEqual([[0, 15, 'back', 60]]);
    const soonBelow: readonly Read[] = [
      ...minutely(15).slice(0, 29),
      [NOON + 30 * MINUTE, 60],
      [NOON + 31 * MINUTE, 60],
    ];
    expect(inMinutes(soonBelow)).toEqual([[0, 31, 'open', 60]]);
  });

  test.each<[string, Partial<EpisodePolicy>, readonly number[], readonly unknown[]]>([
    ['readings back before a gap are not part of it', {}, [60, 60, 60, 90, 0, 0, 0, 90], [[0, 15, 'cut', 60]]],
    ['or are', { keepsTail: true }, [60, 60, 60, 90, 0, 0, 0, 90], [[0, 15, 'cut', 60]]],
    ['up to the last of them', { keepsTail: true }, [60, 60, 60, 90, 90, 0, 0, 0, 90], [[0, 20, 'cut', 60]]],
    ['nothing is missing before it', { bridgeBeforeMs: 5 * MINUTE }, [60, 60, 0, 60, 60, 80], []],
    [
      'anything may be missing in it',
      { bridgeBeforeMs: 5 * MINUTE, bridgeMs: 60 * MINUTE },
      [60, 60, 60, 0, 0, 0, 0, 60, 90, 90, 90],
      [[0, 40, 'back', 60]],
    ],
  ])('by another policy: %s', (_, policy, codes, episodes) => {
    expect(inMinutes(every5(NOON, codes), LOW, { ...EPISODES, ...policy })).toEqual(episodes);
  });

  test('above a bound', () => {
    expect(inMinutes(every5(NOON, [181, 200, 401, 180, 180, 180]), { side: 'above', mgDl: 180 })).toEqual([
      [0, 15, 'back', 401],
    ]);
  });
});
