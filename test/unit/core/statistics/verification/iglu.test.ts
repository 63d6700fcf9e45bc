import { test } from 'vitest';
import type { ReadingColumns } from '../../../../../core/contract';
import { deriveDays } from '../../../../../core/statistics/days';
import { sumReadings } from '../../../../../core/statistics/distribution';
import { layGrid } from '../../../../../core/statistics/grid';
import { congaOf, gvpOf, magOf, moddOf } from '../../../../../core/statistics/grid-measures';
import { cvOf, gmiPercent, jIndexOf, meanOf, sdOf } from '../../../../../core/statistics/moments';
import { quantileOf } from '../../../../../core/statistics/quantiles';
import { spanOf } from '../../../../../core/statistics/readings';
import { adrrOf, griOf, hbgiOf, lbgiOf } from '../../../../../core/statistics/risk';
import { coverageOf, coveragePercent, ownSpanPercent } from '../../../../../core/statistics/sufficiency';
import { countZones, shareBetween } from '../../../../../core/statistics/zone-counts';
import { DEFAULT_THRESHOLDS } from '../../../../../core/zones';
import { hasData, readJson, readTraces } from './data';
import { DIRECT, describeVerified, ON_GRID } from './tally';

const HOUR_MS = 3_600_000;
const FORTNIGHT_MS = 14 * 24 * HOUR_MS;
const SETS = [
  ['iglu_5_subject.csv', 'iglu_expected.json'],
  ['cgmquantify_g6.csv', 'cgmquantify_g6_expected.json'],
] as const;
type Published = Readonly<Record<string, { readonly value: number }>>;
const traces = hasData
  ? SETS.flatMap(([csv, json]) => {
      const { subjects } = readJson<{ readonly subjects: Readonly<Record<string, Published>> }>(json);
      return [...readTraces(csv)].map(([id, readings]) => [id, readings, subjects[id] ?? {}] as const);
    })
  : [];

function derivePercents(readings: ReadingColumns): Record<string, number> {
  const all = sumReadings(readings);
  const percent = (from: number, to: number): number => 100 * shareBetween(all, from, to);
  return {
    in_range_70_180: percent(70, 180),
    in_range_63_140: percent(63, 140),
    in_range_70_140: percent(70, 140),
    below_54: percent(0, 53),
    below_63: percent(0, 62),
    below_70: percent(0, 69),
    above_140: percent(141, 999),
    above_180: percent(181, 999),
    above_250: percent(251, 999),
  };
}

function deriveDirect(readings: ReadingColumns): Record<string, number> {
  const all = sumReadings(readings);
  const quantiles = [0, 5, 10, 25, 50, 75, 90, 95, 100].map((p) => [`q${p}`, quantileOf(all, p / 100)]);
  const [firstAt = 0, lastAt = 0] = [readings.at[0], readings.at[readings.at.length - 1]];
  const { from, to } = spanOf(readings.at, { fromAt: lastAt - FORTNIGHT_MS, toAt: lastAt + 1 });
  return {
    mean: meanOf(all),
    median: quantileOf(all, 0.5),
    SD: sdOf(all),
    CV: cvOf(all),
    IQR: quantileOf(all, 0.75) - quantileOf(all, 0.25),
    range: quantileOf(all, 1) - quantileOf(all, 0),
    GMI: gmiPercent(meanOf(all)),
    ...derivePercents(readings),
    ...Object.fromEntries(quantiles),
    active_percent: ownSpanPercent(readings.at.length, lastAt - firstAt),
    manual14_active_percent: coveragePercent(coverageOf(to - from, FORTNIGHT_MS)),
    GRI: griOf(all),
    LBGI: lbgiOf(all),
    HBGI: hbgiOf(all),
    ADRR: adrrOf(deriveDays(readings)),
    J_index: jIndexOf(all),
  };
}

function deriveOnGrid(readings: ReadingColumns): Record<string, number> {
  const grid = layGrid(readings, readings.offsetMinutes[0] ?? 0);
  return {
    ...Object.fromEntries([1, 2, 4, 6, 24].map((hours) => [`CONGA_${hours}h`, congaOf(grid, hours)])),
    MODD_lag1: moddOf(grid, 1),
    MODD_lag2: moddOf(grid, 2),
    GVP: gvpOf(grid),
    MAG: magOf(grid),
    MAG_60min: magOf(grid, HOUR_MS),
  };
}

function deriveCounts(readings: ReadingColumns): Record<string, number> {
  const all = sumReadings(readings);
  const zones = countZones(all, DEFAULT_THRESHOLDS);
  return {
    n_readings: all.total,
    count_lt54: zones['very-low'],
    count_54_to_lt70: zones.low,
    count_70_180: zones.target,
    count_gt180_250: zones.high,
    count_gt250: zones['very-high'],
    count_70_140: all.total * shareBetween(all, 70, 140),
    count_63_140: all.total * shareBetween(all, 63, 140),
  };
}

describeVerified('iglu', ({ near, same }) => {
  test.each(traces)('%s', (id, readings, published) => {
    const publishedOf = (name: string): number => published[name]?.value ?? Number.NaN;
    for (const [name, count] of Object.entries(deriveCounts(readings)))
      same(`${id} ${name}`, Math.round(count), publishedOf(name));
    for (const [name, value] of Object.entries(deriveDirect(readings)))
      near(`${id} ${name}`, value, publishedOf(name), DIRECT);
    for (const [name, value] of Object.entries(deriveOnGrid(readings)))
      near(`${id} ${name}`, value, publishedOf(name), ON_GRID);
  });
});
