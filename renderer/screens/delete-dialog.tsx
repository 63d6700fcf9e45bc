import { useSignal } from '@preact/signals';
import { DELETE_FAILURE_TEXT, type DeleteStep } from '../../core/deleted';
import { Banner } from '../parts/banner';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useApp } from '../state/app';

type DialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Names exactly what goes, asks once, and says which step failed where one did. */
export function DeleteDialog({ open, onClose }: DialogProps) {
  const { bridge, run, view, snapshot } = useApp();
  const { account, history, locale } = snapshot.value;
  const failed = useSignal<DeleteStep | null>(null);
  const isBusy = useSignal(false);
  const remove = async (): Promise<void> => {
    isBusy.value = true;
    const answer = await bridge.deleteData().finally(() => {
      isBusy.value = false;
    });
    failed.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    onClose();
    view.screen.value = 'now';
    view.deleted.value = answer.value;
  };
  const isDemo = account.kind === 'demo';
  return (
    <Dialog title="Delete all data of this account" open={open} onClose={onClose}>
      <p>This removes from this computer:</p>
      <ul class="facts">
        <li>
          the history: {new Intl.NumberFormat(locale).format(history.count)} readings and every entry, alert and device,
          with all copies of the file that were kept
        </li>
        {!isDemo && <li>the sign-in, the client id and the client secret in the keychain</li>}
        <li>{isDemo ? 'the demo' : 'the account'} in the settings. Your unit, thresholds and theme stay.</li>
      </ul>
      <p>
        {isDemo
          ? 'The demo can be started again at any time.'
          : 'This cannot be undone. Dexcom still has its own copy, which you can fetch again.'}
      </p>
      {failed.value && <Banner tone="trouble" {...DELETE_FAILURE_TEXT[failed.value]} />}
      <div class="row dialog-foot">
        <Button look="danger" onClick={() => run(remove())} disabled={isBusy.value}>
          {isBusy.value ? 'Deleting…' : 'Delete everything'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}
