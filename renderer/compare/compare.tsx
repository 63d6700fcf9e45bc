import '../pattern/pattern.css';
import '../statistics/statistics.css';
import './compare.css';
import { type Signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { type Against, dayOf } from '../../core/period';
import type { DayGroup } from '../../core/statistics/pattern';
import { PRESETS } from '../../core/statistics/presets';
import { deriveProfile } from '../../core/statistics/profile';
import { describeNotEnough } from '../../core/statistics/sufficiency';
import { readChartTheme } from '../chart/theme';
import { figureOf } from '../copy/figure';
import { PeriodChoice } from '../days/period-choice';
import { Button } from '../parts/button';
import { Disclaimer } from '../parts/disclaimer';
import { HistoryFailed } from '../parts/history-failed';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { ChartActions, toggle } from '../pattern/chart-actions';
import { lacksOf } from '../pattern/load-pattern';
import { ProfileChart } from '../pattern/profile-chart';
import { createProfileModel, type ProfileModel } from '../pattern/profile-model';
import { describeProfile, ProfileTables } from '../pattern/profile-table';
import { chosenPeriod } from '../period/chosen-period';
import { describeCovering } from '../period/covering';
import { DayGroupChoice, GROUP_WORDS } from '../period/day-group-choice';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { deriveDifferences } from './differences';
import { DifferencesTable, describeDifferences } from './differences-table';
import { type Comparison, type LoadedComparison, loadComparison, type Side } from './load-compare';
import { ofGroup } from './of-group';

const DatesDialog = lazy(async () => (await import('../period/dates-dialog')).DatesDialog);

const CHOICES = [
  { value: 'before', label: 'The period before' },
  { value: 'year-before', label: 'A year before' },
] as const;

/** Two periods laid over each other, and what differs between them. */
export function Compare() {
  const app = useApp();
  const { account, history, settings } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { against } = app.view;
  const { answer, retry } = useAnswer({
    subject: account.kind === 'none' ? '' : account.id,
    key: `${JSON.stringify([period.value, against.value])} ${settings.preset}`,
    version: history.version,
    ask: () => loadComparison(app.archive, app.snapshot.peek(), period.peek(), against.peek(), settings.preset),
  });
  const comparison = answer.kind === 'ready' ? answer.value : null;
  return (
    <div class="profile-view">
      <header class="chart-head">
        <h1>Compare</h1>
        <PeriodChoice shown={comparison && { range: comparison.here.range, offsetAt: comparison.offsetAt }} />
      </header>
      <AgainstChoice against={against} comparison={comparison} />
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {comparison && <Compared loaded={comparison} />}
    </div>
  );
}

type AgainstProps = { readonly against: Signal<Against>; readonly comparison: LoadedComparison | null };

function AgainstChoice({ against, comparison }: AgainstProps) {
  const isAsking = useSignal(false);
  const { now } = useApp().snapshot.value;
  const { range } = comparison?.there ?? { range: { fromAt: now, toAt: now } };
  const offsetAt = comparison?.offsetAt ?? (() => 0);
  return (
    <div class="row">
      <span>Compared with</span>
      <Segmented<string>
        name="against"
        legend="Compared with"
        options={CHOICES}
        value={against.value.kind}
        onChange={(value) => {
          against.value = { kind: value === 'before' ? 'before' : 'year-before' };
        }}
      />
      <Button onClick={() => toggle(isAsking)}>Other dates…</Button>
      {isAsking.value && (
        <DatesDialog
          days={[dayOf(range.fromAt, offsetAt), dayOf(range.toAt - 1, offsetAt)]}
          onChoose={(chosen) => {
            if (chosen.kind === 'dates') against.value = chosen;
          }}
          onClose={() => toggle(isAsking)}
        />
      )}
    </div>
  );
}

function Compared({ loaded }: { readonly loaded: LoadedComparison }) {
  const { snapshot, view } = useApp();
  const group = view.dayGroup.value;
  const comparison = useMemo(() => ofGroup(loaded, group), [loaded, group]);
  const { settings, locale, history } = snapshot.value;
  const { offsetAt } = comparison;
  const cover = (side: Side): string =>
    describeCovering(
      { range: side.range, count: side.sums.coverage.readings, lastAt: history.lastAt },
      locale,
      offsetAt,
    );
  const [here, there] = [cover(loaded.here), cover(loaded.there)];
  const reader = { unit: settings.unit, locale };
  const rows = deriveDifferences(comparison, PRESETS[settings.preset], reader);
  if (loaded.here.sums.coverage.readings === 0)
    return <Nothing sentence={`There are no readings in this period: ${here}.`} />;
  return (
    <>
      <dl class="compared numbers">
        <div>
          <dt>This period</dt>
          <dd>{here}</dd>
        </div>
        <div>
          <dt>The other</dt>
          <dd>{there}</dd>
        </div>
      </dl>
      {loaded.there.sums.coverage.readings === 0 ? (
        <Nothing sentence="There are no readings in the other period. Choose a shorter one, or other dates." />
      ) : (
        <>
          <DayGroupChoice />
          <Overlay
            comparison={comparison}
            group={group}
            here={here}
            there={there}
            text={() => describeDifferences(rows)}
          />
          <DifferencesTable rows={rows} madeOf={`${comparison.weeks.length} of your last 12 whole weeks`} />
          <p class="quiet small">
            A difference is held against how much your own weeks differ from each other. This says nothing about its
            cause.
          </p>
          <Disclaimer />
        </>
      )}
    </>
  );
}

const Nothing = ({ sentence }: { readonly sentence: string }) => <p class="chart-empty">{sentence}</p>;

type OverlayProps = {
  readonly comparison: Comparison;
  readonly group: DayGroup;
  readonly here: string;
  readonly there: string;
  readonly text: () => string;
};

function Overlay({ comparison, group, here, there, text }: OverlayProps) {
  const { snapshot } = useApp();
  const { unit } = snapshot.value.settings;
  const asTable = useSignal(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useOverlayModel(comparison, group);
  const lack = lacksOf(comparison.here.pattern, group);
  if (!model) return <Nothing sentence={`A daily pattern of this period: ${lack ? describeNotEnough(lack) : ''}.`} />;
  const days = group === 'all' ? '' : `${GROUP_WORDS[group]} alone. `;
  const title = `${days}This period: ${here}. The other: ${there}. In ${unit}`;
  return (
    <>
      {asTable.value ? <ProfileTables model={model} /> : <ProfileChart model={model} canvas={canvas} />}
      <ChartActions
        asTable={asTable}
        title={title}
        text={() => [text(), describeProfile(model)].join('\n\n')}
        figure={() => figureOf(canvas.current)}
      />
      <p class="quiet small">
        This period: thick line its median, bands the middle half and nine tenths of readings.{' '}
        {model.other
          ? 'The other: dashed, thick its median, thin the ends of its middle half.'
          : 'The other period has not enough data to be drawn.'}
      </p>
    </>
  );
}

/** Null where this period has too little for a curve; the other is left out where it has. */
function useOverlayModel({ here, there }: Comparison, group: DayGroup): ProfileModel | null {
  const { snapshot, theme } = useApp();
  const { settings, locale } = snapshot.value;
  const { unit, preset } = settings;
  return useMemo(() => {
    if (lacksOf(here.pattern, group)) return null;
    const layer = (name: string, { pattern }: Side) => ({ name, profile: deriveProfile(pattern.times[group]) });
    const other = lacksOf(there.pattern, group) ? null : layer('The other', there);
    const { thresholds } = PRESETS[preset];
    const shown = { main: layer('This period', here), other, traces: [], thresholds, unit, locale };
    return createProfileModel({ ...shown, theme: readChartTheme() });
  }, [here, there, group, unit, locale, preset, theme.value]);
}
