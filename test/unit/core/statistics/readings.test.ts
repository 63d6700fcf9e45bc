import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countClipped, sumReadings } from '../../../../core/statistics/distribution';
import { EXPLANATIONS } from '../../../../core/statistics/explain';
import { gmiMmolMol, gmiPercent, meanOf } from '../../../../core/statistics/moments';
import { meetsGoal, PRESETS } from '../../../../core/statistics/presets';
import { clippedSide, quantileOf } from '../../../../core/statistics/quantiles';
import {
  deriveWeights,
  excludeSpans,
  spanOf,
  TIDEPOOL_LEAST_MS,
  tidyReadings,
} from '../../../../core/statistics/readings';
import { adrrOf, griOf, griZone, hbgiOf, lbgiOf } from '../../../../core/statistics/risk';
import { deriveSummary } from '../../../../core/statistics/summary';
import { countZones } from '../../../../core/statistics/zone-counts';
import { columnsOf, every5, MINUTE, type Read } from './columns';

const NOON = Date.UTC(2024, 4, 1, 12);

describe('readings of two series', () => {
  const minutely = Array.from({ length: 60 }, (_, i): Read => [NOON + i * MINUTE, 200]);
  const usual = every5(NOON + 60 * MINUTE, Array(12).fill(100));
  test('one a minute counts a fifth of one of five minutes', () => {
    const both = columnsOf([...minutely, ...usual.map(([at, code]): Read => [at + 4 * MINUTE, code])]);
    const all = sumReadings(both, deriveWeights(both));
    expect(all.total).toBeCloseTo(24, 9);
    expect(meanOf(all)).toBeCloseTo(150, 9);
  });
  test.each([
    ['two sensors worn at once', [0, 2, 5, 7, 10, 12], [0.4, 0.4, 1, 0.4, 1, 0.4]],
    ['the first after a gap stands for what is before it', [0, 20, 21, 22], [1, 1, 0.2, 0.2]],
    ['one that is two minutes off is one', [0, 3, 10], [1, 1, 1]],
    ['of one instant two', [0, 0, 5], [0.1, 0.1, 1]],
    ['another hour begins anew', [58, 59, 60, 61], [0.2, 0.2, 0.2, 0.2]],
  ])('%s', (_, minutes, weights) => {
    expect([
      ...(deriveWeights(columnsOf(minutes.map((at): Read => [NOON + at * MINUTE, 100]))) ?? minutes.map(() => 1)),
    ]).toEqual(weights);
  });
  test('each hour and each offset by itself', () => {
    const apart = columnsOf([
      [NOON, 100, 0],
      [NOON + MINUTE, 100, 60],
      [NOON + 2 * MINUTE, 100, 0],
      [NOON + 59 * MINUTE, 100, 0],
      [NOON + 60 * MINUTE, 100, 0],
    ]);
    expect([...(deriveWeights(apart) ?? [])]).toEqual([0.4, 1, 0.4, 1, 1]);
  });
  test('of five minutes each count as one, exactly', () => {
    expect(deriveWeights(columnsOf(usual))).toBeNull();
    expect(deriveWeights(columnsOf([]))).toBeNull();
  });
});

test("readings by Tidepool's rule are no closer than ten seconds less than five minutes", () => {
  const seconds = [0, 200, 290, 300, 585, 875];
  const close = columnsOf(seconds.map((second): Read => [NOON + second * 1000, 100]));
  expect([...tidyReadings(close, TIDEPOOL_LEAST_MS).at].map((at) => (at - NOON) / 1000)).toEqual([0, 290, 585, 875]);
  expect(tidyReadings(close)).toBe(close);
});

test('what the person excluded is out, all else is in', () => {
  const readings = columnsOf(every5(NOON, [100, 60, 50, 100]));
  const span = { fromAt: NOON + 5 * MINUTE, toAt: NOON + 15 * MINUTE };
  expect([...excludeSpans(readings, [span]).mgDl]).toEqual([100, 100]);
  expect(excludeSpans(readings, [])).toBe(readings);
  expect(spanOf(readings.at, span)).toEqual({ from: 1, to: 3 });
});

test('spans that are left out may touch, overlap, lie in each other, beside all readings or hold them all', () => {
  const minute = fc.integer({ min: -10, max: 130 });
  const anySpan = fc.tuple(minute, minute).map(([from, to]) => ({
    fromAt: NOON + from * MINUTE,
    toAt: NOON + to * MINUTE,
  }));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 401 }), { maxLength: 24 }), fc.array(anySpan), (codes, spans) => {
      const reads = every5(NOON, codes);
      const outside = reads.filter(([at]) => !spans.some(({ fromAt, toAt }) => at >= fromAt && at < toAt));
      expect(excludeSpans(columnsOf(reads), spans)).toEqual(columnsOf(outside));
    }),
  );
});

