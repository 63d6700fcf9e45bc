import { test } from 'vitest';
import type { ReadingColumns } from '../../../../../core/contract';
import { sumReadings } from '../../../../../core/statistics/distribution';
import { cvOf, gmiPercent, meanOf, sdOf } from '../../../../../core/statistics/moments';
import { showPercents } from '../../../../../core/statistics/percents';
import { quantileOf } from '../../../../../core/statistics/quantiles';
import { roundHalfEven, zoneOfWritten } from '../../../../../core/statistics/rounding';
import { coverageOf, lacksGmi, lacksSpread, ownSpanPercent } from '../../../../../core/statistics/sufficiency';
import { countZones } from '../../../../../core/statistics/zone-counts';
import { DEFAULT_THRESHOLDS, type Zone } from '../../../../../core/zones';
import { readJson } from './data';
import { DIRECT, describeVerified } from './tally';

const ZONE_OF: Readonly<Record<string, Zone>> = {
  veryLow: 'very-low',
  low: 'low',
  target: 'target',
  high: 'high',
  veryHigh: 'very-high',
};
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const columnsOf = (values: readonly number[]): Pick<ReadingColumns, 'mgDl'> => ({ mgDl: Int16Array.from(values) });
type Counts = Readonly<Record<string, number>>;
type Stat = Readonly<
  Record<'name', string> &
    Record<'values', readonly number[]> &
    Record<'readings', ReadonlyArray<readonly [mgDl: number, minutes: number]>> &
    Record<'counts' | 'durations_min', Counts> &
    Record<'n' | 'value' | 'required_readings', number> &
    Record<'averageGlucose' | 'standardDeviation' | 'coefficientOfVariation' | 'glucoseManagementIndicator', number>
>;
type Vectors = {
  readonly stats: readonly [Stat, Stat, Stat, Stat, Stat, Stat, Stat];
  readonly classify_mgdl: Readonly<Record<string, readonly number[]>>;
  readonly classify_mmoll: Readonly<Record<string, readonly number[]>>;
  readonly quantiles_0_to_100: Counts;
  readonly bankers_round: ReadonlyArray<readonly [value: number, decimals: number, result: number]>;
  readonly tir_rounding: ReadonlyArray<Readonly<Record<'input' | 'output', Counts>>>;
};
const readVectors = () => readJson<Vectors>('tidepool_viz_vectors.json');

describeVerified('Tidepool', ({ near, same }) => {
  test('mean, spread, zones', () => {
    const [average, mixed, spread, few, gmi] = readVectors().stats;
    near(average.name, meanOf(sumReadings(columnsOf(average.values))), average.averageGlucose, DIRECT);
    const values = mixed.readings.map(([mgDl]) => mgDl);
    const counts = countZones(sumReadings(columnsOf(values)), DEFAULT_THRESHOLDS);
    // A Libre's reading stands for fifteen minutes, a Dexcom's for five.
    const minutes = Float64Array.from(mixed.readings, ([, interval]) => interval);
    const durations = countZones(sumReadings(columnsOf(values), minutes), DEFAULT_THRESHOLDS);
    for (const [name, zone] of Object.entries(ZONE_OF)) {
      same(`count of ${name}`, counts[zone], mixed.counts[name]);
      same(`minutes of ${name}`, durations[zone], mixed.durations_min[name]);
    }
    const all = sumReadings(columnsOf(spread.values));
    near('mean', meanOf(all), spread.averageGlucose, DIRECT);
    near('SD', sdOf(all), spread.standardDeviation, DIRECT);
    near('CV', cvOf(all), spread.coefficientOfVariation, DIRECT);
    same(few.name, lacksSpread(coverageOf(few.n, DAY_MS))?.kind, 'not-enough');
    same(spread.name, lacksSpread(coverageOf(spread.values.length, DAY_MS)), null);
    near(gmi.name, gmiPercent(260), gmi.glucoseManagementIndicator, DIRECT);
    same(gmi.name, lacksGmi(coverageOf(gmi.required_readings, 14 * DAY_MS)), null);
    same(`${gmi.name} less one`, lacksGmi(coverageOf(gmi.required_readings - 1, 14 * DAY_MS))?.kind, 'not-enough');
  });

  test('how active the sensor was', () => {
    const [, , , , , short, day] = readVectors().stats;
    near(short.name, ownSpanPercent(5, 50 * MINUTE_MS), short.value, DIRECT);
    near(day.name, ownSpanPercent(6, DAY_MS), day.value, DIRECT);
  });

  test('classes of what is written', () => {
    const { classify_mgdl: mgDl, classify_mmoll: mmolL } = readVectors();
    for (const [name, zone] of Object.entries(ZONE_OF)) {
      for (const value of mgDl[name] ?? [])
        same(`${value} mg/dL`, zoneOfWritten(value, 'mg/dL', DEFAULT_THRESHOLDS), zone);
      for (const value of mmolL[name] ?? [])
        same(`${value} mmol/L`, zoneOfWritten(value, 'mmol/L', DEFAULT_THRESHOLDS), zone);
    }
  });

  test('quantiles and rounding', () => {
    const { quantiles_0_to_100: quantiles, bankers_round: rounded, tir_rounding: shown } = readVectors();
    const counted = sumReadings(columnsOf(Array.from({ length: 101 }, (_, i) => i + 100)));
    for (const p of [10, 25, 50, 75, 90]) near(`q${p}`, quantileOf(counted, p / 100) - 100, quantiles[`q${p}`], DIRECT);
    for (const [value, decimals, result] of rounded) same(`${value}`, roundHalfEven(value, decimals), result);
    for (const { input, output } of shown) {
      const names = Object.keys(input);
      const parts = names.map((name) => ({ zone: ZONE_OF[name] ?? 'target', percent: 100 * (input[name] ?? 0) }));
      const whole = showPercents(parts, 'tidepool').map((part) => part.whole);
      same(
        'shown',
        whole,
        names.map((name) => Math.round(100 * (output[name] ?? 0))),
      );
    }
  });
});
