import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSample, deriveDelay, expectedDelayMs, median, NOTHING_LEARNED } from '../../../core/delay';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DEMO = { kind: 'demo', id: 'demo-steady', person: 'steady' } as const;
const expected = (samples: readonly number[]): number => expectedDelayMs(DEMO, deriveDelay(samples));

test('before five arrivals the delay is the one known by design', () => {
  expect(expectedDelayMs(DEMO, NOTHING_LEARNED)).toBe(HOUR);
  expect(expected([1, 2, 3, 4].map((hours) => hours * HOUR))).toBe(HOUR);
  expect(expected([1, 2, 3, 4, 5].map((hours) => hours * HOUR))).toBe(3 * HOUR);
});

test('what is expected is never under ten minutes nor over a day', () => {
  expect(expected([0, 0, 0, 0, 0])).toBe(10 * MINUTE);
  expect(expected(Array(9).fill(400 * HOUR))).toBe(24 * HOUR);
});

test('a few odd arrivals do not move it', () => {
  const usual = Array(30).fill(HOUR);
  expect(expected([...usual, 0, 0, 0, 500 * HOUR, 0, 700 * HOUR])).toBe(HOUR);
});

test('a change of habit is learned within fifty arrivals', () => {
  let samples: number[] = Array(50).fill(3 * HOUR);
  for (let i = 0; i < 26; i += 1) samples = addSample(samples, HOUR);
  expect(samples).toHaveLength(50);
  expect(deriveDelay(samples)).toEqual({ learnedMs: HOUR, samples: 50 });
});

describe('the median', () => {
  test('has no more than half of the numbers on either side', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
        const middle = median(numbers);
        expect(numbers.filter((n) => n < middle).length).toBeLessThanOrEqual(numbers.length / 2);
        expect(numbers.filter((n) => n > middle).length).toBeLessThanOrEqual(numbers.length / 2);
        expect(numbers).toContain(middle);
      }),
    );
  });

  test('of nothing is no number', () => expect(median([])).toBeNaN());
});
