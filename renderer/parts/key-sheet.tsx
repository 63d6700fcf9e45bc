import { useApp } from '../state/app';
import { FOOT, VIEWS } from '../state/screens';
import { Button } from './button';
import { Dialog } from './dialog';

/** Every key of the window in one list. */
export function KeySheet() {
  const { view } = useApp();
  const close = (): void => {
    view.keysOpen.value = false;
  };
  return (
    <Dialog title="Keys" open={view.keysOpen.value} onClose={close}>
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
      <div class="row">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
}

const ALL_KEYS: ReadonlyArray<readonly [keys: string, meaning: string]> = [
  ...[...VIEWS, ...FOOT].map(({ key, label }) => [key.toUpperCase(), label] as const),
  ['+ −', 'Zoom, or fewer and more hours in the chart of Now'],
  ['← →', 'In the chart: one reading back or on'],
  ['Page up, Page down', 'In the chart: one hour back or on'],
  ['Home, End', 'In the chart: first or last reading; in the timeline: its begin or end'],
  ['Shift ← →', 'In the timeline: move it'],
  ['t', 'In the timeline: today'],
  ['j', 'In the timeline: jump to a date'],
  ['↑ ↓', 'In Days: from day to day; in Year, with ← → and Page up, Page down, too'],
  ['Ctrl Z', 'In Episodes: take back what was left out or counted again'],
  ['Ctrl P', 'Print what is shown'],
  ['/', 'In Events and Episodes: search'],
  ['h', 'Hide all values, or show them again'],
  ['Esc', 'Close, or leave the reading'],
  ['?', 'This list'],
];
