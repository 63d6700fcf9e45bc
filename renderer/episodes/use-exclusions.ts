import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TimeRange } from '../../core/contract';
import { useApp } from '../state/app';

/** A change the person made, to be said and undone. */
export type Change = { readonly span: TimeRange; readonly excluded: boolean; readonly what: string };

/** What is left out of statistics as it now is, and the ways to change that and to take the last change back. */
export function useExclusions(asked: readonly TimeRange[]) {
  const { bridge, run } = useApp();
  const known = useSignal<readonly TimeRange[] | null>(null);
  const last = useSignal<Change | null>(null);
  const isUndone = useSignal(false);
  const set = async (change: Change, undone: boolean): Promise<void> => {
    known.value = await bridge.setExcluded(change.span, change.excluded);
    last.value = change;
    isUndone.value = undone;
  };
  const undo = (): void => {
    if (last.value && !isUndone.value) run(set({ ...last.value, excluded: !last.value.excluded }, true));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return {
    exclusions: known.value ?? asked,
    last: last.value,
    isUndone: isUndone.value,
    change: (change: Change): void => run(set(change, false)),
    undo,
  };
}
