import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatGlucoseNumber, parseGlucoseNumber, toMgDl, toMmolL } from '../../../core/units';

const INTEGERS = Array.from({ length: 361 }, (_, i) => 40 + i);
const LOCALES = ['en', 'de', 'fr', 'sv', 'de-CH', 'ar-EG', 'fa', 'bn', 'hi', 'mr', 'my', 'th', 'ja', 'en-ZA'];

/** Published pairs of the consensus. Source: Battelino 2019, doi:10.2337/dci19-0028. */
const CONSENSUS: ReadonlyArray<readonly [mgDl: number, mmolL: number]> = [
  [54, 3.0],
  [63, 3.5],
  [70, 3.9],
  [140, 7.8],
  [180, 10.0],
  [250, 13.9],
];

describe('conversion', () => {
  test.each(CONSENSUS)('%d mg/dL and %d mmol/L are one bound, both ways', (mgDl, mmolL) => {
    expect(toMgDl(mmolL)).toBe(mgDl);
    expect(formatGlucoseNumber(mgDl, 'mmol/L', 'en')).toBe(mmolL.toFixed(1));
    expect(parseGlucoseNumber(mmolL.toFixed(1), 'mmol/L')).toBe(mgDl);
  });

  test('every whole mg/dL survives the way through unrounded mmol/L', () => {
    for (const mgDl of INTEGERS) expect(toMgDl(toMmolL(mgDl))).toBe(mgDl);
  });

  test('shown mmol/L is the true value rounded once, never off by more than half of a tenth', () => {
    for (const mgDl of INTEGERS) {
      const shown = Number(formatGlucoseNumber(mgDl, 'mmol/L', 'en'));
      expect(Math.abs(shown - mgDl / 18.01559)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  test('a value just outside the target is shown as the bound and stays outside', () => {
    expect(formatGlucoseNumber(181, 'mmol/L', 'en')).toBe('10.0');
    expect(formatGlucoseNumber(251, 'mmol/L', 'en')).toBe('13.9');
  });
});

describe('what is shown can be typed back', () => {
  test.each(LOCALES)('in the writing of %s', (locale) => {
    for (const mgDl of INTEGERS) {
      expect(parseGlucoseNumber(formatGlucoseNumber(mgDl, 'mg/dL', locale), 'mg/dL')).toBe(mgDl);
      const typed = parseGlucoseNumber(formatGlucoseNumber(mgDl, 'mmol/L', locale), 'mmol/L');
      expect(typed).not.toBeNull();
      expect(Math.abs((typed ?? 0) - mgDl)).toBeLessThanOrEqual(1);
    }
  });

  test.each(LOCALES)('and its digits are those of the tray icon: %s', (locale) => {
    expect(formatGlucoseNumber(104, 'mmol/L', locale)).toMatch(/^5[.,]8$/);
  });
});

describe('reading what a person typed', () => {
  test.each<[string, 'mg/dL' | 'mmol/L', number]>([
    ['70', 'mg/dL', 70],
    [' 70 ', 'mg/dL', 70],
    ['70.4', 'mg/dL', 70],
    ['70,6', 'mg/dL', 71],
    ['3.9', 'mmol/L', 70],
    ['3,9', 'mmol/L', 70],
    ['3,90', 'mmol/L', 70],
    ['10', 'mmol/L', 180],
    ['10,0', 'mmol/L', 180],
    ['5.5', 'mmol/L', 99],
  ])('%j in %s is %d mg/dL', (text, unit, mgDl) => {
    expect(parseGlucoseNumber(text, unit)).toBe(mgDl);
  });

  test.each([
    '',
    ' ',
    'abc',
    '-5',
    '+70',
    '1e2',
    '0x46',
    '70 mg',
    '7 0',
    '1.234.5',
    '1,2,3',
    '.5',
    '5.',
    '5.555',
    '1000',
    'NaN',
    '∞',
    '70\n80',
  ])('%j is no number', (text) => {
    expect(parseGlucoseNumber(text, 'mg/dL')).toBeNull();
    expect(parseGlucoseNumber(text, 'mmol/L')).toBeNull();
  });

  test('any text is a whole number of mg/dL or nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('mg/dL' as const, 'mmol/L' as const), (text, unit) => {
        const mgDl = parseGlucoseNumber(text, unit);
        expect(mgDl === null || (Number.isInteger(mgDl) && mgDl >= 0)).toBe(true);
      }),
    );
  });

  test('point and comma mean the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        expect(parseGlucoseNumber(`${whole},${part}`, 'mmol/L')).toBe(parseGlucoseNumber(`${whole}.${part}`, 'mmol/L'));
      }),
    );
  });
});
