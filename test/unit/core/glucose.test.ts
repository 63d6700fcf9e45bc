import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Glucose, glucoseFromCode, glucoseToCode, parseGlucose } from '../../../core/glucose';

const LOW: Glucose = { kind: 'low' };
const HIGH: Glucose = { kind: 'high' };
const NONE: Glucose = { kind: 'none' };
const value = (mgDl: number): Glucose => ({ kind: 'value', mgDl });

test.each<[number | null, string | null, Glucose]>([
  [40, null, value(40)],
  [120, 'ok', value(120)],
  [120, 'unknown', value(120)],
  [400, null, value(400)],
  [39, null, LOW],
  [401, null, HIGH],
  [600, null, HIGH],
  [120, 'low', LOW],
  [120, 'high', HIGH],
  [null, 'low', LOW],
  [0, 'high', HIGH],
  [38, null, NONE],
  [12, 'ok', NONE],
  [0, null, NONE],
  [-5, null, NONE],
  [null, null, NONE],
  [null, 'ok', NONE],
  [Number.NaN, null, NONE],
  [Number.POSITIVE_INFINITY, 'ok', NONE],
  [120.4, null, value(120)],
])('value %s with status %s', (mgDl, status, expected) => {
  expect(parseGlucose(mgDl, status)).toEqual(expected);
});

describe('the code in the archive', () => {
  test('every code from 39 to 401 comes back as it went in', () => {
    for (let code = 39; code <= 401; code += 1) expect(glucoseToCode(glucoseFromCode(code))).toBe(code);
  });

  test('anything else is no value or HIGH, never a number', () => {
    const others = fc.oneof(fc.integer({ max: 38 }), fc.integer({ min: 402 }));
    fc.assert(
      fc.property(others, (code) => {
        expect(glucoseFromCode(code)).toEqual(code < 39 ? NONE : HIGH);
      }),
    );
    expect(glucoseFromCode(null)).toEqual(NONE);
    expect(glucoseToCode(NONE)).toBeNull();
  });
});
