import type { Snapshot } from '../../core/snapshot';
import { ConnectionCard } from '../parts/connection-card';
import { Notes } from '../parts/notes';
import { ValueDisplay } from '../parts/value-display';
import { useApp } from '../state/app';
import { NowChart } from './now-chart';

/** The latest value, how the connection stands, and the last hours. */
export function Now() {
  const snapshot: Snapshot = useApp().snapshot.value;
  return (
    <div class="now">
      <h1 class="unseen">Now</h1>
      <div class="now-top">
        <ValueDisplay glance={snapshot.glance} settings={snapshot.settings} locale={snapshot.locale} />
        <ConnectionCard snapshot={snapshot} />
      </div>
      <Notes notes={snapshot.notes} />
      <NowChart snapshot={snapshot} />
    </div>
  );
}
