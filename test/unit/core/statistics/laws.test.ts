import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIGH_CODE, LOW_CODE } from '../../../../core/glucose';
import { deriveEpisodes } from '../../../../core/statistics/consensus-episodes';
import { deriveDays } from '../../../../core/statistics/days';
import {
  type Distribution,
  mergeDistributions,
  sumDays,
  sumReadings,
  withoutDistribution,
} from '../../../../core/statistics/distribution';
import { mergeTimesOfDay, sumTimesOfDay } from '../../../../core/statistics/hours';
import { meanOf, sdOf } from '../../../../core/statistics/moments';
import { showPercents } from '../../../../core/statistics/percents';
import { PRESETS, type PresetName } from '../../../../core/statistics/presets';
import { quantileOf, quantileOfSorted, quantilesOf } from '../../../../core/statistics/quantiles';
import { tidyReadings } from '../../../../core/statistics/readings';
import { coverageOf } from '../../../../core/statistics/sufficiency';
import { deriveSummary, deriveZonePercents } from '../../../../core/statistics/summary';
import { countZones } from '../../../../core/statistics/zone-counts';
import { toMgDl, toMmolL } from '../../../../core/units';
import { DEFAULT_THRESHOLDS, zoneOf } from '../../../../core/zones';
import { anyCode, anyReadings, columnsOf, MINUTE } from './columns';

const anyPreset = fc.constantFrom<PresetName>('standard', 'older', 'pregnancy');
const anyCodes = fc.array(anyCode, { minLength: 1, maxLength: 400 });
/** What a distribution holds, short: comparing hundreds of zeros takes long. */
const countedOf = ({ counts, total }: Distribution) => [
  total,
  ...[...counts.entries()].filter(([, count]) => count > 0),
];
const distributionOf = (codes: readonly number[]) => sumReadings({ mgDl: Int16Array.from(codes) });

describe('percents as shown', () => {
  test('sum to 100, and low ones are as rounded wherever others can take what is left', () => {
    fc.assert(
      fc.property(anyCodes, anyPreset, (codes, name) => {
        const { shown, percent } = deriveZonePercents(distributionOf(codes), PRESETS[name]);
        expect(shown.map(({ zone }) => zone)).toEqual(PRESETS[name].zones);
        expect(shown.reduce((sum, { whole }) => sum + whole, 0)).toBe(100);
        const others = percent.target + percent.high + percent['very-high'];
        for (const { zone, whole } of shown)
          if (others >= 3 && (zone === 'low' || zone === 'very-low')) expect(whole).toBe(Math.round(percent[zone]));
      }),
    );
  });

  test('say less than one where there is some, and never 0', () => {
    fc.assert(
      fc.property(anyCodes, anyPreset, (codes, name) => {
        const { shown, percent } = deriveZonePercents(distributionOf(codes), PRESETS[name]);
        for (const { zone, text } of shown) expect(text === '0%').toBe(percent[zone] === 0);
      }),
    );
  });

  test('also sum to 100 by another policy, but where nothing is high', () => {
    fc.assert(
      fc.property(anyCodes, (codes) => {
        const { percent } = deriveZonePercents(distributionOf(codes), PRESETS.standard);
        const parts = PRESETS.standard.zones.map((zone) => ({ zone, percent: percent[zone] }));
        const sum = showPercents(parts, 'tidepool').reduce((all, { whole }) => all + whole, 0);
        if (percent.high >= 3) expect(sum).toBe(100);
      }),
    );
  });
});

test('every integer has the same class in mg/dL and with the bounds as entered in mmol/L', () => {
  const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = DEFAULT_THRESHOLDS;
  const entered = { veryLowMgDl: toMgDl(3), lowMgDl: toMgDl(3.9), highMgDl: toMgDl(10), veryHighMgDl: toMgDl(13.9) };
  expect([veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl]).toEqual(Object.values(entered));
  for (let code = LOW_CODE; code <= HIGH_CODE; code += 1) {
    expect(zoneOf(code, entered)).toBe(zoneOf(code, DEFAULT_THRESHOLDS));
    expect(zoneOf(Math.round(toMmolL(code) * 18.01559), entered)).toBe(zoneOf(code, DEFAULT_THRESHOLDS));
  }
});

