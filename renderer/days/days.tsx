import './days.css';
import { useSignal } from '@preact/signals';
import { HistoryFailed } from '../parts/history-failed';
import { chosenPeriod } from '../period/chosen-period';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { Beside } from '../statistics/beside';
import { askDays } from './ask-days';
import { KnownDays } from './known-days';
import { PeriodChoice } from './period-choice';
import { ALL_WEEKDAYS } from './weekday-filter';

/** A strip a day, midnight to midnight on the person's clock, with its numbers. */
export function Days() {
  const app = useApp();
  const period = chosenPeriod(app);
  const weekdays = useSignal(ALL_WEEKDAYS);
  const { answer, retry } = useAnswer({
    key: JSON.stringify(period.value),
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
        <Beside
          range={answer.value.range}
          choice={
            weekdays.value.size < ALL_WEEKDAYS.size && (
              <p class="quiet small">The statistics are of all days of the week, whichever are shown.</p>
            )
          }
        >
          <KnownDays asked={answer.value} weekdays={weekdays} />
        </Beside>
      )}
    </div>
  );
}
