import type { Snapshot } from '../../core/snapshot';
import { ConnectionCard } from '../parts/connection-card';
import { lazy } from '../parts/lazy';
import { Notes } from '../parts/notes';
import { ValueDisplay } from '../parts/value-display';
import { useApp } from '../state/app';
import { NowChart } from './now-chart';

const NowCards = lazy(async () => (await import('./now-cards')).NowCards);

/** The latest value and how the connection stands, unless it is asked whose data that is, and the last hours. */
export function Now() {
  const snapshot: Snapshot = useApp().snapshot.value;
  const { connection, glance, settings, locale } = snapshot;
  return (
    <div class="now">
      <h1 class="unseen">Now</h1>
      {connection.kind !== 'asking-person' && (
        <div class="now-top">
          <ValueDisplay glance={glance} settings={settings} locale={locale} />
          <ConnectionCard snapshot={snapshot} />
        </div>
      )}
      <Notes notes={snapshot.notes} />
      <NowCards snapshot={snapshot} />
      <NowChart snapshot={snapshot} />
    </div>
  );
}
