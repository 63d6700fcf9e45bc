import './statistics.css';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { TimeRange } from '../../core/contract';
import type { EpisodeCounts } from '../../core/history';
import { PRESETS, type Preset, type PresetName } from '../../core/statistics/presets';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import { deriveSummary, type Summary } from '../../core/statistics/summary';
import { CopyActions } from '../copy/copy-actions';
import { Disclaimer } from '../parts/disclaimer';
import { HistoryFailed } from '../parts/history-failed';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { tie } from '../parts/tie';
import { formatCoverage, formatDates, formatLengthSoFar } from '../period/covering';
import { useApp } from '../state/app';
import type { ShownArchive } from '../state/archive';
import { useAnswer } from '../state/use-answer';
import { deriveFigures } from './derive-figures';
import { describeClipped, describeStatistics } from './describe-statistics';
import { FigureList } from './figure-list';
import { formatCount, type Reader } from './format-figure';
import { loadSums, type WindowSums } from './load-statistics';
import { reportedPart } from './read-history';
import { ZoneTable } from './zone-table';

const Groups = lazy(async () => (await import('./groups')).Groups);
const Research = lazy(async () => (await import('./research')).Research);

/** Longer, there are too many readings to look through for a panel. */
const EPISODES_WITHIN_MS = 366 * 24 * 3_600_000;

const PAGES = [
  { value: 'main', label: 'Main' },
  { value: 'groups', label: 'By day, hour' },
  { value: 'research', label: 'Research' },
] as const;
type Page = (typeof PAGES)[number]['value'];

/** The statistics of what a view shows. */
export function StatisticsPanel({ range }: { readonly range: TimeRange }) {
  const { archive, snapshot } = useApp();
  const { history, settings } = snapshot.value;
  const key = `${range.fromAt} ${range.toAt} ${history.lastAt}`;
  const sums = useAnswer({ key, ask: () => loadSums(archive, range, history.lastAt) });
  const episodes = useAnswer({
    key: `${key} ${settings.preset}`,
    ask: () => readEpisodes(archive, reportedPart(range, history.lastAt), settings.preset),
  });
  return (
    <Titled>
      {sums.answer.kind === 'failed' && <HistoryFailed onRetry={sums.retry} />}
      {sums.answer.kind === 'loading' && <p class="quiet">Adding up the readings.</p>}
      {sums.answer.kind === 'ready' && (
        <Loaded sums={sums.answer.value} episodes={episodes.answer.kind === 'ready' ? episodes.answer.value : null} />
      )}
    </Titled>
  );
}

type Known = { readonly sums: WindowSums; readonly episodes: EpisodeCounts | null };

/** The same of a view that asked for all of it already. */
export const KnownStatistics = (known: Known) => (
  <Titled>
    <Loaded {...known} />
  </Titled>
);

const Titled = ({ children }: { readonly children: ComponentChildren }) => (
  <section class="statistics" aria-labelledby="statistics-title">
    <h2 id="statistics-title">Statistics</h2>
    {children}
  </section>
);

/** Null where the range is longer than episodes are counted in. */
const readEpisodes = async (
  archive: ShownArchive,
  range: TimeRange,
  preset: PresetName,
): Promise<EpisodeCounts | null> =>
  spanMs(range) > EPISODES_WITHIN_MS ? null : (await archive.getPattern(range, preset)).episodes;

const spanMs = ({ fromAt, toAt }: TimeRange): number => toAt - fromAt;

function Loaded({ sums, episodes }: Known) {
  const { unit, preset: name } = useApp().snapshot.value.settings;
  const { locale } = useApp().snapshot.value;
  const page = useSignal<Page>('main');
  const preset = PRESETS[name];
  const reader = { unit, locale };
  const madeOf = describeWindow(sums, locale);
  const title = `Glucose statistics, ${formatDates(sums.range, locale, sums.offsetAt)}: ${madeOf}`;
  if (sums.distribution.total === 0) return <p class="quiet">There are no readings in this time.</p>;
  return (
    <>
      <p class="quiet numbers">{madeOf}</p>
      <Segmented
        name="statistics-page"
        legend="Statistics shown"
        options={PAGES}
        value={page.value}
        onChange={(next) => {
          page.value = next;
        }}
      />
      {page.value === 'main' && <Main {...{ sums, episodes, preset, reader, madeOf, title }} />}
      {page.value === 'groups' && <Groups {...{ sums, preset, reader, title }} />}
      {page.value === 'research' && <Research {...{ sums, reader, madeOf, title }} />}
      <Disclaimer />
    </>
  );
}

type MainProps = {
  readonly sums: WindowSums;
  readonly episodes: EpisodeCounts | null;
  readonly preset: Preset;
  readonly reader: Reader;
  readonly madeOf: string;
  readonly title: string;
};

function Main({ sums, episodes, preset, reader, madeOf, title }: MainProps) {
  const summary = deriveSummary(sums.distribution, sums.coverage, preset);
  const figures = deriveFigures(summary, episodes, reader);
  const isTooLong = spanMs(sums.range) > EPISODES_WITHIN_MS;
  return (
    <>
      {summary.zones.kind === 'value' ? (
        <ZoneTable zones={summary.zones.value} preset={preset} reader={reader} />
      ) : (
        <p class="quiet">Time in ranges: {describeNotEnough(summary.zones)}</p>
      )}
      <p class="quiet small">
        Goals for {preset.words} ({preset.source}). Agree yours with your care team; other ranges are in the settings.
      </p>
      <FigureList figures={figures} madeOf={madeOf} />
      {isTooLong && <p class="quiet small">Episodes are counted over a year at most: choose a shorter time.</p>}
      <ClippedNote summary={summary} locale={reader.locale} />
      <div class="row">
        <CopyActions
          title={title}
          what="statistics"
          text={() => describeStatistics({ summary, figures, preset, reader })}
        />
      </div>
    </>
  );
}

function ClippedNote({ summary, locale }: { readonly summary: Summary; readonly locale: string }) {
  const words = describeClipped(summary, locale);
  return words === '' ? null : <p class="quiet small">{tie(words)}</p>;
}

/** What the numbers are of: "14 days, 3,871 of 4,032 readings (96 %)". */
function describeWindow({ range, chosen, coverage, excluded, offsetAt }: WindowSums, locale: string): string {
  const { readings, expected } = coverage;
  const possible = Math.max(readings, Math.round(expected));
  const of = `${formatCount(readings, locale)} of ${formatCount(possible, locale)} readings`;
  const left = excluded > 0 ? `, ${formatCount(excluded, locale)} left out by you` : '';
  return `${formatLengthSoFar(chosen, range.toAt, locale, offsetAt)}, ${of} (${formatCoverage(coverage)})${left}`;
}
