import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutNewestFirst, type Interval, mergeIntervals, subtractIntervals } from '../../../core/intervals';

/** Times are few, so that a set of whole instants is a model one can trust. */
const INSTANTS = Array.from({ length: 40 }, (_, at) => at);
const anyInterval: fc.Arbitrary<Interval> = fc.record({
  fromAt: fc.integer({ min: 0, max: 30 }),
  toAt: fc.integer({ min: 0, max: 30 }),
});
const anyIntervals = fc.array(anyInterval, { maxLength: 8 });

const isIn = (at: number, intervals: readonly Interval[]): boolean =>
  intervals.some(({ fromAt, toAt }) => fromAt <= at && at < toAt);
const instantsIn = (intervals: readonly Interval[]): number[] => INSTANTS.filter((at) => isIn(at, intervals));

/** In order, none empty, none touching the next. */
function expectTidy(intervals: readonly Interval[]): void {
  intervals.forEach(({ fromAt, toAt }, i) => {
    expect(toAt).toBeGreaterThan(fromAt);
    expect(fromAt).toBeGreaterThan(intervals[i - 1]?.toAt ?? Number.NEGATIVE_INFINITY);
  });
}

describe('merge', () => {
  test('holds the same instants in as few intervals as there can be', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const merged = mergeIntervals(intervals);
        expectTidy(merged);
        expect(instantsIn(merged)).toEqual(instantsIn(intervals));
      }),
    );
  });

  test('does not care about order or repetition', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        expect(mergeIntervals([...intervals, ...intervals].reverse())).toEqual(mergeIntervals(intervals));
        expect(mergeIntervals(mergeIntervals(intervals))).toEqual(mergeIntervals(intervals));
      }),
    );
  });
});

describe('subtract', () => {
  test('leaves exactly the instants of the whole that nothing covers', () => {
    fc.assert(
      fc.property(anyInterval, anyIntervals, (whole, covered) => {
        const missing = subtractIntervals(whole, covered);
        expectTidy(missing);
        expect(instantsIn(missing)).toEqual(instantsIn([whole]).filter((at) => !isIn(at, covered)));
      }),
    );
  });

  test('what is missing, once covered, leaves nothing missing', () => {
    fc.assert(
      fc.property(anyInterval, anyIntervals, (whole, covered) => {
        expect(subtractIntervals(whole, [...covered, ...subtractIntervals(whole, covered)])).toEqual([]);
      }),
    );
  });
});

describe('cut', () => {
  test('gives windows newest first that touch, are no longer than allowed, and make up the whole', () => {
    fc.assert(
      fc.property(anyInterval, fc.integer({ min: 1, max: 12 }), (whole, longest) => {
        const windows = cutNewestFirst(whole, longest);
        windows.forEach(({ fromAt, toAt }, i) => {
          expect(toAt).toBe(windows[i - 1]?.fromAt ?? whole.toAt);
          expect(toAt - fromAt).toBeGreaterThan(0);
          expect(toAt - fromAt).toBeLessThanOrEqual(longest);
        });
        expect(instantsIn(windows)).toEqual(instantsIn([whole]));
        expect(windows.length).toBe(Math.max(0, Math.ceil((whole.toAt - whole.fromAt) / longest)));
      }),
    );
  });
});
