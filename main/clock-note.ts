import { computed, effect, untracked } from '@preact/signals-core';
import { CLOCK_TOLERANCE_MS } from '../core/notes';
import type { AppState } from './state';

/** Notes that this computer's clock is wrong, and takes the note away when it is right again. Returns its undo. */
export function followClock({ skewMs, addNote, removeNote }: AppState): () => void {
  const isWrong = computed(() => Math.abs(skewMs.value) > CLOCK_TOLERANCE_MS);
  return effect(() => {
    const change = isWrong.value ? addNote : removeNote;
    untracked(() => change('wrong-clock')); // a note that was dismissed stays so until the clock changes
  });
}
