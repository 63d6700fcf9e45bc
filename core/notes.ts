import type { FailureText } from './failures';

/** Something the person should know once; it stays until dismissed. */
export type Note =
  | 'settings-reset'
  | 'archive-set-aside'
  | 'unknown-link'
  | 'wrong-clock'
  | 'no-tray-host'
  | 'no-shortcut'
  | 'signed-in-for-this-run'
  | 'tokens-not-saved'
  | 'sign-in-left';

/** Further apart than this (ms) the clocks of this computer and of Dexcom would mislead about ages. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** The words for each note. */
export const NOTE_TEXT: Record<Note, FailureText> = {
  'settings-reset': {
    sentence: 'The settings file could not be read in full; Steadyline uses its defaults for the rest.',
    remedy: 'The old file was kept beside the new one. Your history and the keychain are untouched.',
  },
  'archive-set-aside': {
    sentence: 'The history file on this computer was damaged and has been set aside.',
    remedy: 'Steadyline fetches the history again from Dexcom. The damaged file was kept.',
  },
  'unknown-link': {
    sentence: 'A link to Steadyline was opened that leads to no view this version knows.',
    remedy:
      'It may be cut off, or of a later version. Nothing was changed: choose a view beside, or search with Ctrl K.',
  },
  'wrong-clock': {
    sentence: 'The clock of this computer and that of Dexcom differ by more than five minutes.',
    remedy: 'Set the date and time of this computer. Until then ages may be wrong; the readings themselves are right.',
  },
  'no-tray-host': {
    sentence: 'This desktop shows no tray, so Steadyline stays in its window.',
    remedy:
      'On GNOME, install the extension "AppIndicator and KStatusNotifierItem Support", then start Steadyline again.',
  },
  'no-shortcut': {
    sentence: 'The keys of the glance could not be set up: another program has them, or this desktop gives none.',
    remedy: 'Open the glance by the tray icon or its menu. Free the keys, then switch the shortcut off and on again.',
  },
  'signed-in-for-this-run': {
    sentence: 'The keychain could not be used, so you are signed in for this run only.',
    remedy: 'Start a keychain service and sign in again to stay signed in.',
  },
  'tokens-not-saved': {
    sentence: 'The renewed sign-in could not be stored in the keychain.',
    remedy: 'Unlock the keychain. If Steadyline ends before that, you will have to sign in again.',
  },
  'sign-in-left': {
    sentence: 'The keychain did not open, so your sign-in could not be removed from it.',
    remedy:
      'Unlock it and delete the entries named "Steadyline" there, or take the access back on the pages of Dexcom. Steadyline itself no longer uses them.',
  },
};
