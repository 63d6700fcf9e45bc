import type { JSX } from 'preact';
import { REFRESH_HELPS } from '../../core/calm';
import type { Snapshot } from '../../core/snapshot';
import { Button } from '../parts/button';
import { Trouble } from '../parts/trouble';
import { ValueDisplay } from '../parts/value-display';
import { type App, AppContext, useApp } from '../state/app';
import { deriveFace, type Face } from '../state/face';
import { ConnectionState } from './connection-state';
import { Facts } from './facts';
import { LastHours } from './last-hours';

/** The whole small window around one app. */
export function Glance({ app }: { readonly app: App }) {
  return (
    <AppContext.Provider value={app}>
      <main class="glance">
        <h1 class="unseen">Steadyline</h1>
        <FaceView />
        <Trouble />
      </main>
    </AppContext.Provider>
  );
}

function FaceView() {
  const { snapshot } = useApp();
  const View = FACES[deriveFace(snapshot.value)];
  return <View snapshot={snapshot.value} />;
}

type FaceProps = { readonly snapshot: Snapshot };

const FACES: Record<Face, (props: FaceProps) => JSX.Element> = {
  hidden: Hidden,
  withheld: Withheld,
  value: Value,
};

function Hidden() {
  const { bridge, run } = useApp();
  return (
    <>
      <p class="glance-hidden">Values are hidden</p>
      <div class="row">
        <Button look="main" onClick={() => run(bridge.setPrivacy({ kind: 'shown' }))}>
          Show
        </Button>
      </div>
    </>
  );
}

/** No value is shown to whom it may not belong. */
function Withheld({ snapshot }: FaceProps) {
  return (
    <>
      <ConnectionState snapshot={snapshot} />
      <OpenHistory label="Open Steadyline" main />
    </>
  );
}

function Value({ snapshot }: FaceProps) {
  const { account, glance, settings, locale } = snapshot;
  return (
    <>
      {account.kind === 'demo' && <p class="glance-demo">Demo: these are not your values.</p>}
      <ValueDisplay glance={glance} settings={settings} locale={locale} />
      <LastHours snapshot={snapshot} />
      <Facts snapshot={snapshot} />
      <ConnectionState snapshot={snapshot} />
      <OpenHistory label="Open history" />
    </>
  );
}

function OpenHistory({ label, main = false }: { readonly label: string; readonly main?: boolean }) {
  const { bridge, run, snapshot } = useApp();
  const { kind } = snapshot.value.connection;
  return (
    <div class="row">
      {REFRESH_HELPS[kind] && (
        <Button disabled={kind === 'connecting'} onClick={() => run(bridge.refresh())}>
          Refresh
        </Button>
      )}
      <Button look={main ? 'main' : 'plain'} onClick={() => run(bridge.openWindow({ kind: 'now' }))}>
        {label}
      </Button>
    </div>
  );
}