test('LOW and HIGH are in the outermost zones, and a quantile on them is not a number to print', () => {
  const all = sumReadings(columnsOf(every5(NOON, [39, 39, 38, 100, 401, 500])));
  expect(countClipped(all)).toEqual({ low: 2, high: 2 });
  expect(countZones(all, PRESETS.standard.thresholds)).toMatchObject({ 'very-low': 2, target: 1, 'very-high': 2 });
  expect(countZones(all, PRESETS.pregnancy.thresholds)).toMatchObject({ 'very-low': 2, high: 2, 'very-high': 0 });
  expect([0, 0.5, 1].map((share) => clippedSide(quantileOf(all, share)))).toEqual(['low', null, 'high']);
});

test('GMI of both units', () => {
  expect(gmiPercent(150)).toBeCloseTo(6.898, 9);
  expect(gmiMmolMol(10 * 18.01559)).toBeCloseTo(59.7687, 9);
});

test('the tight range ends at 140', () => {
  const { tight } = deriveSummary(
    sumReadings({ mgDl: Int16Array.of(69, 70, 140, 141) }),
    { readings: 4, expected: 4, windowMs: 1 },
    PRESETS.standard,
    'day',
  );
  expect(tight).toEqual({ kind: 'value', value: 50 });
});

describe('presets', () => {
  test('pregnancy has four zones, its goal is of its own range', () => {
    expect(PRESETS.pregnancy.zones).toHaveLength(4);
    const codes = Int16Array.of(53, 54, 62, 63, 140, 141, 251);
    const counts = countZones(sumReadings({ mgDl: codes }), PRESETS.pregnancy.thresholds);
    expect(counts).toEqual({ 'very-low': 1, low: 2, target: 2, high: 2, 'very-high': 0 });
  });
  test('goals are as published, and none where none is', () => {
    const shown = Object.values(PRESETS).map(({ goals }) => Object.values(goals).map((goal) => goal?.percent ?? null));
    expect(shown).toEqual([
      [70, 4, 1, 25, 5],
      [50, 1, null, 50, 10],
      [70, 4, 1, 25, null],
    ]);
  });
  test('a goal is met beyond its bound only', () => {
    expect([70, 70.01].map((percent) => meetsGoal({ kind: 'more-than', percent: 70 }, percent))).toEqual([false, true]);
    expect([4, 3.99].map((percent) => meetsGoal({ kind: 'less-than', percent: 4 }, percent))).toEqual([false, true]);
  });
});

test('measures of research at their ends', () => {
  const [low, target] = [39, 110].map((code) => sumReadings({ mgDl: Int16Array.of(code) }));
  expect([low && griOf(low), target && griOf(target)]).toEqual([100, 0]);
  expect([0, 20, 20.1, 60, 100].map(griZone)).toEqual(['A', 'A', 'B', 'C', 'E']);
  expect(adrrOf({ least: [], greatest: [] })).toBeNaN();
  // A day of which everything was left out is none.
  expect(adrrOf({ least: [50, 0, 120], greatest: [260, 0, 260] })).toBe(
    adrrOf({ least: [50, 120], greatest: [260, 260] }),
  );
});

test('measures of research of a few readings', () => {
  // Worked out by hand from the published formulas.
  const all = sumReadings({ mgDl: Int16Array.of(50, 60, 110, 260, 200, 110, 110, 110, 110, 110) });
  expect(griOf(all)).toBeCloseTo(30 + 24 + 16 + 8, 9);
  const [low, high] = [50, 260].map((code) => sumReadings({ mgDl: Int16Array.of(code) }));
  expect(low && lbgiOf(low)).toBeCloseTo(22.499645069943405, 9);
  expect(high && hbgiOf(high)).toBeCloseTo(24.709418337965072, 9);
  expect(adrrOf({ least: [50, 120], greatest: [260, 260] })).toBeCloseTo(35.959240872936775, 9);
});

test('no explanation advises or judges', () => {
  for (const { words, formula, inputs } of Object.values(EXPLANATIONS))
    expect(`${words} ${formula} ${inputs}`).not.toMatch(/should|treat|dose|good|bad|risk of/i);
});
