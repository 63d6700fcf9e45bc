// @vitest-environment happy-dom
import { useSignal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Dialog } from '../../renderer/parts/dialog';

afterEach(cleanup);

/** A dialog that is opened and closed by turning one choice over. */
function Asking() {
  const isAsking = useSignal(false);
  const turn = (): void => {
    isAsking.value = !isAsking.value;
  };
  return (
    <>
      <button type="button" onClick={turn}>
        Ask
      </button>
      {isAsking.value && (
        <Dialog title="Asked" open onClose={turn}>
          <button type="button" onClick={turn}>
            Done
          </button>
        </Dialog>
      )}
    </>
  );
}

it('a dialog that was closed from within stays closed; one that a person closes says so once', async () => {
  render(<Asking />);
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Done' }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByRole('dialog')).toBe(null);
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  (await screen.findByRole<HTMLDialogElement>('dialog')).close();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
});
