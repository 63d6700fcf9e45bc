import './events.css';
import { useSignal } from '@preact/signals';
import { useCallback, useMemo } from 'preact/hooks';
import { CopyActions } from '../copy/copy-actions';
import { Button } from '../parts/button';
import { lazy } from '../parts/lazy';
import { ShowMore } from '../parts/show-more';
import { describeTimes } from '../period/covering';
import { useApp } from '../state/app';
import { type AskedEvents, isIn } from './ask-events';
import { deriveLog, type LogEntry } from './derive-log';
import { eventsStateOf } from './events-state';
import { countKinds, findInLog, groupByDay } from './find-log';
import { KindFilter } from './kind-filter';
import { logAsText } from './log-as-text';
import { LogTable } from './log-table';
import { SearchField } from './search-field';

const AroundDialog = lazy(async () => (await import('./around-dialog')).AroundDialog);

/** Rows drawn at first, and more with each wish for more: a quarter of alerts may be thousands. */
const ROWS = 400;

type LogProps = {
  readonly asked: AskedEvents;
  /** To be called once the person filters it. */
  readonly onFilter: () => void;
};

/** The log with its search, its filter and what they leave. */
export function Log({ asked, onFilter }: LogProps) {
  const app = useApp();
  const { settings, locale, history } = app.snapshot.value;
  const { unit } = settings;
  const { hidden, words } = eventsStateOf(app);
  const most = useSignal(ROWS);
  const opened = useSignal<LogEntry | null>(null);
  const all = useMemo(() => deriveLog(asked.logged, { unit, locale }), [asked, unit, locale]);
  const entries = useMemo(() => all.filter(({ at }) => isIn(asked.entered, at)), [all, asked]);
  const counts = useMemo(() => countKinds(entries), [entries]);
  const filter = { hidden: hidden.value, words: words.value };
  const found = useMemo(() => findInLog(entries, filter), [entries, filter.hidden, filter.words]);
  const open = useCallback((entry: LogEntry): void => {
    opened.value = entry;
  }, []);
  // The same element as before is not drawn again: the state around it changes with every clock tick.
  const table = useMemo(
    () => <LogTable days={groupByDay(found, most.value)} locale={locale} onOpen={open} />,
    [found, most.value, locale, open],
  );
  const covering = describeTimes(asked.range, locale, asked.offsetAt);
  const counted = `${describeCount(found.length, entries.length)}, ${covering}`;
  const showAll = (): void => {
    onFilter();
    hidden.value = new Set();
    words.value = '';
  };
  return (
    <>
      <div class="log-tools">
        <SearchField
          value={words.value}
          placeholder="Words of a note, a kind, an amount"
          onInput={(value) => {
            onFilter();
            words.value = value;
          }}
        />
        <div class="row">
          <CopyActions title={counted} text={() => logAsText(found, most.value, locale)} />
        </div>
      </div>
      <KindFilter
        counts={counts}
        hidden={hidden.value}
        onChange={(next) => {
          onFilter();
          hidden.value = next;
        }}
      />
      <p class="quiet numbers" role="status">
        {counted}
      </p>
      {found.length > 0 && table}
      {found.length === 0 &&
        (entries.length === 0 ? (
          <NothingLogged isFilling={history.filling !== null} />
        ) : (
          <NothingFound onShowAll={showAll} />
        ))}
      <ShowMore what="entries" count={found.length} most={most} step={ROWS} />
      {found.length <= most.value && (
        <p class="quiet">
          {history.beginsAt === null || history.beginsAt >= asked.range.fromAt
            ? 'Your history on this computer begins here.'
            : 'Choose a longer period for older entries.'}
        </p>
      )}
      {opened.value && (
        <AroundDialog
          entry={opened.value}
          entries={all}
          onClose={() => {
            opened.value = null;
          }}
        />
      )}
    </>
  );
}

function describeCount(found: number, all: number): string {
  const words = all === 1 ? 'entry' : 'entries';
  return found === all ? `${all} ${words}` : `${found} of ${all} ${words}`;
}

function NothingLogged({ isFilling }: { readonly isFilling: boolean }) {
  return (
    <div class="chart-empty stack-tight">
      <p>
        {isFilling
          ? 'Nothing of these days is here so far: your history is still being fetched.'
          : 'Nothing was entered or noted in these days.'}
      </p>
      <p class="quiet">
        Carbs, insulin, exercise, health and notes appear here once they are entered in the Dexcom app, and alerts once
        the phone has passed them on. Dexcom ONE passes on no entries.
      </p>
    </div>
  );
}

function NothingFound({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <div class="chart-empty stack-tight">
      <p>No entry matches your search and the kinds chosen.</p>
      <div class="row">
        <Button onClick={onShowAll}>Show all entries</Button>
      </div>
    </div>
  );
}
