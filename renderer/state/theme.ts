import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Theme } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import { printing } from '../print/printing';

/** The themes tokens.css knows. */
export type ShownTheme = 'light' | 'dark' | 'contrast' | 'contrast-dark';

export type SystemLook = { readonly dark: boolean; readonly moreContrast: boolean; readonly forced: boolean };

/** The theme to show: the person's choice, or what the system prefers; high contrast comes in light and dark. */
export function deriveTheme(chosen: Theme, system: Omit<SystemLook, 'forced'>): ShownTheme {
  if (chosen === 'light' || chosen === 'dark') return chosen;
  if (chosen === 'contrast' || system.moreContrast) return system.dark ? 'contrast-dark' : 'contrast';
  return system.dark ? 'dark' : 'light';
}

/** Follows what the system prefers; returns the look and its undo. */
export function watchSystemLook(): { readonly look: ReadonlySignal<SystemLook>; readonly stop: () => void } {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const more = matchMedia('(prefers-contrast: more)');
  const forced = matchMedia('(forced-colors: active)');
  const queries = [dark, more, forced];
  const read = (): SystemLook => ({ dark: dark.matches, moreContrast: more.matches, forced: forced.matches });
  const look = signal(read());
  const onChange = (): void => {
    look.value = read();
  };
  for (const query of queries) query.addEventListener('change', onChange);
  return { look, stop: () => queries.forEach((query) => void query.removeEventListener('change', onChange)) };
}

/** Keeps the page's theme as chosen; `shown` changes with every change of colours, so that canvases follow; with its undo. */
export function applyTheme(snapshot: ReadonlySignal<Snapshot>): {
  readonly shown: ReadonlySignal<string>;
  readonly stop: () => void;
} {
  const system = watchSystemLook();
  const shown = signal('');
  const stop = effect(() => {
    const isPaper = printing.value;
    const next = isPaper ? 'light' : deriveTheme(snapshot.value.settings.theme, system.look.value);
    document.documentElement.dataset.theme = next;
    document.documentElement.classList.toggle('paper', isPaper);
    shown.value = [next, system.look.value.forced && 'forced', isPaper && 'paper'].filter(Boolean).join(' ');
  });
  return {
    shown,
    stop: () => {
      stop();
      system.stop();
    },
  };
}
