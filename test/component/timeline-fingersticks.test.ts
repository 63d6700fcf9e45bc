import { expect, it } from 'vitest';
import { describeBeside } from '../../renderer/timeline/paint-fingersticks';

const MINUTE = 60_000;
const READER = { unit: 'mg/dL', locale: 'en-GB' } as const;

const pointsOf = (codes: readonly number[], spanMs = 0) => ({
  fromAt: Float64Array.from(codes, (_, i) => i * 5 * MINUTE),
  spanMs: new Float64Array(codes.length).fill(spanMs),
  least: Int16Array.from(codes),
  greatest: Int16Array.from(codes),
  mean: Float64Array.from(codes),
  count: new Int32Array(codes.length).fill(1),
  offsetMinutes: new Int16Array(codes.length),
});

it.each([
  ['the nearest reading', 6, 100, 'sensor +20'],
  ['of two equally near the earlier', 7.5, 100, 'sensor +20'],
  ['a reading five minutes off', 15, 100, 'sensor −10'],
  ['no reading farther off', 16, 100, ''],
  ['LOW as a word', 0, 60, 'sensor LOW'],
  ['nothing of what no sensor measures', 6, 20, ''],
])('a fingerstick has beside it %s, as Devices pairs it', (_, minutes, mgDl, words) => {
  expect(describeBeside(pointsOf([39, 120, 90]), minutes * MINUTE, mgDl, READER)).toBe(words);
});

it('has nothing beside it where readings are put together', () => {
  expect(describeBeside(pointsOf([100, 120], 60 * MINUTE), 0, 100, READER)).toBe('');
});
