import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_LEARNED } from '../../../../core/delay';
import { SPARING_WAIT_MS } from '../../../../core/glance';
import { type AfterRound, nextWaitMs, retryDelayMs } from '../../../../main/sync/delays';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const NOW = Date.UTC(2026, 4, 1, 12);
const HOUR = 60 * MINUTE;
const LEARNED = { learnedMs: HOUR, samples: 50 };
const waitAfter = (about: Partial<AfterRound>): number =>
  nextWaitMs({ at: NOW, newestAt: NOW - HOUR, delay: LEARNED, quiet: 0, sparing: false, random: 0, ...about });

describe('after a round with news the next comes', () => {
  test.each([
    ['a little after the next reading is due', 58 * MINUTE, 7 * MINUTE + 15 * SECOND],
    ['soon, but not at once, where it is due already', 70 * MINUTE, MINUTE],
    ['never later than in a quarter of an hour', 10 * MINUTE, 15 * MINUTE],
  ])('%s', (_name, ageMs, wait) => {
    expect(waitAfter({ newestAt: NOW - ageMs })).toBe(wait);
  });

  test('in five minutes as long as it is not known how late readings come, or there are none', () => {
    expect(waitAfter({ delay: NOTHING_LEARNED })).toBe(5 * MINUTE);
    expect(waitAfter({ newestAt: null })).toBe(5 * MINUTE);
  });
});

test('without news the waits double, up to a quarter of an hour', () => {
  expect([1, 2, 3, 4, 5, 2000].map((quiet) => waitAfter({ quiet }))).toEqual(
    [2, 4, 8, 15, 15, 15].map((minutes) => minutes * MINUTE),
  );
});

test('where power or network is short, every wait is three times as long', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: -HOUR, max: 9 * HOUR }),
      anyRandom,
      (quiet, age, r) => {
        const about = { quiet, newestAt: NOW - age, random: r };
        expect(waitAfter({ ...about, sparing: true })).toBe(3 * waitAfter(about));
        expect(waitAfter({ ...about, sparing: true })).toBeLessThanOrEqual(SPARING_WAIT_MS);
        expect(waitAfter(about)).toBeGreaterThanOrEqual(MINUTE);
        expect(waitAfter(about)).toBeLessThanOrEqual(15 * MINUTE);
      },
    ),
  );
});

test.each([
  [1, 7.5 * SECOND, 15 * SECOND],
  [2, 15 * SECOND, 30 * SECOND],
  [3, 30 * SECOND, MINUTE],
  [6, 4 * MINUTE, 8 * MINUTE],
  [7, 7.5 * MINUTE, 15 * MINUTE],
  [50, 7.5 * MINUTE, 15 * MINUTE],
  [5000, 7.5 * MINUTE, 15 * MINUTE],
])('after failure %d the wait is between %d and %d ms', (failures, least, most) => {
  fc.assert(
    fc.property(anyRandom, (random) => {
      const ms = retryDelayMs(failures, null, random);
      expect(ms).toBeGreaterThanOrEqual(least);
      expect(ms).toBeLessThanOrEqual(most);
    }),
  );
});

test('is never shorter than the server asked for, nor longer for it than needed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 3_600_000 }), anyRandom, (n, asked, r) => {
      expect(retryDelayMs(n, asked, r)).toBe(Math.max(asked, retryDelayMs(n, null, r)));
    }),
  );
});
