import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { areOrdered, DEFAULT_SETTINGS } from '../../../core/settings';
import { settingsSchema } from '../../../core/settings-schema';

const accepts = (change: object): boolean => v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, ...change }).success;
const thresholds = (veryLowMgDl: number, lowMgDl: number, highMgDl: number, veryHighMgDl: number) => ({
  thresholds: { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl },
});

test('the defaults are settings', () => {
  expect(v.parse(settingsSchema, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

describe('thresholds', () => {
  test('are accepted exactly where they are whole, measurable and rise', () => {
    const bound = fc.integer({ min: 35, max: 405 });
    fc.assert(
      fc.property(bound, bound, bound, bound, (a, b, c, d) => {
        const bounds = [a, b, c, d];
        const isGood = bounds.every((x) => x >= 40 && x <= 400) && a < b && b < c && c < d;
        expect(accepts(thresholds(a, b, c, d))).toBe(isGood);
      }),
      { numRuns: 500 },
    );
    expect(accepts(thresholds(40, 41, 42, 400))).toBe(true);
  });

  test.each([
    [54, 54, 180, 250],
    [54, 180, 180, 250],
    [54, 70, 250, 250],
    [70, 54, 180, 250],
    [54, 70, 300, 250],
  ])('%d %d %d %d do not rise', (a, b, c, d) => {
    expect(areOrdered(thresholds(a, b, c, d).thresholds)).toBe(false);
    expect(accepts(thresholds(a, b, c, d))).toBe(false);
  });

  test.each([
    [54.5, 70, 180, 250],
    [Number.NaN, 70, 180, 250],
    [54, 70, 180, Number.POSITIVE_INFINITY],
    [39, 70, 180, 250],
    [54, 70, 180, 401],
  ])('%d %d %d %d are refused', (a, b, c, d) => {
    expect(accepts(thresholds(a, b, c, d))).toBe(false);
  });
});

test.each<[string, object]>([
  ['another unit', { unit: 'mg/dl' }],
  ['another theme', { theme: 'pink' }],
  ['text for a switch', { startAtLogin: 'yes' }],
  ['an unknown preset', { preset: 'young' }],
  ['a zone that there is not', { clock: { kind: 'home', zone: 'Europe/Nowhere' } }],
  ['a clock of no zone', { clock: { kind: 'home' } }],
  ['no thresholds', { thresholds: null }],
  ['an unknown setting', { secret: 1 }],
])('%s is refused', (_name, change) => {
  expect(accepts(change)).toBe(false);
});

test('a refusal names no value', () => {
  const result = v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, ...thresholds(54, 180, 70, 250) });
  expect(result.issues?.[0]?.message).toBe('thresholds must rise');
});
