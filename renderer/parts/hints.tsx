import { useApp } from '../state/app';
import { Button } from './button';

/** What a first use should know, said until it was read and never again. */
export function Hints() {
  const { bridge, run, snapshot } = useApp();
  const done = (): void => run(bridge.saveSettings({ ...snapshot.peek().settings, hints: false }));
  return (
    <section class="card stack-tight" aria-labelledby="hints-title">
      <div class="chart-head">
        <h2 id="hints-title">Three things to know</h2>
        <Button onClick={done}>Got it</Button>
      </div>
      <ol>
        <li>
          Values are late on purpose: Dexcom passes them on about one hour (United States) or three hours (elsewhere)
          after the sensor measured them. Go by your Dexcom app or receiver for alarms.
        </li>
        <li>
          Older history is in Timeline, Days and the views below them. The first time it is fetched month by month,
          going back.
        </li>
        <li>
          <kbd>/</kbd> finds a view, a day or a note. <kbd>?</kbd> shows all keys.
        </li>
      </ol>
    </section>
  );
}