describe('a distribution', () => {
  test('has the statistics of the readings one by one', () => {
    fc.assert(
      fc.property(anyCodes, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (codes, shares) => {
        const all = distributionOf(codes);
        const sorted = Float64Array.from(codes).sort();
        const mean = sorted.reduce((sum, code) => sum + code, 0) / sorted.length;
        const squares = sorted.reduce((sum, code) => sum + (code - mean) ** 2, 0);
        expect(meanOf(all)).toBeCloseTo(mean, 9);
        if (codes.length > 1) expect(sdOf(all)).toBeCloseTo(Math.sqrt(squares / (codes.length - 1)), 9);
        const rising = shares.sort((a, b) => a - b);
        const expected = rising.map((share) => expect.closeTo(quantileOfSorted(sorted, share), 9));
        expect(quantilesOf(all, rising)).toEqual(expected);
        for (const [zone, count] of Object.entries(countZones(all, DEFAULT_THRESHOLDS)))
          expect(count).toBe(codes.filter((code) => zoneOf(code, DEFAULT_THRESHOLDS) === zone).length);
      }),
    );
  });

  test('does not depend on how a range was cut, nor on whether readings or days are summed', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(), (reads, cut) => {
        const at = reads.length === 0 ? 0 : cut % reads.length;
        const [all, first, rest] = [reads, reads.slice(0, at), reads.slice(at)].map(columnsOf);
        if (!all || !first || !rest) throw new Error('three were made');
        const whole = sumReadings(all);
        const same = (a: Distribution, b: Distribution) => expect(countedOf(a)).toEqual(countedOf(b));
        same(mergeDistributions([sumReadings(first), sumReadings(rest)]), whole);
        same(mergeDistributions([sumDays(deriveDays(rest)), sumDays(deriveDays(first))]), whole);
        same(sumDays(deriveDays(all)), whole);
        same(mergeDistributions(sumTimesOfDay(all)), whole);
        same(withoutDistribution(whole, sumReadings(first)), sumReadings(rest));
        const merged = mergeTimesOfDay([sumTimesOfDay(first), sumTimesOfDay(rest)]);
        expect(merged.map(countedOf)).toEqual(sumTimesOfDay(all).map(countedOf));
      }),
    );
  });
});

test('nothing depends on the order of readings, nor on those that came twice', () => {
  fc.assert(
    fc.property(anyReadings, fc.infiniteStream(fc.nat()), (reads, random) => {
      const twice = [...reads, ...reads.filter(([, code]) => code % 3 === 0)];
      const shuffled = twice
        .map((read) => [random.next().value ?? 0, read] as const)
        .sort(([a], [b]) => a - b)
        .map(([, read]) => read);
      const [tidy, again] = [tidyReadings(columnsOf(reads)), tidyReadings(columnsOf(shuffled))];
      expect(again).toEqual(tidy);
      expect(deriveDays(again)).toEqual(deriveDays(tidy));
      expect(deriveEpisodes(again, DEFAULT_THRESHOLDS)).toEqual(deriveEpisodes(tidy, DEFAULT_THRESHOLDS));
    }),
  );
});

test('without readings there is no number, and with one or two none that is wrong', () => {
  const summaryOf = (codes: readonly number[]) =>
    deriveSummary(distributionOf(codes), coverageOf(codes.length, codes.length * 5 * MINUTE), PRESETS.standard, 'day');
  for (const value of Object.values(summaryOf([]))) if ('kind' in value) expect(value.kind).toBe('not-enough');
  expect(summaryOf([100])).toMatchObject({ mean: { value: 100 }, median: { value: 100 }, sd: { kind: 'not-enough' } });
  expect(summaryOf([100, 120])).toMatchObject({ mean: { value: 110 }, quartiles: { value: [105, 115] } });
  expect(quantileOf(distributionOf([]), 0.5)).toBeNaN();
});
