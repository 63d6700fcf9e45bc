import { useSignal } from '@preact/signals';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { RadioField } from '../parts/field';
import { useApp } from '../state/app';

type DialogProps = { readonly open: boolean; readonly onClose: () => void };

const CHOICES = { keep: 'Keep my history on this computer', delete: 'Delete my history from this computer' } as const;
const HINTS = {
  keep: 'It is there again when you sign in again.',
  delete: 'This cannot be undone. Dexcom still has its own copy.',
} as const;

/** Asks what to do with the history, and says where to take back the access at Dexcom. */
export function SignOutDialog({ open, onClose }: DialogProps) {
  const { bridge, run, view } = useApp();
  const choice = useSignal<keyof typeof CHOICES>('keep');
  const signOut = (): void => {
    onClose();
    view.screen.value = 'now';
    run(bridge.signOut({ keepHistory: choice.value === 'keep' }));
  };
  return (
    <Dialog title="Sign out of Dexcom" open={open} onClose={onClose}>
      <p>The sign-in is removed from the keychain of this computer.</p>
      <RadioField
        label="Your history"
        options={CHOICES}
        hints={HINTS}
        value={choice.value}
        onChange={(value) => {
          choice.value = value;
        }}
      />
      <p class="quiet">Dexcom itself goes on allowing Steadyline until you take the access back on its own pages.</p>
      <div class="row">
        <Button onClick={() => run(bridge.openPage('manage-access'))}>Open the Dexcom page for that</Button>
      </div>
      <div class="row dialog-foot">
        <Button look="danger" onClick={signOut}>
          {choice.value === 'keep' ? 'Sign out' : 'Sign out and delete'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}
