import './days.css';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { Beside } from '../statistics/beside';
import { askDays } from './ask-days';
import { KnownDays } from './known-days';
import { PeriodChoice } from './period-choice';

/** A strip a day, midnight to midnight on the person's clock, with its numbers. */
export function Days() {
  const app = useApp();
  const { account, history } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { answer, retry } = useAnswer({
    subject: account.kind === 'none' ? '' : account.id,
    key: JSON.stringify(period.value),
    version: history.version,
    ask: () => askDays(app.archive, app.snapshot.peek(), period.peek()),
  });
  return (
    <div class="records records-beside days">
      <header class="records-head">
        <h1>Days</h1>
        <PeriodChoice shown={answer.kind === 'ready' ? answer.value : null} />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && (
        <Beside range={answer.value.range}>
          <KnownDays asked={answer.value} />
        </Beside>
      )}
    </div>
  );
}
