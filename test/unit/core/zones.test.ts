import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveGlance } from '../../../core/glance';
import { deriveIcon } from '../../../core/tray/icon';
import { formatGlucoseNumber, type GlucoseUnit } from '../../../core/units';
import { DEFAULT_THRESHOLDS, type Thresholds, type Zone, zoneOf, zoneOfGlucose } from '../../../core/zones';
import { readingOf } from './readings';
import { inputOf, withSettings } from './tray/input';

const ORDER: readonly Zone[] = ['very-low', 'low', 'target', 'high', 'very-high'];

test.each<[number, Zone]>([
  [40, 'very-low'],
  [53, 'very-low'],
  [54, 'low'],
  [69, 'low'],
  [70, 'target'],
  [180, 'target'],
  [181, 'high'],
  [250, 'high'],
  [251, 'very-high'],
  [400, 'very-high'],
])('%d mg/dL is %s', (mgDl, zone) => {
  expect(zoneOf(mgDl, DEFAULT_THRESHOLDS)).toBe(zone);
});

const anyThresholds: fc.Arbitrary<Thresholds> = fc
  .uniqueArray(fc.integer({ min: 40, max: 400 }), { minLength: 4, maxLength: 4 })
  .map((bounds) => [...bounds].sort((a, b) => a - b))
  .map(([veryLowMgDl = 0, lowMgDl = 0, highMgDl = 0, veryHighMgDl = 0]) => ({
    veryLowMgDl,
    lowMgDl,
    highMgDl,
    veryHighMgDl,
  }));

test('a higher value is never in a lower zone, whatever the thresholds', () => {
  const anyValue = fc.integer({ min: 40, max: 400 });
  fc.assert(
    fc.property(anyThresholds, anyValue, anyValue, (thresholds, a, b) => {
      const [less, more] = a <= b ? [a, b] : [b, a];
      expect(ORDER.indexOf(zoneOf(less, thresholds))).toBeLessThanOrEqual(ORDER.indexOf(zoneOf(more, thresholds)));
    }),
  );
});

test('both ends of the target are inside it, whatever the thresholds', () => {
  fc.assert(
    fc.property(anyThresholds, (thresholds) => {
      expect(zoneOf(thresholds.lowMgDl, thresholds)).toBe('target');
      expect(zoneOf(thresholds.highMgDl, thresholds)).toBe('target');
      expect(zoneOf(thresholds.lowMgDl - 1, thresholds)).not.toBe('target');
      expect(zoneOf(thresholds.highMgDl + 1, thresholds)).not.toBe('target');
    }),
  );
});

test('LOW is very low and HIGH is very high, whatever the thresholds', () => {
  fc.assert(
    fc.property(anyThresholds, (thresholds) => {
      expect(zoneOfGlucose({ kind: 'low' }, thresholds)).toBe('very-low');
      expect(zoneOfGlucose({ kind: 'high' }, thresholds)).toBe('very-high');
      expect(zoneOfGlucose({ kind: 'none' }, thresholds)).toBeNull();
    }),
  );
});

test('every value is in the same zone in both units, also where mmol/L rounds it onto a bound', () => {
  for (let mgDl = 40; mgDl <= 400; mgDl += 1) {
    const icons = (['mg/dL', 'mmol/L'] as const).map((unit) => iconOf(mgDl, unit));
    expect(icons.map((icon) => icon.kind === 'value' && icon.zone)).toEqual(
      Array.from({ length: 2 }, () => zoneOf(mgDl, DEFAULT_THRESHOLDS)),
    );
    expect(icons.map((icon) => icon.kind === 'value' && icon.text)).toEqual([
      String(mgDl),
      formatGlucoseNumber(mgDl, 'mmol/L', 'en'),
    ]);
  }
});

function iconOf(mgDl: number, unit: GlucoseUnit) {
  const input = inputOf();
  const newest = { reading: readingOf({ at: 0, glucose: { kind: 'value', mgDl } }), previous: null };
  const glance = deriveGlance(newest, input.account, DEFAULT_THRESHOLDS, 1000);
  return deriveIcon({ ...input, ...withSettings({ unit }), glance, locale: 'en' });
}
