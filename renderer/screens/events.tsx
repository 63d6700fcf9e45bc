import { PeriodChoice } from '../days/period-choice';
import { type AskedEvents, askEvents } from '../events/ask-events';
import { type EventsPage, eventsStateOf } from '../events/events-state';
import { Log } from '../events/log';
import { hiddenBut } from '../events/log-kinds';
import { HistoryFailed } from '../parts/history-failed';
import { lazy } from '../parts/lazy';
import { Segmented } from '../parts/segmented';
import { chosenPeriod } from '../period/chosen-period';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { useWish } from '../state/use-wish';
import { Beside } from '../statistics/beside';

const Averages = lazy(async () => (await import('../events/averages')).Averages);

const PAGES = [
  { value: 'list', label: 'List' },
  { value: 'averages', label: 'Averages' },
] as const;

/** Everything the person entered and their devices noted, and what glucose did around it. */
export function Events() {
  const app = useApp();
  const { account } = app.snapshot.value;
  const period = chosenPeriod(app);
  const { page, hidden, words } = eventsStateOf(app);
  const onFilter = useWish((wish) => {
    page.value = 'list';
    hidden.value = hiddenBut(wish.of);
    words.value = wish.words;
  });
  const id = account.kind === 'none' ? '' : account.id;
  const { answer, retry } = useAnswer<AskedEvents>({
    key: JSON.stringify(period.value),
    ask: () => askEvents(app.archive, app.snapshot.peek(), period.peek()),
  });
  const asked = answer.kind === 'ready' ? answer.value : null;
  return (
    <div class="records records-beside">
      <header class="records-head">
        <h1>Events</h1>
        <PeriodChoice shown={asked} />
        <Segmented<EventsPage>
          name="events-page"
          legend="Entries shown as"
          options={PAGES}
          value={page.value}
          onChange={(next) => {
            page.value = next;
          }}
        />
      </header>
      {answer.kind === 'failed' && <HistoryFailed onRetry={retry} />}
      {answer.kind === 'loading' && <p class="quiet chart-empty">Reading the history on this computer.</p>}
      {asked && (
        <Beside range={asked.range}>
          {page.value === 'list' ? (
            <Log key={id} asked={asked} onFilter={onFilter} />
          ) : (
            <Averages key={id} asked={asked} />
          )}
        </Beside>
      )}
    </div>
  );
}
