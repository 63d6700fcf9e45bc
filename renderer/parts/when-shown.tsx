import type { ComponentChildren } from 'preact';
import { useApp } from '../state/app';

/** The thresholds; while values are hidden, a sentence in their place. */
export function WhenShown({ children }: { readonly children: ComponentChildren }) {
  const isShown = useApp().snapshot.value.privacy.kind === 'shown';
  return isShown ? children : <p class="quiet">Thresholds are not shown while values are hidden.</p>;
}
