import { computed, effect, untracked } from '@preact/signals-core';
import { globalShortcut } from 'electron';
import { GLANCE_SHORTCUT } from '../../core/settings';
import type { AppState } from '../state';

/** Holds the keys of the glance while the settings want them; where they are not to be had, a note says so. Returns its undo. */
export function followShortcut({ settings, addNote, removeNote }: AppState, onPressed: () => void): () => void {
  const isWanted = computed(() => settings.value.glanceShortcut);
  const stop = effect(() => {
    const isRefused = isWanted.value && !hold(onPressed);
    if (!isWanted.value) letGo();
    untracked(() => (isRefused ? addNote : removeNote)('no-shortcut'));
  });
  return () => {
    stop();
    letGo();
  };
}

/** False where another program has the keys, or this desktop gives none. */
const hold = (onPressed: () => void): boolean =>
  globalShortcut.register(GLANCE_SHORTCUT, onPressed) && globalShortcut.isRegistered(GLANCE_SHORTCUT);

const letGo = (): void => globalShortcut.unregister(GLANCE_SHORTCUT);
