import { describe, expect, test } from 'vitest';
import { inferSensorStarts } from '../../../../core/statistics/sensor-starts';
import { MINUTE } from './columns';

describe('sensor starts', () => {
  const infer = (rows: ReadonlyArray<readonly [minutes: number, ticks: number, id: string | null]>) =>
    inferSensorStarts({
      at: Float64Array.from(rows, ([minutes]) => minutes * MINUTE),
      ticks: Float64Array.from(rows, ([, ticks]) => ticks),
      transmitterId: rows.map(([, , id]) => id),
    }).map(({ at, why, warmUp }) => [at / MINUTE, why, warmUp && (warmUp.toAt - warmUp.fromAt) / MINUTE]);
  test.each<[string, Parameters<typeof infer>[0], readonly unknown[]]>([
    [
      'goes on',
      [
        [0, 100, 'a'],
        [5, 400, 'a'],
        [60, 3700, 'a'],
      ],
      [],
    ],
    [
      'its count restarts after a warm-up',
      [
        [0, 9000, 'a'],
        [35, 1800, 'a'],
      ],
      [[35, 'ticks-restarted', 35]],
    ],
    [
      'another one',
      [
        [0, 100, 'a'],
        [5, 90000, 'b'],
        [10, 90300, 'b'],
      ],
      [[5, 'new-transmitter', null]],
    ],
    [
      'after days without one',
      [
        [0, 100, 'a'],
        [5000, 1800, 'b'],
      ],
      [[5000, 'new-transmitter', null]],
    ],
    [
      'what is not said is nothing',
      [
        [0, 100, 'a'],
        [5, 0, null],
        [10, Number.NaN, null],
        [15, 1000, 'a'],
      ],
      [],
    ],
  ])('%s', (_, rows, starts) => {
    expect(infer(rows)).toEqual(starts);
  });
});
