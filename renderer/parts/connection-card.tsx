import { useSignal } from '@preact/signals';
import { type Connection, describeConnection } from '../../core/connection';
import type { Snapshot } from '../../core/snapshot';
import { formatClock, formatDay } from '../../core/words';
import { useApp } from '../state/app';
import { signInAgain } from '../state/sign-in-again';
import { Button } from './button';
import { Cause } from './cause';

/** How the app stands with its source, in words, with the way on. */
export function ConnectionCard({ snapshot }: { readonly snapshot: Snapshot }) {
  const app = useApp();
  const { connection, locale, history, account } = snapshot;
  const words = describeConnection(connection);
  const needsSignIn = connection.kind === 'signed-out' || connection.kind === 'sign-in-expired';
  return (
    <section class="card connection" aria-labelledby="connection-title">
      <h2 id="connection-title">Connection</h2>
      <div role="status" class="stack-tight">
        <p class={isTrouble(connection) ? 'trouble' : ''}>
          {account.kind === 'demo' && connection.kind === 'online'
            ? 'Demo data, made on this computer.'
            : words.sentence}
        </p>
        {words.remedy && <p class="quiet">{words.remedy}</p>}
      </div>
      <p class="quiet numbers">{describePoll(connection, locale)}</p>
      {connection.kind === 'offline' && <Cause cause={connection.cause} />}
      {history.filling && <FillProgress snapshot={snapshot} />}
      <div class="row">
        {needsSignIn ? (
          <Button look="main" onClick={() => signInAgain(app)}>
            Sign in
          </Button>
        ) : (
          <RefreshButton isConnecting={connection.kind === 'connecting'} />
        )}
      </div>
    </section>
  );
}

function RefreshButton({ isConnecting }: { readonly isConnecting: boolean }) {
  const { bridge, run } = useApp();
  const isAsking = useSignal(false);
  const refresh = async (): Promise<void> => {
    isAsking.value = true;
    await bridge.refresh().finally(() => {
      isAsking.value = false;
    });
  };
  return (
    <Button onClick={() => run(refresh())} disabled={isConnecting || isAsking.value}>
      {isAsking.value ? 'Asking…' : 'Refresh'}
    </Button>
  );
}

const isTrouble = ({ kind }: Connection): boolean => kind !== 'online' && kind !== 'connecting';

function describePoll(connection: Connection, locale: string): string {
  if (connection.kind === 'online') return `Last asked at ${formatClock(connection.lastPollAt, locale)}.`;
  if (connection.kind === 'offline') return `Tries again at ${formatClock(connection.retryAt, locale)}.`;
  return '';
}

/** How far the first fetch of the history has come. */
function FillProgress({ snapshot: { history, locale } }: { readonly snapshot: Snapshot }) {
  if (!history.filling) return null;
  const { reachedAt, share } = history.filling;
  return (
    <div class="stack-tight">
      <label class="quiet" for="filling">
        Fetching your history, back to {formatDay(reachedAt, locale)} so far. You can use Steadyline meanwhile.
      </label>
      <progress id="filling" max={1} value={share} />
    </div>
  );
}
