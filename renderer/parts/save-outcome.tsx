import type { SaveOutcome as Outcome } from './use-saved-form';

/** How saving a form ended; `still` says what counts while it is not saved. */
export function SaveOutcome({ outcome, still }: { readonly outcome: Outcome; readonly still: string }) {
  const words: Record<Outcome, string> = {
    none: '',
    saved: 'Saved.',
    wrong: `Not saved: a field needs another value. ${still}`,
  };
  return (
    <span role="status" class={outcome === 'wrong' ? 'field-error' : 'quiet'}>
      {words[outcome]}
    </span>
  );
}
