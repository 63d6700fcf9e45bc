import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelayMs, steadyDelayMs } from '../../../../main/sync/delays';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('good rounds are about five minutes apart', () => {
  expect(steadyDelayMs(0)).toBe(4.5 * MINUTE);
  expect(steadyDelayMs(0.5)).toBe(5 * MINUTE);
  fc.assert(
    fc.property(anyRandom, (random) => {
      expect(steadyDelayMs(random)).toBeGreaterThanOrEqual(4.5 * MINUTE);
      expect(steadyDelayMs(random)).toBeLessThanOrEqual(5.5 * MINUTE);
    }),
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
