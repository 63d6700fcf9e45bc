import { useSignal } from '@preact/signals';
import { formatComputerDate } from '../chart/format-span';
import { Button } from '../parts/button';
import { formatMegabytes } from '../parts/format-megabytes';
import { useApp } from '../state/app';
import { useAnswer } from '../state/use-answer';
import { DeleteDialog } from './delete-dialog';

/** How much history there is, where it lies, and the way to delete all of it. */
export function DataSection() {
  const { bridge, run, snapshot } = useApp();
  const { account, history, locale } = snapshot.value;
  const isDeleting = useSignal(false);
  const { answer: place } = useAnswer({
    key: '',
    ask: bridge.getHistoryPlace,
  });
  if (account.kind === 'none') return null;
  return (
    <section aria-labelledby="data-title" class="stack">
      <h2 id="data-title">Data</h2>
      <dl class="pairs numbers">
        <dt>Readings on this computer</dt>
        <dd>{new Intl.NumberFormat(locale).format(history.count)}</dd>
        {history.firstAt !== null && history.lastAt !== null && (
          <>
            <dt>From</dt>
            <dd>
              {formatComputerDate(history.firstAt, locale)} to {formatComputerDate(history.lastAt, locale)}
            </dd>
          </>
        )}
        {place.kind === 'ready' && place.value && (
          <>
            <dt>On disk</dt>
            <dd>{formatMegabytes(place.value.bytes, locale)}, with the copies kept beside it</dd>
            <dt>In the folder</dt>
            <dd>
              <code>{place.value.folder}</code>
            </dd>
          </>
        )}
      </dl>
      <div class="row">
        <Button onClick={() => run(bridge.showHistory())}>Show the history file</Button>
        <Button
          look="danger"
          onClick={() => {
            isDeleting.value = true;
          }}
        >
          Delete all data of this account
        </Button>
      </div>
      <DeleteDialog
        open={isDeleting.value}
        onClose={() => {
          isDeleting.value = false;
        }}
      />
    </section>
  );
}
