import { expect, it } from 'vitest';
import { formatGlucoseNumber } from '../../core/units';
import { countIn } from '../../renderer/timeline/points';
import { countDays, summarize } from '../../renderer/timeline/summary';
import { deriveRows } from '../../renderer/timeline/table-rows';

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

/** One reading, as a span that goes on beyond it. */
const newest = {
  fromAt: Float64Array.of(10 * HOUR),
  spanMs: Float64Array.of(HOUR),
  least: Int16Array.of(61),
  greatest: Int16Array.of(61),
  mean: Float64Array.of(61),
  count: Int32Array.of(1),
  offsetMinutes: Int16Array.of(0),
};

it('the newest reading is seen though its span goes on beyond what is looked at', () => {
  const range = { fromAt: 0, toAt: 10 * HOUR + 1 };
  expect(countDays(newest, range, () => 0)).toEqual({ with: 1, of: 1 });
  const text = summarize({ range, points: newest, marks: [], unit: 'mg/dL', locale: 'en-GB' }, String);
  expect(text).toContain('Lowest 61, mean 61, highest 61.');
  expect([...deriveRows(newest, range.fromAt, range.toAt).points.least]).toEqual([61]);
});

it('readings of one a minute make a range no fuller than those of five', () => {
  const ends = { firstAt: 0, lastAt: 10 * HOUR };
  const dense = Array.from({ length: 60 }, (_, i) => i * 60_000);
  const readings = {
    fromAt: Float64Array.from(dense),
    spanMs: new Float64Array(60),
    least: new Int16Array(60).fill(100),
    greatest: new Int16Array(60).fill(100),
    mean: new Float64Array(60).fill(100),
    count: new Int32Array(60).fill(1),
    offsetMinutes: new Int16Array(60),
  };
  expect(countIn(readings, { fromAt: 0, toAt: HOUR }, ends)).toBe(12);
  const span = { ...newest, fromAt: Float64Array.of(0), count: Int32Array.of(60) };
  expect(countIn(span, { fromAt: 0, toAt: HOUR }, ends)).toBe(12);
  expect(countIn({ ...span, count: Int32Array.of(13) }, { fromAt: 0, toAt: HOUR }, ends)).toBe(13);
});
