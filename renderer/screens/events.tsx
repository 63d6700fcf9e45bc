import { useSignal } from '@preact/signals';
import type { LoggedColumns } from '../../core/contract';
import { Log } from '../events/log';
import { HistoryFailed } from '../parts/history-failed';
import { Segmented } from '../parts/segmented';
import { ClockChoice } from '../period/clock-choice';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';

const DAY_MS = 24 * 3_600_000;
const SPANS = [7, 30, 90] as const;
type Days = (typeof SPANS)[number];

/** Everything the person entered and their devices noted, newest first, to search and to filter. */
export function Events() {
  const { archive, snapshot } = useApp();
  const { account, history, now } = snapshot.value;
  const days = useSignal<Days>(30);
  const pages = useSignal(1);
  const newestAt = history.lastAt ?? now;
  const fromAt = newestAt - days.value * pages.value * DAY_MS;
  const { answer, retry } = useAnswer<LoggedColumns>({
    subject: account.kind === 'none' ? '' : account.id,
    key: `${days.value} ${pages.value}`,
    version: history.version,
    ask: () => archive.getRecords({ fromAt, toAt: Math.max(now, newestAt) + DAY_MS }),
  });
  return (
    <div class="records">
      <header class="records-head">
        <h1>Events</h1>
        <Segmented
          name="days"
          legend="Days shown"
          options={SPANS.map((value) => ({ value, label: `${value} days` }))}
          value={days.value}
          onChange={(value) => {
            days.value = value;
            pages.value = 1;
          }}
        />
        <ClockChoice />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {answer.kind === 'ready' && (
        <Log
          columns={answer.value}
          fromAt={fromAt}
          onOlder={history.beginsAt === null || fromAt <= history.beginsAt ? null : () => pages.value++}
        />
      )}
    </div>
  );
}
