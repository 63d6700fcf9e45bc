import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { PRESETS } from '../../core/statistics/presets';
import { CopyActions } from '../copy/copy-actions';
import { formatTarget } from '../days/describe-day';
import { SearchField } from '../events/search-field';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { ShowMore } from '../parts/show-more';
import { tie } from '../parts/tie';
import { describeCovering } from '../period/covering';
import { NoReadings } from '../period/no-readings';
import { useApp } from '../state/app';
import { goTo } from '../state/go';
import { useWish } from '../state/use-wish';
import type { Wish } from '../state/view';
import type { AskedEpisodes } from './ask-episodes';
import { deriveRows, type EpisodeRow, type RowKind } from './derive-rows';
import { describeRow, KIND_WORDS, rowsAsText } from './describe-row';
import { EpisodeTable } from './episode-table';
import { findRows, ORDER_WORDS, type Order } from './find-rows';
import { KindChips } from './kind-chips';
import { type Change, useExclusions } from './use-exclusions';

/** Rows drawn at first, and more with each wish for more. */
const ROWS = 150;
const NONE: ReadonlySet<RowKind> = new Set();
const LOWS: readonly RowKind[] = ['low', 'very-low', 'dip'];
const HIGHS: readonly RowKind[] = ['high', 'very-high'];

/** The episodes of a period with their search, filter and order. */
export function KnownEpisodes({ asked }: { readonly asked: AskedEpisodes }) {
  const { snapshot, view } = useApp();
  const { settings, locale, history } = snapshot.value;
  const { unit } = settings;
  const { thresholds, zones } = PRESETS[settings.preset];
  const { exclusions, last, isUndone, change, undo } = useExclusions(asked.exclusions);
  const hidden = useSignal(NONE);
  const words = useSignal('');
  const onFilter = useWish((wish) => {
    hidden.value = hiddenBut(wish.of);
    words.value = wish.words;
  });
  const order = useSignal<Order>('newest');
  const most = useSignal(ROWS);
  const reader = useMemo(() => ({ unit, locale }), [unit, locale]);
  const rows = useMemo(() => deriveRows(asked, exclusions, unit, locale), [asked, exclusions, unit, locale]);
  const filter = { hidden: hidden.value, words: words.value, order: order.value };
  const found = useMemo(
    () => findRows(rows, filter, thresholds, asked.offsetAt, reader),
    [rows, filter.hidden, filter.words, filter.order, thresholds, asked, reader],
  );
  const toggle = (row: EpisodeRow): void =>
    change({
      span: row.leftOut ?? row.span,
      excluded: row.leftOut === null,
      what: `${KIND_WORDS[row.kind]} of ${describeRow(row, asked.offsetAt, reader).start}`,
    });
  if (asked.count === 0 && rows.length === 0) return <NoReadings />;
  const covering = describeCovering({ ...asked, lastAt: history.lastAt }, locale, asked.offsetAt);
  const target = formatTarget(thresholds, reader);
  return (
    <>
      <p class="numbers">{covering}</p>
      <p class="small quiet">
        An episode is at least 15 minutes outside of {tie(target)}, until 15 minutes back or a gap of more than 15
        minutes. Lows at night that fall and come back steeply may be pressure on the sensor: whether one is left out of
        statistics, you decide. Its readings stay.
      </p>
      <div class="episode-tools">
        <SearchField
          value={words.value}
          placeholder="A date, carbs, urgent low, left out"
          onInput={(value) => {
            onFilter();
            words.value = value;
          }}
        />
        <SelectField
          label="Order"
          options={ORDER_WORDS}
          value={order.value}
          onChange={(next) => {
            order.value = next;
          }}
        />
        <div class="row">
          <CopyActions
            title={`Episodes outside of ${target}: ${covering}. ${describeCount(found, rows)}`}
            text={() => rowsAsText(found, asked.offsetAt, reader)}
          />
        </div>
      </div>
      <KindChips
        rows={rows}
        zones={zones}
        hidden={hidden.value}
        onChange={(next) => {
          onFilter();
          hidden.value = next;
        }}
      />
      <p class="quiet numbers" role="status">
        {describeCount(found, rows)}
      </p>
      <LastChange last={last} isUndone={isUndone} onUndo={undo} />
      {found.length > 0 && (
        <EpisodeTable
          rows={found.slice(0, most.value)}
          offsetAt={asked.offsetAt}
          reader={reader}
          onOpen={({ startAt }) => goTo({ kind: 'moment', at: startAt }, snapshot.peek(), view)}
          onToggle={toggle}
        />
      )}
      {found.length === 0 && (
        <NoneFound
          isAny={rows.length > 0}
          onShowAll={() => {
            onFilter();
            hidden.value = NONE;
            words.value = '';
          }}
        />
      )}
      <ShowMore what="episodes" count={found.length} most={most} step={ROWS} />
    </>
  );
}

/** What is hidden where only lows, or highs, are to be seen. */
function hiddenBut(of: Wish['of']): ReadonlySet<RowKind> {
  if (of === 'lows') return new Set(HIGHS);
  return of === 'highs' ? new Set(LOWS) : NONE;
}

function describeCount(found: readonly EpisodeRow[], rows: readonly EpisodeRow[]): string {
  const left = rows.filter(({ leftOut }) => leftOut !== null).length;
  const count = found.length === rows.length ? `${rows.length}` : `${found.length} of ${rows.length}`;
  const out = left === 0 ? '' : `, ${left} left out of statistics`;
  return `${count} ${rows.length === 1 ? 'episode' : 'episodes'}${out}`;
}

type LastProps = { readonly last: Change | null; readonly isUndone: boolean; readonly onUndo: () => void };

/** What was just changed, with the way back. */
function LastChange({ last, isUndone, onUndo }: LastProps) {
  const words = last && `${last.excluded ? 'Left out of statistics' : 'Counted again'}: ${last.what}.`;
  return (
    <div class={last ? 'row card episode-change' : 'row'}>
      <p role="status">{words}</p>
      {last && !isUndone && <Button onClick={onUndo}>Undo</Button>}
    </div>
  );
}

function NoneFound({ isAny, onShowAll }: { readonly isAny: boolean; readonly onShowAll: () => void }) {
  return (
    <div class="chart-empty stack-tight">
      <p>{isAny ? 'No episode matches your search and the kinds chosen.' : 'No episode began in these days.'}</p>
      {isAny && (
        <div class="row">
          <Button onClick={onShowAll}>Show all episodes</Button>
        </div>
      )}
    </div>
  );
}
