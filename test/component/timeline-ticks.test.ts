import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOffsetAt, type OffsetAt } from '../../core/period';
import { tickLabels, timeTicks } from '../../renderer/timeline/time-ticks';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const utc: OffsetAt = () => 0;
/** Berlin over the autumn and the spring change of clocks. */
const berlin = createOffsetAt(
  {
    at: Float64Array.of(0, Date.UTC(2024, 9, 27, 1), Date.UTC(2025, 2, 30, 1)),
    offsetMinutes: Int16Array.of(120, 60, 120),
  },
  utc,
);
const labels = (fromAt: number, toAt: number, most: number, offsetAt = utc): readonly string[] => {
  const { ticks, step } = timeTicks({ fromAt, toAt }, most, offsetAt);
  return tickLabels(ticks, step, 'en-GB', offsetAt).map((label) => label.replace('\n', ' | '));
};

describe('ticks', () => {
  const start = Date.UTC(2024, 10, 14, 5);
  it.each([
    ['five minutes', start, 5 / 60 / 24, ['05:00 | Thu 14 Nov', '05:01', '05:02', '05:03', '05:04', '05:05']],
    ['three hours', start, 1 / 8, ['05:00 | Thu 14 Nov', '05:30', '06:00', '06:30', '07:00', '07:30', '08:00']],
    [
      'a day',
      start,
      1,
      ['06:00 | Thu 14 Nov', '09:00', '12:00', '15:00', '18:00', '21:00', '00:00 | Fri 15 Nov', '03:00'],
    ],
    ['two weeks', start, 14, ['Fri 15 | Nov 2024', 'Sun 17', 'Tue 19', 'Thu 21', 'Sat 23', 'Mon 25', 'Wed 27']],
    ['a year', start, 365, ['Jan | 2025', 'Apr', 'Jul', 'Oct']],
    ['ten years', start, 3652, ['2026', '2028', '2030', '2032', '2034']],
  ])('of %s are round', (_, from, days, expected) => {
    expect(labels(from, from + days * DAY, 8).map((label) => label.replace(',', ''))).toEqual(expected);
  });

  it('keep to the clock where it changes', () => {
    const autumn = labels(Date.UTC(2024, 9, 26, 21), Date.UTC(2024, 9, 27, 6), 12, berlin);
    expect(autumn.map((label) => label.slice(0, 5))).toEqual([
      '23:00',
      '00:00',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
      '07:00',
    ]);
    const spring = labels(Date.UTC(2025, 2, 29, 22), Date.UTC(2025, 2, 30, 4), 12, berlin);
    for (const label of spring) expect(label).toMatch(/^\d\d:[03]0/);
  });

  it('always rise, are inside, and are not too many, from minutes to centuries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        fc.integer({ min: 5 * 60_000, max: 100_000 * DAY }),
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: -720, max: 840 }),
        (day, ms, most, offset) => {
          const range = { fromAt: day * DAY, toAt: day * DAY + ms };
          const { ticks } = timeTicks(range, most, () => offset);
          expect(ticks.length).toBeLessThanOrEqual(most + 2);
          ticks.forEach((at, i) => {
            expect(at).toBeGreaterThanOrEqual(range.fromAt);
            expect(at).toBeLessThanOrEqual(range.toAt);
            if (i > 0) expect(at).toBeGreaterThan(ticks[i - 1] ?? 0);
          });
        },
      ),
    );
  });
});
