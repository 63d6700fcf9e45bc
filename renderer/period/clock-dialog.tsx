import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { ClockFields } from './clock-fields';

/** Asks whose clock days and hours are on. */
export function ClockDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Whose clock" open onClose={onClose}>
      <ClockFields />
      <div class="row">
        <Button look="main" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
