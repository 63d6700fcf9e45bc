import type { EventsVersion } from '../../core/account';
import { Button } from '../parts/button';
import { RadioField } from '../parts/field';
import { TestSteps } from '../parts/test-steps';
import { useApp } from '../state/app';

const EVENTS: Record<EventsVersion, string> = { v3: 'Version 3', v2: 'Version 2, older' };
const EVENTS_HINTS: Record<EventsVersion, string> = {
  v3: 'What Dexcom asks new apps to use.',
  v2: 'For developer apps that Dexcom has not moved to version 3. The entries are the same; all of them are fetched again.',
};

/** Whether the way to Dexcom works, step by step, and which page entries come from. */
export function ConnectionSection() {
  const { bridge, run, snapshot } = useApp();
  const { account, connectionTest } = snapshot.value;
  if (account.kind === 'none') return null;
  const isRunning = connectionTest?.running === true;
  return (
    <section aria-labelledby="test-title" class="stack">
      <h2 id="test-title">Connection</h2>
      <p class="quiet">
        The test walks the whole way to Dexcom and says where it ends. It changes nothing and shows no readings.
      </p>
      <div class="row">
        <Button onClick={() => run(bridge.testConnection())} disabled={isRunning}>
          {isRunning ? 'Testing…' : 'Test the connection'}
        </Button>
      </div>
      {connectionTest && <TestSteps test={connectionTest} />}
      {account.kind === 'dexcom' && (
        <RadioField
          label="Where entries come from"
          options={EVENTS}
          hints={EVENTS_HINTS}
          value={account.eventsVersion}
          onChange={(version) => run(bridge.setEventsVersion(version))}
        />
      )}
    </section>
  );
}
