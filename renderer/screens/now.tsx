import type { Snapshot } from '../../core/snapshot';
import { ConnectionCard } from '../parts/connection-card';
import { lazy } from '../parts/lazy';
import { Notes } from '../parts/notes';
import { ValueDisplay } from '../parts/value-display';
import { useApp } from '../state/app';
import { NowChart } from './now-chart';

const AwayCard = lazy(async () => (await import('../parts/away-card')).AwayCard);

/** The latest value, unless it may be someone else's, how the connection stands, and the last hours. */
export function Now() {
  const snapshot: Snapshot = useApp().snapshot.value;
  const { connection, glance, settings, locale } = snapshot;
  return (
    <div class="now">
      <h1 class="unseen">Now</h1>
      <div class="now-top">
        {connection.kind !== 'asking-person' && <ValueDisplay glance={glance} settings={settings} locale={locale} />}
        <ConnectionCard snapshot={snapshot} />
      </div>
      {snapshot.away && <AwayCard away={snapshot.away} />}
      <Notes notes={snapshot.notes} />
      <NowChart snapshot={snapshot} />
    </div>
  );
}
