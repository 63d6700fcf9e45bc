import type { FailureText } from './failures';

/** What deleting an account's data removed; `otherHistories` counts the files of other people, which stay. */
export type Deleted = {
  readonly files: number;
  readonly bytes: number;
  readonly secrets: number;
  readonly settings: true;
  readonly otherHistories: number;
};

/** The steps of deleting, in their order; what comes after a failed one is untouched. */
export type DeleteStep = 'keychain' | 'history' | 'settings';

/** Which step of deleting failed, and what to do. Deleting again goes on from there. */
export const DELETE_FAILURE_TEXT: Record<DeleteStep, FailureText> = {
  keychain: {
    sentence: 'The history is not deleted: the sign-in is still in the keychain, which does not let it go.',
    remedy: 'Unlock the keychain of this computer, then delete again.',
  },
  history: {
    sentence: 'Some history files could not be deleted.',
    remedy: 'Close other programs that use them and check that the data folder may be written, then delete again.',
  },
  settings: {
    sentence: 'The sign-in is deleted, but the settings file could not be written, so the account is still here.',
    remedy: 'Check that the disk is not full and the data folder may be written, then delete again.',
  },
};
