import { test } from 'vitest';
import {
  type Bound,
  EPISODES,
  type Episode,
  type EpisodePolicy,
  findEpisodes,
} from '../../../../../core/statistics/episodes';
import { layGrid, type Series, seriesOf } from '../../../../../core/statistics/grid';
import { hasData, readJson, readTraces } from './data';
import { describeVerified, ON_GRID } from './tally';

const MINUTE_MS = 60_000;
/** On a grid without a value where readings are more than 45 minutes apart: there an episode is cut. */
const IGLU: EpisodePolicy = {
  ...EPISODES,
  slackMs: 0,
  bridgeBeforeMs: 5 * MINUTE_MS,
  bridgeMs: 5 * MINUTE_MS,
  keepsTail: true,
};
/** More than two hours at a stretch. */
const IGLU_EXTENDED: EpisodePolicy = { ...IGLU, leastMs: 125 * MINUTE_MS };

type Levels = { readonly low: readonly [number, number]; readonly high: readonly [number, number] };
const CONSENSUS: Levels = { low: [70, 54], high: [180, 250] };
const CLASSES = [
  'lv1_hypo',
  'lv2_hypo',
  'ext_hypo',
  'lv1_hyper',
  'lv2_hyper',
  'lv1_hypo_excl',
  'lv1_hyper_excl',
] as const;

function findClasses(
  series: Series,
  { low, high }: Levels,
): Readonly<Record<(typeof CLASSES)[number], readonly Episode[]>> {
  const find = (side: Bound['side'], mgDl: number, policy = IGLU) => findEpisodes(series, { side, mgDl }, policy);
  const [lows, veryLows] = [find('below', low[0]), find('below', low[1])];
  const [highs, veryHighs] = [find('above', high[0]), find('above', high[1])];
  const only = (all: readonly Episode[], within: readonly Episode[]): readonly Episode[] =>
    all.filter(({ index, endIndex }) => !within.some((one) => one.index >= index && one.index < endIndex));
  return {
    lv1_hypo: lows,
    lv2_hypo: veryLows,
    ext_hypo: find('below', low[0], IGLU_EXTENDED),
    lv1_hyper: highs,
    lv2_hyper: veryHighs,
    lv1_hypo_excl: only(lows, veryLows),
    lv1_hyper_excl: only(highs, veryHighs),
  };
}

const pointsOf = ({ mgDl }: Series, { index, endIndex }: Episode): Float64Array =>
  Float64Array.from(mgDl.slice(index, endIndex));
const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
type Summary = {
  type: string;
  level: string;
  total_episodes: number;
  avg_ep_duration: number;
  avg_ep_per_day: number;
  avg_ep_gl: number | null;
};

type Listed = Readonly<Record<'start', string> & Record<'n_grid_points' | 'mean_gl' | 'min_gl' | 'max_gl', number>>;
type Fixture = { readonly output: ReadonlyArray<Summary & { readonly id: string }> };
type Published = {
  readonly episode_list: Readonly<Record<string, Readonly<Record<(typeof CLASSES)[number], readonly Listed[]>>>>;
  readonly episodes: Readonly<Record<string, readonly Summary[]>>;
  readonly episode_fixtures: { readonly iglu_doc_example: Fixture; readonly iglu_test_episodes: Fixture };
};

const sets = hasData
  ? (
      [
        ['iglu_5_subject.csv', 'iglu_expected.json'],
        ['cgmquantify_g6.csv', 'cgmquantify_g6_expected.json'],
      ] as const
    ).flatMap(([csv, json]) => {
      const published = readJson<Published>(json);
      return [...readTraces(csv)].map(([id, readings]) => ({ id, readings, published }));
    })
  : [];

/** Summaries name a class by kind and level. */
const SUMMARY_CLASS: Readonly<Record<string, (typeof CLASSES)[number]>> = {
  'hypo lv1': 'lv1_hypo',
  'hypo lv2': 'lv2_hypo',
  'hypo extended': 'ext_hypo',
  'hyper lv1': 'lv1_hyper',
  'hyper lv2': 'lv2_hyper',
  'hypo lv1_excl': 'lv1_hypo_excl',
  'hyper lv1_excl': 'lv1_hyper_excl',
};

describeVerified('iglu episodes', ({ near, same }) => {
  function verifySummaries(id: string, series: Series, levels: Levels, summaries: readonly Summary[]): void {
    const classes = findClasses(series, levels);
    for (const { type, level, ...published } of summaries) {
      const name = SUMMARY_CLASS[`${type} ${level}`];
      if (!name) throw new Error(`no class is ${type} ${level}`);
      const found = classes[name];
      const minutes = found.reduce((sum, { index, endIndex }) => sum + (endIndex - index) * 5, 0);
      same(`${id} ${name} count`, found.length, published.total_episodes);
      near(`${id} ${name} minutes`, found.length === 0 ? 0 : minutes / found.length, published.avg_ep_duration, 1e-12);
      near(`${id} ${name} per day`, found.length / (series.at.length / 288), published.avg_ep_per_day, ON_GRID);
      if (published.avg_ep_gl === null) continue;
      const means = Float64Array.from(found, (one) => meanOf(pointsOf(series, one)));
      near(`${id} ${name} glucose`, meanOf(means), published.avg_ep_gl, ON_GRID);
    }
  }

  test.each(sets)('$id', ({ id, readings, published }) => {
    const offsetMinutes = readings.offsetMinutes[0] ?? 0;
    const series = seriesOf(layGrid(readings, offsetMinutes));
    const classes = findClasses(series, CONSENSUS);
    for (const name of CLASSES) {
      const episodes = published.episode_list[id]?.[name] ?? [];
      // The times are those of the wall clock with its offset taken off once too often: glucose and lengths say so.
      const starts = classes[name].map(({ startAt }) => startAt + offsetMinutes * MINUTE_MS);
      same(
        `${id} ${name} starts`,
        starts,
        episodes.map(({ start }) => Date.parse(start)),
      );
      same(
        `${id} ${name} points`,
        classes[name].map(({ index, endIndex }) => endIndex - index),
        episodes.map(({ n_grid_points: points }) => points),
      );
      for (const [i, episode] of classes[name].entries()) {
        const points = pointsOf(series, episode);
        const { mean_gl: mean, min_gl: least, max_gl: greatest } = episodes[i] ?? {};
        near(`${id} ${name} mean`, meanOf(points), mean, ON_GRID);
        near(`${id} ${name} least`, Math.min(...points), least, ON_GRID);
        near(`${id} ${name} greatest`, Math.max(...points), greatest, ON_GRID);
      }
    }
    verifySummaries(id, series, CONSENSUS, published.episodes[id] ?? []);
  });

  test('with other levels', () => {
    const { iglu_doc_example: documented, iglu_test_episodes: tested } =
      readJson<Published>('iglu_expected.json').episode_fixtures;
    for (const { id, readings } of sets.filter(({ id }) => id.startsWith('Subject'))) {
      const series = seriesOf(layGrid(readings, -300));
      verifySummaries(
        id,
        series,
        { low: [100, 54], high: [120, 250] },
        documented.output.filter((one) => one.id === id),
      );
      if (id !== 'Subject 1') continue;
      const first = { at: readings.at.slice(0, 288), mgDl: readings.mgDl.slice(0, 288) };
      verifySummaries(id, seriesOf(layGrid(first, -300)), { low: [100, 70], high: [120, 140] }, tested.output);
    }
  });
});
