import { expect, it } from 'vitest';
import { formatGlucoseNumber } from '../../core/units';
import { summarize } from '../../renderer/timeline/summary';

const HOUR = 3_600_000;

it.each([
  ['mmol/L', 136.2, '7.6'],
  ['mmol/L', 135.9, '7.5'],
  ['mg/dL', 136.2, '136'],
  ['mg/dL', 39.4, '39'],
] as const)('in %s a mean of %d is what the statistics say, not rounded twice', (unit, mean, shown) => {
  const points = {
    fromAt: Float64Array.of(0),
    spanMs: Float64Array.of(HOUR),
    least: Int16Array.of(39),
    greatest: Int16Array.of(200),
    mean: Float64Array.of(mean),
    count: Int32Array.of(12),
    offsetMinutes: Int16Array.of(0),
  };
  const text = summarize({ range: { fromAt: 0, toAt: HOUR }, points, marks: [], unit, locale: 'en-GB' }, String);
  expect(text).toContain(`mean ${shown},`);
  expect(shown).toBe(formatGlucoseNumber(mean, unit, 'en-GB'));
});
