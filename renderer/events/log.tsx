import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { LoggedColumns } from '../../core/contract';
import { formatComputerDate } from '../chart/format-span';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { deriveLog } from './derive-log';
import { countKinds, findInLog, groupByDay } from './find-log';
import { KindFilter } from './kind-filter';
import type { LogKind } from './log-kinds';
import { LogTable } from './log-table';
import { SearchField } from './search-field';

/** Rows drawn at first, and more with each wish for older ones: a quarter of alerts may be thousands. */
const ROWS = 400;
const NONE: ReadonlySet<LogKind> = new Set();

type LogProps = {
  readonly columns: LoggedColumns;
  readonly fromAt: number;
  /** Reads further back; null where the history begins. */
  readonly onOlder: (() => void) | null;
};

/** The log with its search, its filter and what they leave. */
export function Log({ columns, fromAt, onOlder }: LogProps) {
  const { settings, locale } = useApp().snapshot.value;
  const { unit } = settings;
  const hidden = useSignal(NONE);
  const words = useSignal('');
  const most = useSignal(ROWS);
  const entries = useMemo(() => deriveLog(columns, { unit, locale }), [columns, unit, locale]);
  const counts = useMemo(() => countKinds(entries), [entries]);
  const filter = { hidden: hidden.value, words: words.value };
  const found = useMemo(() => findInLog(entries, filter), [entries, filter.hidden, filter.words]);
  // The same element as before is not drawn again: the state around it changes with every clock tick.
  const table = useMemo(
    () => <LogTable days={groupByDay(found, most.value)} locale={locale} />,
    [found, most.value, locale],
  );
  const isCut = found.length > most.value;
  const showOlder = (): void => {
    if (!isCut) onOlder?.();
    most.value += ROWS;
  };
  const showAll = (): void => {
    hidden.value = NONE;
    words.value = '';
  };
  return (
    <>
      <SearchField
        value={words.value}
        placeholder="Words of a note, a kind, an amount"
        onInput={(value) => {
          words.value = value;
        }}
      />
      <KindFilter
        counts={counts}
        hidden={hidden.value}
        onChange={(next) => {
          hidden.value = next;
        }}
      />
      <p class="quiet numbers" role="status">
        {describeCount(found.length, entries.length, fromAt, locale)}
      </p>
      {found.length > 0 && table}
      {found.length === 0 && (entries.length === 0 ? <NothingLogged /> : <NothingFound onShowAll={showAll} />)}
      {isCut || onOlder ? (
        <div class="row">
          <Button onClick={showOlder}>Show older entries</Button>
        </div>
      ) : (
        <p class="quiet">Your history on this computer begins here.</p>
      )}
    </>
  );
}

function describeCount(found: number, all: number, fromAt: number, locale: string): string {
  const since = `since ${formatComputerDate(fromAt, locale)}`;
  const words = all === 1 ? 'entry' : 'entries';
  return found === all ? `${all} ${words} ${since}` : `${found} of ${all} ${words} ${since}`;
}

function NothingLogged() {
  return (
    <div class="chart-empty stack-tight">
      <p>Nothing was entered or noted in these days.</p>
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
