import './pattern.css';
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';
import { type DayGroup, IN_GROUP } from '../../core/statistics/pattern';
import { PRESETS } from '../../core/statistics/presets';
import { deriveProfile } from '../../core/statistics/profile';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import { readChartTheme } from '../chart/theme';
import { figureOf } from '../copy/figure';
import { PeriodChoice } from '../days/period-choice';
import { Button } from '../parts/button';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { describeCovering } from '../period/covering';
import { DayGroupChoice, GROUP_WORDS } from '../period/day-group-choice';
import { describeClock } from '../period/describe-clock';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { HowButton, HowDialog } from '../statistics/figure-list';
import { formatQuantile, formatWithUnit } from '../statistics/format-figure';
import { KnownStatistics } from '../statistics/statistics-panel';
import { ChartActions, toggle } from './chart-actions';
import { describeClusters } from './describe-clusters';
import { lacksOf, loadPattern, MOST_TRACES, type PatternData } from './load-pattern';
import { ProfileChart } from './profile-chart';
import { createProfileModel, deriveTraces, type ProfileModel } from './profile-model';
import { describeProfile, ProfileTables } from './profile-table';

const DAY_MS = 24 * 3_600_000;

/** How glucose goes with the time of day, over the days of a period. */
export function Pattern() {
  const app = useApp();
  const { settings } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { answer, retry } = useAnswer({
    key: `${JSON.stringify(period.value)} ${settings.preset}`,
    ask: () => loadPattern(app.archive, app.snapshot.peek(), period.peek(), settings.preset),
  });
  const data = answer.kind === 'ready' ? answer.value : null;
  return (
    <div class="profile-view">
      <header class="chart-head">
        <h1>Pattern</h1>
        <PeriodChoice shown={data} />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {data && (
        <div class="beside">
          <Days data={data} />
          <KnownStatistics sums={data.sums} episodes={data.episodes} />
        </div>
      )}
    </div>
  );
}

function Days({ data }: { readonly data: PatternData }) {
  const { snapshot, view } = useApp();
  const { locale, history } = snapshot.value;
  const group = view.dayGroup;
  const lack = lacksOf(data, group.value);
  const { range, count, offsetAt } = data;
  const { days, coverage } = data.sums;
  const ofDays = Math.round((range.toAt - range.fromAt) / DAY_MS);
  const isPartial = count > 0 && days.count.length < ofDays;
  return (
    <section class="stack-tight profile-main" aria-label="Glucose by time of day">
      <p class="numbers">
        {describeCovering({ range, count: coverage.readings, lastAt: history.lastAt }, locale, offsetAt)}.
        {isPartial && (
          <span class="quiet">
            {' '}
            {days.count.length} of {ofDays} days have data.
          </span>
        )}
      </p>
      <DayGroupChoice />
      {count === 0 && <Empty />}
      {count > 0 && lack && (
        <div class="chart-empty stack-tight">
          <p>A daily pattern: {describeNotEnough(lack)}.</p>
          <p class="quiet">
            It is drawn from seven days on with 70 % of their readings.{' '}
            {holdsAll(history, range) ? 'It comes with the days.' : 'Choose a longer period.'}
          </p>
        </div>
      )}
      {count > 0 && !lack && <Profile data={data} group={group.value} />}
    </section>
  );
}

/** No longer period has more. */
const holdsAll = ({ beginsAt, filling }: Snapshot['history'], { fromAt }: TimeRange): boolean =>
  filling === null && beginsAt !== null && fromAt <= beginsAt;

function Empty() {
  return (
    <div class="chart-empty stack-tight">
      <p>There are no readings in this time.</p>
      <p class="quiet">
        Choose a longer period. New readings appear about one hour (United States) or three hours (elsewhere) after the
        sensor measured them.
      </p>
    </div>
  );
}

type ProfileProps = { readonly data: PatternData; readonly group: DayGroup };

function Profile({ data, group }: ProfileProps) {
  const { snapshot } = useApp();
  const { settings, locale, history } = snapshot.value;
  const asTable = useSignal(false);
  const withTraces = useSignal(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useProfileModel({ data, group }, withTraces.value);
  const covering = describeCovering(
    { range: data.range, count: data.sums.coverage.readings, lastAt: history.lastAt },
    locale,
    data.offsetAt,
  );
  const title = `Daily pattern in ${settings.unit}, ${model.main.name}: ${covering}`;
  const clusters = describeClusters(data, group, locale);
  const { lowMgDl, highMgDl } = model.thresholds;
  const target = `${formatQuantile(lowMgDl, model)} to ${formatWithUnit(highMgDl, model)}`;
  return (
    <>
      <Attention clusters={clusters} madeOf={covering} />
      {asTable.value ? <ProfileTables model={model} /> : <ProfileChart model={model} canvas={canvas} />}
      <ChartActions
        asTable={asTable}
        title={title}
        text={() => [...clusters, describeProfile(model)].join('\n')}
        figure={() => figureOf(canvas.current)}
      >
        {!asTable.value && (
          <Button onClick={() => toggle(withTraces)}>
            {withTraces.value ? 'Hide single days' : 'Show single days'}
          </Button>
        )}
      </ChartActions>
      <p class="quiet small">
        Thick line: the median. Darker band: the middle half of readings. Lighter band: nine tenths of them. The target
        is {target}. {describeClock(settings.clock)}.
        {withTraces.value && ` Single days are those of the last ${MOST_TRACES} days at most.`}
      </p>
    </>
  );
}

function useProfileModel({ data, group }: ProfileProps, withTraces: boolean): ProfileModel {
  const { snapshot, theme } = useApp();
  const { settings, locale } = snapshot.value;
  const { unit, preset } = settings;
  return useMemo(() => {
    const name = GROUP_WORDS[group];
    const main = { name, profile: deriveProfile(data.times[group]) };
    const traces = withTraces ? deriveTraces(data.newest, IN_GROUP[group]) : [];
    const { thresholds } = PRESETS[preset];
    return createProfileModel({ main, other: null, traces, thresholds, unit, locale, theme: readChartTheme() });
  }, [data, group, withTraces, unit, locale, preset, theme.value]);
}

function Attention({ clusters, madeOf }: { readonly clusters: readonly string[]; readonly madeOf: string }) {
  const isAsking = useSignal(false);
  return (
    <section class="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">Hours that stand out</h2>
      <HowButton label="Hours that stand out" onAsk={() => toggle(isAsking)} />
      {clusters.length === 0 && <p>No hours stand out: neither lows nor highs come again and again.</p>}
      {clusters.length > 0 && (
        <ul class="numbers">
          {clusters.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isAsking.value && <HowDialog name="cluster" madeOf={madeOf} onClose={() => toggle(isAsking)} />}
    </section>
  );
}
