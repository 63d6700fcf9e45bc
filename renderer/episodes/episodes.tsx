import './episodes.css';
import { PRESETS } from '../../core/statistics/presets';
import { PeriodChoice } from '../days/period-choice';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { Beside } from '../statistics/beside';
import { askEpisodes } from './ask-episodes';
import { KnownEpisodes } from './known-episodes';

/** Lows and highs by the consensus definition, to search, to jump to, and to leave out where pressure made them. */
export function Episodes() {
  const app = useApp();
  const { account, settings } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { thresholds } = PRESETS[settings.preset];
  const id = account.kind === 'none' ? '' : account.id;
  const { answer, retry } = useAnswer({
    key: JSON.stringify([period.value, settings.preset]),
    ask: () => askEpisodes(app, app.snapshot.peek(), period.peek(), thresholds),
  });
  return (
    <div class="records records-beside episodes">
      <header class="records-head">
        <h1>Episodes</h1>
        <PeriodChoice shown={answer.kind === 'ready' ? answer.value : null} />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && (
        <Beside range={answer.value.range}>
          <KnownEpisodes key={id} asked={answer.value} />
        </Beside>
      )}
    </div>
  );
}
