import { useSignal } from '@preact/signals';
import { formatComputerDate } from '../chart/format-span';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { DeleteDialog } from './delete-dialog';

/** How much history there is, and the way to delete all of it. */
export function DataSection() {
  const { account, history, locale } = useApp().snapshot.value;
  const isDeleting = useSignal(false);
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
      </dl>
      <div class="row">
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
