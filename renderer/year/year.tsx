import './year.css';
import { askDays } from '../days/ask-days';
import { HistoryFailed } from '../parts/history-failed';
import { ClockChoice } from '../period/clock-choice';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { KnownYears } from './known-years';

/** Every day of every year in a calendar. */
export function YearView() {
  const { archive, snapshot } = useApp();
  const { answer, retry } = useAnswer({
    key: '',
    ask: () => askDays(archive, snapshot.peek(), { kind: 'all' }),
  });
  return (
    <div class="records records-beside year">
      <header class="records-head">
        <h1>Year</h1>
        <ClockChoice />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && <KnownYears asked={answer.value} />}
    </div>
  );
}
