import type { ComponentChildren } from 'preact';
import { useApp } from '../state/app';

/** Something that has glucose values in it; while values are hidden, a sentence in its place. */
export function WhenShown({ children }: { readonly children: ComponentChildren }) {
  const isShown = useApp().snapshot.value.privacy.kind === 'shown';
  return isShown ? children : <p class="quiet">Not shown while values are hidden.</p>;
}
