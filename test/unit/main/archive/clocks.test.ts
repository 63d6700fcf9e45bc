import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropReturns } from '../../../../main/archive/clocks';
import { DAY, HOUR } from '../simulated';
import { ALL, egvOf, keep, NOW, openNew, RECEIVER } from './made';

type Row = readonly [hours: number, offsetMinutes: number];
const drop = (...rows: readonly Row[]): readonly Row[] =>
  dropReturns(rows.map(([hours, offsetMinutes]) => ({ at: hours * HOUR, offsetMinutes }))).map(
    ({ at, offsetMinutes }) => [at / HOUR, offsetMinutes],
  );

describe('changes of the clock', () => {
  test.each<[string, readonly Row[], readonly Row[]]>([
    [
      'stay as they are',
      [
        [0, -300],
        [100, 660],
        [200, -300],
      ],
      [
        [0, -300],
        [100, 660],
        [200, -300],
      ],
    ],
    [
      'taken back in the same hour are none',
      [
        [0, -300],
        [100, 660],
        [107, -300],
        [107, 660],
        [200, -300],
      ],
      [
        [0, -300],
        [100, 660],
        [200, -300],
      ],
    ],
    [
      'taken back again and again are none',
      [
        [0, 660],
        [7, -300],
        [7, 660],
        [8, -300],
        [9, 660],
      ],
      [[0, 660]],
    ],
    [
      'kept for three hours are changes',
      [
        [0, 660],
        [7, -300],
        [10, 660],
      ],
      [
        [0, 660],
        [7, -300],
        [10, 660],
      ],
    ],
    [
      'to a third clock are changes, however soon',
      [
        [0, 60],
        [7, 120],
        [8, 180],
      ],
      [
        [0, 60],
        [7, 120],
        [8, 180],
      ],
    ],
    ['are none where there are none', [], []],
  ])('%s', (_, rows, kept) => {
    expect(drop(...rows)).toEqual(kept);
  });

  test('never repeat a clock, and end on the one that came last', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(-300, 60, 660));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sorted = [...rows].sort(([a], [b]) => a - b);
        const kept = drop(...sorted);
        expect(kept.some(([, offset], i) => i > 0 && offset === kept[i - 1]?.[1])).toBe(false);
        expect(kept.at(-1)?.[1]).toBe(sorted.at(-1)?.[1]);
        expect(drop(...kept)).toEqual(kept);
      }),
    );
  });

  test('are those of a journey, not of a receiver that was left on home time', async () => {
    const { archive } = await openNew();
    const readings = Array.from({ length: 48 }, (_, i) => {
      const systemAt = NOW - 2 * DAY + i * HOUR;
      const isReceivers = i === 30 || i === 31;
      return egvOf({
        systemAt,
        offsetMinutes: i < 24 || isReceivers ? -300 : 660,
        ...(isReceivers ? { source: RECEIVER } : {}),
      });
    });
    await keep(archive, 'egv', readings);
    expect((await archive.records('egv', ALL)).at).toHaveLength(48);
    expect([...(await archive.clocks()).offsetMinutes]).toEqual([-300, 660]);
  });
});
