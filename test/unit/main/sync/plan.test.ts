import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeIntervals, subtractIntervals } from '../../../../core/intervals';
import { LONGEST_WINDOW_MS } from '../../../../main/dexcom/client';
import { planWindows } from '../../../../main/sync/plan';
import { DAY, HOUR, MINUTE } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 100 * DAY;
const WHOLE = { fromAt: FIRST, toAt: NOW };
const plan = (covered: Parameters<typeof planWindows>[1], whole = WHOLE, now = NOW) =>
  planWindows(whole, covered, LONGEST_WINDOW_MS, now);

test('the first fill is everything, newest first, in windows of at most 30 days', () => {
  expect(plan([])).toEqual([
    { fromAt: NOW - 30 * DAY, toAt: NOW },
    { fromAt: NOW - 60 * DAY, toAt: NOW - 30 * DAY },
    { fromAt: NOW - 90 * DAY, toAt: NOW - 60 * DAY },
    { fromAt: FIRST, toAt: NOW - 90 * DAY },
  ]);
});

test('a history that is complete is asked for its last day only', () => {
  expect(plan([WHOLE])).toEqual([{ fromAt: NOW - DAY, toAt: NOW }]);
});

test('after a fill that was broken off only what is missing is asked for', () => {
  expect(plan([{ fromAt: NOW - 60 * DAY, toAt: NOW }])).toEqual([
    { fromAt: NOW - DAY, toAt: NOW },
    { fromAt: NOW - 90 * DAY, toAt: NOW - 60 * DAY },
    { fromAt: FIRST, toAt: NOW - 90 * DAY },
  ]);
});

test('after days without a round the day before them is asked for again too', () => {
  const covered = [{ fromAt: FIRST, toAt: NOW - 3 * DAY }];
  expect(plan(covered)).toEqual([{ fromAt: NOW - 4 * DAY, toAt: NOW }]);
});

test('a history that reaches into the future is asked for again from a day before now', () => {
  const whole = { fromAt: FIRST, toAt: NOW + DAY };
  expect(plan([whole], whole)).toEqual([{ fromAt: NOW - DAY, toAt: NOW + DAY }]);
});

test('a history that is now said to begin earlier is asked for there', () => {
  expect(plan([{ fromAt: FIRST + DAY, toAt: NOW }])).toEqual([
    { fromAt: NOW - DAY, toAt: NOW },
    { fromAt: FIRST, toAt: FIRST + DAY },
  ]);
});

describe('whatever was covered', () => {
  const anyInterval = fc
    .tuple(fc.integer({ min: 0, max: 120 * 24 }), fc.integer({ min: 1, max: 60 * 24 }))
    .map(([start, hours]) => ({ fromAt: FIRST + start * HOUR - 10 * DAY, toAt: FIRST + (start + hours) * HOUR }));
  const anyCovered = fc.array(anyInterval, { maxLength: 6 });

  test('afterwards nothing is missing, no window is too long and none overlaps another', () => {
    fc.assert(
      fc.property(anyCovered, (covered) => {
        const windows = plan(covered);
        expect(subtractIntervals(WHOLE, [...covered, ...windows])).toEqual([]);
        windows.forEach(({ fromAt, toAt }, i) => {
          expect(toAt - fromAt).toBeGreaterThan(0);
          expect(toAt - fromAt).toBeLessThanOrEqual(LONGEST_WINDOW_MS);
          expect(toAt).toBeLessThanOrEqual(windows[i - 1]?.fromAt ?? NOW);
        });
      }),
    );
  });

  test('the day before the end of what was covered is asked for again', () => {
    fc.assert(
      fc.property(anyCovered, (covered) => {
        const end = Math.min(
          NOW,
          ...mergeIntervals(covered)
            .slice(-1)
            .map(({ toAt }) => toAt),
        );
        const again = { fromAt: Math.max(FIRST, end - DAY), toAt: Math.max(FIRST, end) };
        expect(subtractIntervals(again, plan(covered))).toEqual([]);
      }),
    );
  });

  test('planning again after keeping it all leaves the last day', () => {
    fc.assert(
      fc.property(anyCovered, (covered) => {
        const kept = mergeIntervals([...covered, ...plan(covered)]);
        expect(plan(kept)).toEqual([{ fromAt: NOW - DAY, toAt: NOW }]);
      }),
    );
  });
});

test('nothing there, nothing asked', () => {
  expect(plan([], { fromAt: NOW, toAt: NOW })).toEqual([]);
  expect(plan([], { fromAt: NOW, toAt: NOW - MINUTE })).toEqual([]);
});
