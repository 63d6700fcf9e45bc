import { expect, test } from 'vitest';
import { sumReadings } from '../../../../core/statistics/distribution';
import { PRESETS } from '../../../../core/statistics/presets';
import { roundHalfEven, zoneOfWritten } from '../../../../core/statistics/rounding';
import { coverageOf } from '../../../../core/statistics/sufficiency';
import { deriveResearch, deriveSummary } from '../../../../core/statistics/summary';
import { DEFAULT_THRESHOLDS } from '../../../../core/zones';
import { DAY } from './columns';

/** Readings of 100 and 140 by turns, of a window of so many days. */
function summaryOf(readings: number, days: number) {
  const all = sumReadings({ mgDl: Int16Array.from({ length: readings }, (_, i) => (i % 2 === 0 ? 100 : 140)) });
  const coverage = coverageOf(readings, days * DAY);
  return { ...deriveSummary(all, coverage, PRESETS.standard), ...deriveResearch(all, coverage) };
}
const shown = (summary: object): readonly string[] =>
  Object.entries(summary).flatMap(([name, value]) => (value?.kind === 'value' ? [name] : []));

const WITH_A_DAY = ['zones', 'tight', 'mean', 'sd', 'cv', 'median', 'quartiles', 'least', 'greatest'];
const RESEARCH = ['gri', 'lbgi', 'hbgi', 'jIndex'];

test.each<[string, number, number, readonly string[]]>([
  ['less than a day of data has no statistics', 287, 14, []],
  ['a day has all but GMI', 288, 14, [...WITH_A_DAY, ...RESEARCH]],
  ['so has a whole week', 7 * 288, 7, [...WITH_A_DAY, ...RESEARCH]],
  ['14 days with 70 % have GMI too', 2824, 14, [...WITH_A_DAY, 'gmiPercent', 'gmiMmolMol', ...RESEARCH]],
])('%s', (_, readings, days, names) => {
  expect([...shown(summaryOf(readings, days))].sort()).toEqual([...names].sort());
});

test('what is shown is what was counted', () => {
  const { mean, quartiles, zones, sd } = summaryOf(2824, 14);
  expect([mean, quartiles]).toMatchObject([{ value: 120 }, { value: [100, 140] }]);
  expect(zones).toMatchObject({ value: { percent: { target: 100 }, below: 0, above: 0 } });
  expect(sd).toEqual({ kind: 'value', value: expect.closeTo(20 * Math.sqrt(2824 / 2823), 9) });
});

test('halves are rounded to even, in decimals as written', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.51].map((value) => roundHalfEven(value, 0) + 0)).toEqual([0, 2, 2, 0, -2, 3]);
  expect([1.005, 1.015].map((value) => roundHalfEven(value, 2))).toEqual([1, 1.02]);
  expect(zoneOfWritten(180.5, 'mg/dL', DEFAULT_THRESHOLDS)).toBe('target');
  expect(zoneOfWritten(10.05, 'mmol/L', DEFAULT_THRESHOLDS)).toBe('target');
  expect(zoneOfWritten(10.06, 'mmol/L', DEFAULT_THRESHOLDS)).toBe('high');
});
