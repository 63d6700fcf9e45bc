import { useEffect } from 'preact/hooks';
import { type App, useApp } from '../state/app';
import { screenOfKey } from '../state/screens';
import { HOURS } from '../state/view';
import { lazy } from './lazy';

const KeySheet = lazy(async () => (await import('./key-sheet')).KeySheet);

/** Listens for the window's keys; the question mark shows them all. */
export function Keys() {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => handleKey(event, app);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [app]);
  return app.view.keysOpen.value ? <KeySheet /> : null;
}

function handleKey(event: KeyboardEvent, { view, snapshot }: App): void {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (hasModifier || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const screen = snapshot.value.account.kind === 'none' ? undefined : screenOfKey(event.key);
  if (screen) {
    view.signInOpen.value = false;
    view.screen.value = screen;
  } else if (event.key === '?') view.keysOpen.value = true;
  else if (event.key === '+') stepHours(view, -1);
  else if (event.key === '-') stepHours(view, 1);
}

function stepHours({ hours }: App['view'], by: number): void {
  hours.value = HOURS[HOURS.indexOf(hours.value) + by] ?? hours.value;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
