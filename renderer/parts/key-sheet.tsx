import { useApp } from '../state/app';
import { Button } from './button';
import { Dialog } from './dialog';
import { KEY_LINES } from './key-list';

/** Every key of the window in one list. */
export function KeySheet() {
  const { view } = useApp();
  const close = (): void => {
    view.keysOpen.value = false;
  };
  return (
    <Dialog title="Keys" open={view.keysOpen.value} onClose={close}>
      <dl class="keys">
        {KEY_LINES.map(({ keys, meaning }) => (
          <div key={meaning}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
}
