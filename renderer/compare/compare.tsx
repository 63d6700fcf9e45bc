import '../pattern/pattern.css';
import '../statistics/statistics.css';
import './compare.css';
import { useMemo } from 'preact/hooks';
import { PRESETS } from '../../core/statistics/presets';
import { PeriodChoice } from '../days/period-choice';
import { Disclaimer } from '../parts/disclaimer';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { describeCovering } from '../period/covering';
import { DayGroupChoice } from '../period/day-group-choice';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { AgainstChoice } from './against-choice';
import { deriveDifferences } from './differences';
import { DifferencesTable, describeDifferences } from './differences-table';
import { type LoadedComparison, loadComparison, type Side } from './load-compare';
import { ofGroup } from './of-group';
import { Overlay } from './overlay';

/** Two periods laid over each other, and what differs between them. */
export function Compare() {
  const app = useApp();
  const { settings } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { against } = app.view;
  const { answer, retry } = useAnswer({
    key: `${JSON.stringify([period.value, against.value])} ${settings.preset}`,
    ask: () => loadComparison(app.archive, app.snapshot.peek(), period.peek(), against.peek(), settings.preset),
  });
  const comparison = answer.kind === 'ready' ? answer.value : null;
  return (
    <div class="profile-view">
      <header class="chart-head">
        <h1>Compare</h1>
        <PeriodChoice shown={comparison && { range: comparison.here.range, offsetAt: comparison.offsetAt }} />
      </header>
      <AgainstChoice comparison={comparison} />
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {comparison && <Compared loaded={comparison} />}
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
