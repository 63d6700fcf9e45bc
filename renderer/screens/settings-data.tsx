import { useSignal } from '@preact/signals';
import { formatDate } from '../chart/format-span';
import { computerOffset } from '../chart/offset';
import { Button } from '../parts/button';
import { useApp } from '../state/app';
import { DeleteDialog } from './delete-dialog';

/** How much history there is, and the way to delete all of it. */
export function DataSection() {
  const { account, history, locale } = useApp().snapshot.value;
  const isDeleting = useSignal(false);
  if (account.kind === 'none') return null;
  const dayOf = (at: number): string => formatDate(at, locale, computerOffset(at), 'with-year');
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
              {dayOf(history.firstAt)} to {dayOf(history.lastAt)}
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
