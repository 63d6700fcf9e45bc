import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useApp } from '../state/app';
import { useErrorFocus } from './use-error-focus';

/** How the last attempt to save a form ended, as far as it still says something about what is in it. */
export type SaveOutcome = 'none' | 'saved' | 'wrong';

export type SavedForm = {
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly outcome: SaveOutcome;
  /** From the first attempt that was wrong until one is not. */
  readonly showsErrors: boolean;
  readonly submit: (event: Event) => void;
  readonly touched: () => void;
  readonly forget: () => void;
};

/** A form that is saved as a whole: it leads to its first wrong field, and says that it is saved when it is. */
export function useSavedForm(isRight: boolean, save: () => Promise<unknown>): SavedForm {
  const { run } = useApp();
  const outcome = useSignal<SaveOutcome>('none');
  const attempt = useSignal(0);
  const ref = useErrorFocus(attempt.value);
  const setTo = (next: SaveOutcome) => (): void => {
    outcome.value = next;
  };
  return {
    ref,
    outcome: outcome.value === 'wrong' && isRight ? 'none' : outcome.value,
    showsErrors: outcome.value === 'wrong',
    submit: (event) => {
      event.preventDefault();
      attempt.value++;
      outcome.value = 'wrong';
      if (isRight) run(save().then(setTo('saved')));
    },
    touched: () => {
      if (outcome.value === 'saved') outcome.value = 'none';
    },
    forget: setTo('none'),
  };
}
