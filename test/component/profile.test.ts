import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOffsetAt } from '../../core/period';
import { rangeAgainst } from '../../renderer/compare/load-compare';
import { runsOf, slopesOf } from '../../renderer/pattern/curve';
import { deriveTraces } from '../../renderer/pattern/profile-model';
import { type FakeReading, toColumns } from '../support/fake-bridge';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2024, 10, 4);

describe('curves by time of day', () => {
  it('go on over midnight, and an hour without readings is a gap', () => {
    const curve = Float64Array.from({ length: 24 }, (_, hour) => (hour === 5 || hour === 6 ? Number.NaN : 100 + hour));
    const runs = runsOf(curve);
    expect(runs.map((run) => [run.at(0), run.at(-1)])).toEqual([
      [
        [-0.5, 123],
        [4.5, 104],
      ],
      [
        [7.5, 107],
        [24.5, 100],
      ],
    ]);
  });

  it('never rise where their points fall, nor fall where they rise', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 39, max: 401 }), { minLength: 2, maxLength: 26 }), (values) => {
        const run = values.map((mgDl, i) => [i, mgDl] as const);
        slopesOf(run).forEach((slope, i) => {
          for (const [a, b] of [
            [i - 1, i],
            [i, i + 1],
          ] as const) {
            const step = (values[b] ?? Number.NaN) - (values[a] ?? Number.NaN);
            if (step >= 0) expect(slope).toBeGreaterThanOrEqual(0);
            if (step <= 0) expect(slope).toBeLessThanOrEqual(0);
          }
        });
      }),
    );
  });
});

describe('single days', () => {
  const every5 = (fromAt: number, count: number, offsetMinutes: number): FakeReading[] =>
    Array.from({ length: count }, (_, i) => ({ at: fromAt + i * 5 * MINUTE, mgDl: 120, offsetMinutes }));
  const hoursOf = (readings: readonly FakeReading[]) =>
    deriveTraces(toColumns(readings), () => true).map((run) => [run.at(0)?.[0], run.at(-1)?.[0]]);

  it('end at midnight as lived and at a gap', () => {
    const readings = [...every5(MIDNIGHT + 22 * HOUR, 36, 60), ...every5(MIDNIGHT + 30 * HOUR, 12, 60)];
    expect(hoursOf(readings)).toEqual([
      [23, expect.closeTo(23 + 55 / 60)],
      [0, expect.closeTo(1 + 55 / 60)],
      [7, expect.closeTo(7 + 55 / 60)],
    ]);
  });

  it('begin anew where the clock is put back, so that no line goes back', () => {
    const readings = [...every5(MIDNIGHT, 12, 120), ...every5(MIDNIGHT + HOUR, 12, 60)];
    expect(hoursOf(readings)).toEqual([
      [2, expect.closeTo(2 + 55 / 60)],
      [2, expect.closeTo(2 + 55 / 60)],
    ]);
  });

  it('may be left out by their date', () => {
    const readings = every5(MIDNIGHT, 288 * 2, 0);
    expect(deriveTraces(toColumns(readings), (dayAt) => dayAt > MIDNIGHT)).toHaveLength(1);
  });
});

describe('what a period is held against', () => {
  /** Berlin in 2024: summer time from 31 March on, until 27 October, each at 01:00 UTC. */
  const clocks = {
    at: Float64Array.of(0, Date.UTC(2024, 2, 31, 1), Date.UTC(2024, 9, 27, 1)),
    offsetMinutes: Int16Array.of(60, 120, 60),
  };
  const offsetAt = createOffsetAt(clocks, () => 0);

  it('ends where the period begins, and begins at the same time of day, also over a change of clocks', () => {
    const range = { fromAt: Date.UTC(2024, 9, 28, 23), toAt: Date.UTC(2024, 10, 4, 23) }; // from midnight to midnight
    expect(rangeAgainst(range, 'before', offsetAt)).toEqual({ fromAt: Date.UTC(2024, 9, 21, 22), toAt: range.fromAt });
  });

  it('a year before is of the same days of the week', () => {
    const range = { fromAt: Date.UTC(2024, 10, 3, 23), toAt: Date.UTC(2024, 10, 10, 23) };
    const before = rangeAgainst(range, 'year-before', offsetAt);
    expect(before).toEqual({ fromAt: range.fromAt - 364 * DAY, toAt: range.toAt - 364 * DAY });
  });
});
