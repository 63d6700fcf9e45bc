import { useEffect } from 'preact/hooks';
import { type App, useApp } from '../state/app';
import { SETTINGS_ENTRY, screenOfKey, VIEWS } from '../state/screens';
import { HOURS } from '../state/view';
import { Button } from './button';
import { Dialog } from './dialog';

/** Listens for the window's keys and shows them all under the question mark. */
export function Keys() {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => handleKey(event, app);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [app]);
  const close = (): void => {
    app.view.keysOpen.value = false;
  };
  return (
    <Dialog title="Keys" open={app.view.keysOpen.value} onClose={close}>
      <dl class="keys">
        {ALL_KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={close}>Close</Button>
    </Dialog>
  );
}

const ALL_KEYS: ReadonlyArray<readonly [keys: string, meaning: string]> = [
  ...[...VIEWS, SETTINGS_ENTRY].map(({ key, label }) => [key, label] as const),
  ['+ −', 'Fewer or more hours in the chart'],
  ['← →', 'In the chart: one reading back or on'],
  ['Page up, Page down', 'In the chart: one hour back or on'],
  ['Home, End', 'In the chart: first or last reading'],
  ['Esc', 'Close, or leave the reading'],
  ['?', 'This list'],
];

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
