import { useEffect } from 'preact/hooks';
import { type App, useApp } from '../state/app';
import { togglePrivacy } from '../state/privacy';
import { screenOfKey } from '../state/screens';
import { HOURS } from '../state/view';
import { isTyping } from './is-typing';
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

function handleKey(event: KeyboardEvent, app: App): void {
  const { view, snapshot } = app;
  if (isPrint(event) && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    app.run(print());
    return;
  }
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (hasModifier || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const hasAccount = snapshot.value.account.kind !== 'none';
  const screen = hasAccount ? screenOfKey(event.key) : undefined;
  if (screen) {
    view.signInOpen.value = false;
    view.screen.value = screen;
  } else if (hasAccount && event.key.toLowerCase() === 'h') togglePrivacy(app);
  else if (event.key === '?') view.keysOpen.value = true;
  else if (view.screen.value !== 'now')
    return; // other views have these keys for themselves
  else if (event.key === '+') stepHours(view, -1);
  else if (event.key === '-') stepHours(view, 1);
}

const isPrint = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'p' && ctrlKey !== metaKey && !altKey && !shiftKey;

const print = async (): Promise<void> => (await import('../print/print-page')).printPage();

function stepHours({ hours }: App['view'], by: number): void {
  hours.value = HOURS[HOURS.indexOf(hours.value) + by] ?? hours.value;
}
