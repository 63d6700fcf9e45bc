import { test } from 'vitest';
import { sumReadings } from '../../../../../core/statistics/distribution';
import { type Bound, EPISODES, type EpisodePolicy, findEpisodes } from '../../../../../core/statistics/episodes';
import { layGrid, type Series, seriesOf } from '../../../../../core/statistics/grid';
import { cvOf, gmiPercent, jIndexOf, meanOf, sdOf } from '../../../../../core/statistics/moments';
import { quantileOf } from '../../../../../core/statistics/quantiles';
import { griOf, hbgiOf, lbgiOf } from '../../../../../core/statistics/risk';
import { countZones, shareBetween, shareOf } from '../../../../../core/statistics/zone-counts';
import { DEFAULT_THRESHOLDS } from '../../../../../core/zones';
import { readJson } from './data';
import { DIRECT, describeVerified } from './tally';

const STEP_MS = 5 * 60_000;
/** A missing sample ends what is not an episode yet, and nothing that is. */
const AGATA: EpisodePolicy = { ...EPISODES, slackMs: 0, bridgeBeforeMs: STEP_MS, bridgeMs: Number.POSITIVE_INFINITY };
const IGLU: EpisodePolicy = { ...EPISODES, slackMs: 0, bridgeBeforeMs: STEP_MS, bridgeMs: STEP_MS, keepsTail: true };

type Samples = ReadonlyArray<number | null>;

/** From midnight on, five minutes apart. */
function seriesOfSamples(glucose: Samples): Series {
  const kept = glucose.flatMap((mgDl, i) => (mgDl === null ? [] : [[i, mgDl] as const]));
  return { at: Float64Array.from(kept, ([i]) => i * STEP_MS), mgDl: Float64Array.from(kept, ([, mgDl]) => mgDl) };
}

function find(series: Series, bound: Bound, policy: EpisodePolicy) {
  return findEpisodes(series, bound, policy).map(({ startAt, endAt, ...place }) => {
    const clock = new Date(startAt).toISOString().slice(11, 16);
    return { ...place, shown: [clock, (endAt - startAt) / 60_000] };
  });
}

const distributionOf = (glucose: Samples) =>
  sumReadings({ mgDl: Int16Array.from(glucose.filter((mgDl) => mgDl !== null)) });

type Found = ReadonlyArray<{ readonly start: string; readonly minutes: number }>;
type Event<Agata, Iglu> = { readonly glucose: Samples; readonly agata: Agata; readonly iglu: Iglu };
type Small = { readonly glucose: Samples } & Readonly<Record<string, number>>;
type Vectors = {
  readonly events: Readonly<Record<'hypo' | 'hyper', Event<unknown, Found>>> & {
    readonly hypo_by_level: Event<Readonly<Record<string, unknown>>, Readonly<Record<string, Found>>>;
  };
  readonly small: Readonly<Record<'ranges' | 'gri' | 'risk' | 'summary', Small>>;
};
const readVectors = () => readJson<Vectors>('agata_vectors.json');

describeVerified('AGATA', ({ near, same }) => {
  const ofIglu = (episodes: Found) => episodes.map(({ start, minutes }) => [start, minutes]);
  const shown = (episodes: ReturnType<typeof find>) => episodes.map((one) => one.shown);

  test.each<['hypo' | 'hyper', Bound]>([
    ['hypo', { side: 'below', mgDl: 70 }],
    ['hyper', { side: 'above', mgDl: 180 }],
  ])('episodes: %s', (name, bound) => {
    const { glucose, agata, iglu } = readVectors().events[name];
    const series = seriesOfSamples(glucose);
    same(`${name} by AGATA`, shown(find(series, bound, AGATA)), agata);
    same(`${name} by iglu`, shown(find(seriesOf(layGrid(series, 0)), bound, IGLU)), ofIglu(iglu));
  });

  test('episodes by level', () => {
    const { glucose, agata, iglu } = readVectors().events.hypo_by_level;
    const verify = (series: Series, policy: EpisodePolicy, published: Record<string, unknown>) => {
      const all = find(series, { side: 'below', mgDl: 70 }, policy);
      const level2 = find(series, { side: 'below', mgDl: 54 }, policy);
      const only = all.filter(
        ({ index, endIndex }) => !level2.some((one) => one.index >= index && one.index < endIndex),
      );
      same('all', shown(all), published.all);
      same('level 2', shown(level2), published.level2);
      same('level 1 only', shown(only), published.level1_only);
    };
    verify(seriesOfSamples(glucose), AGATA, agata);
    const byIglu = Object.fromEntries(Object.entries(iglu).map(([name, list]) => [name, ofIglu(list)]));
    verify(seriesOf(layGrid(seriesOfSamples(glucose), 0)), IGLU, byIglu);
  });

  test('small vectors', () => {
    const { ranges, gri, risk, summary } = readVectors().small;
    const all = distributionOf(ranges.glucose);
    const share = shareOf(countZones(all, DEFAULT_THRESHOLDS));
    near('below 70', 100 * (share['very-low'] + share.low), ranges.tbr70, DIRECT);
    near('54 to 69', 100 * share.low, ranges.l1_54_69, DIRECT);
    near('below 54', 100 * share['very-low'], ranges.l2_lt54, DIRECT);
    near('70 to 180', 100 * share.target, ranges.tir_70_180, DIRECT);
    near('70 to 140', 100 * shareBetween(all, 70, 140), ranges.titr_70_140, DIRECT);
    near('above 180', 100 * (share.high + share['very-high']), ranges.tar180, DIRECT);
    near('181 to 250', 100 * share.high, ranges.l1_181_250, DIRECT);
    near('above 250', 100 * share['very-high'], ranges.l2_gt250, DIRECT);
    near('GRI', griOf(distributionOf(gri.glucose)), gri.GRI, DIRECT);
    same('LBGI', lbgiOf(distributionOf(risk.glucose)).toFixed(3), risk.LBGI_3dp?.toFixed(3));
    same('HBGI', hbgiOf(distributionOf(risk.glucose)).toFixed(3), risk.HBGI_3dp?.toFixed(3));
    const summed = distributionOf(summary.glucose);
    near('mean', meanOf(summed), summary.mean, DIRECT);
    near('median', quantileOf(summed, 0.5), summary.median, DIRECT);
    same('SD', sdOf(summed).toFixed(1), summary.sd?.toFixed(1));
    same('CV', cvOf(summed).toFixed(2), summary.cv_2dp?.toFixed(2));
    same('GMI', gmiPercent(meanOf(summed)).toFixed(2), summary.gmi_2dp?.toFixed(2));
    same('J-index', jIndexOf(summed).toFixed(2), summary.j_index_2dp?.toFixed(2));
    near('range', quantileOf(summed, 1) - quantileOf(summed, 0), summary.range, DIRECT);
    near('IQR', quantileOf(summed, 0.75) - quantileOf(summed, 0.25), summary.iqr, DIRECT);
  });
});
