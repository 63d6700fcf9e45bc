import { test } from 'vitest';
import { sumReadings } from '../../../../../core/statistics/distribution';
import { cvOf, gmiMmolMolOfMmolL, gmiPercent, jIndexOf, meanOf, sdOf } from '../../../../../core/statistics/moments';
import { quantileOf } from '../../../../../core/statistics/quantiles';
import { hbgiOf, lbgiOf } from '../../../../../core/statistics/risk';
import { formatGlucoseNumber } from '../../../../../core/units';
import { readJson, readTraces } from './data';
import { DIRECT, describeVerified } from './tally';

/** Factors in use elsewhere, as tenths of mmol/L in a mg/dL. */
const TENTHS = {
  div18: 10 / 18,
  div18_0182: 10 / 18.0182,
  times0_0555: 0.555,
  div18_018: 10 / 18.018,
  div18_02: 10 / 18.02,
};

type Numbers = Readonly<Record<string, number>>;
type Vectors = {
  readonly gmi: Readonly<Record<'mgdl_to_percent' | 'mmoll_to_mmolmol', Numbers>>;
  readonly mmol_rounding: Readonly<Record<string, readonly number[]>>;
};
const readVectors = () => readJson<Vectors>('published_vectors.json');

describeVerified('published tables', ({ near, same }) => {
  test('GMI', () => {
    const { mgdl_to_percent: percents, mmoll_to_mmolmol: mmolMol } = readVectors().gmi;
    for (const [mean, gmi] of Object.entries(percents))
      same(`GMI of ${mean} mg/dL`, gmiPercent(Number(mean)).toFixed(1), gmi.toFixed(1));
    for (const [mean, gmi] of Object.entries(mmolMol))
      same(`GMI of ${mean} mmol/L`, gmiMmolMolOfMmolL(Number(mean)).toFixed(1), gmi.toFixed(1));
  });

  test.each(Object.entries(TENTHS))('mmol/L beside %s', (name, tenths) => {
    const codes = Array.from({ length: 361 }, (_, i) => i + 40);
    const shown = (mgDl: number): number => Number(formatGlucoseNumber(mgDl, 'mmol/L', 'en'));
    const others = codes.filter((mgDl) => shown(mgDl) !== Math.round(mgDl * tenths) / 10);
    same(name, others, readVectors().mmol_rounding[name]);
  });

  test('cgmquantify', () => {
    const published = readJson<{ readonly published_by_authors: Numbers }>(
      'cgmquantify_g6_expected.json',
    ).published_by_authors;
    const [readings] = readTraces('cgmquantify_g6.csv').values();
    // Its reader leaves the first reading out, and its spread has the divisor n.
    const all = sumReadings({ mgDl: readings?.mgDl.slice(1) ?? new Int16Array(0) });
    same('n', all.total, published.n);
    const values = {
      mean: meanOf(all),
      median: quantileOf(all, 0.5),
      min: quantileOf(all, 0),
      max: quantileOf(all, 1),
      q1: quantileOf(all, 0.25),
      q3: quantileOf(all, 0.75),
      population_sd: sdOf(all, 'population'),
      population_cv: cvOf(all, 'population'),
      J_index_population_sd: jIndexOf(all, 'population'),
      LBGI: lbgiOf(all),
      HBGI: hbgiOf(all),
      GMI: gmiPercent(meanOf(all)),
    };
    for (const [name, value] of Object.entries(values)) near(name, value, published[name], DIRECT);
  });
});
