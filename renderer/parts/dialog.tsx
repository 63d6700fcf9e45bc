import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { lendFocus } from './use-kept-focus';

type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** As wide as a chart needs. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
};

/** A modal dialog of the platform: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, open, onClose, wide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isWanted = useRef(open);
  isWanted.current = open;
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) showFromTop(dialog);
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // Closed before it leaves the page, because only closing gives the focus back to where it was.
  useEffect(() => {
    const dialog = element.current;
    return () => {
      isWanted.current = false;
      dialog?.close();
    };
  }, []);
  // Told only of what the person closed: whoever closed it from within knows, and might take it for another wish.
  const tell = (): void => {
    if (isWanted.current) onClose();
  };
  return (
    <dialog ref={element} class={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={titleId} onClose={tell}>
      {open && (
        <div class="stack">
          <h2 id={titleId}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}

/** Where the first thing to press lies below what is to be read, the heading has the focus, so that reading begins there. */
function showFromTop(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const heading = dialog.querySelector('h2');
  if (heading && dialog.scrollTop > 0) {
    lendFocus(heading);
    dialog.scrollTop = 0;
  }
}
