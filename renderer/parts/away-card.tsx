import type { Away } from '../../core/notices/away';
import { describeAway } from '../../core/notices/away-words';
import { describePhoneClock } from '../chart/offset';
import { useApp } from '../state/app';
import { Button } from './button';

/** What happened while nobody looked, until it was read. */
export function AwayCard({ away }: { readonly away: Away }) {
  const { bridge, run, snapshot } = useApp();
  const { settings, locale, now } = snapshot.value;
  const reader = { unit: settings.unit, locale };
  const { at, offsetMinutes } = away.last;
  const clock = offsetMinutes === null ? '' : describePhoneClock(at, offsetMinutes);
  return (
    <section class="card note" aria-labelledby="away-title">
      <div class="stack-tight">
        <h2 id="away-title">While you were away</h2>
        <ul class="numbers">
          {describeAway(away, reader, true, now).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {clock && <p class="quiet small">{clock}</p>}
      </div>
      <Button onClick={() => run(bridge.dismissAway())} label="Dismiss: While you were away">
        Dismiss
      </Button>
    </section>
  );
}
