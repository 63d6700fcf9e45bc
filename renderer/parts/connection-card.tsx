import { useSignal } from '@preact/signals';
import { CALM_SENTENCE, isCalm, REFRESH_HELPS } from '../../core/calm';
import { describeDelay } from '../../core/delay-words';
import type { Snapshot } from '../../core/snapshot';
import { formatClock } from '../../core/words';
import { useApp } from '../state/app';
import { Button } from './button';
import { lazy } from './lazy';

const TroubleWords = lazy(async () => (await import('./connection-trouble')).TroubleWords);
const TroubleWays = lazy(async () => (await import('./connection-trouble')).TroubleWays);
const FillProgress = lazy(async () => (await import('./fill-progress')).FillProgress);

/** How the app stands with its source, in words, with the way on. */
export function ConnectionCard({ snapshot }: { readonly snapshot: Snapshot }) {
  const { connection, locale, history, account, delay } = snapshot;
  const { kind } = connection;
  const isDemo = account.kind === 'demo' && kind === 'online';
  return (
    <section class="card connection" aria-labelledby="connection-title">
      <h2 id="connection-title">Connection</h2>
      <div role="status" class="stack-tight">
        {isCalm(connection) ? (
          <p>{isDemo ? 'Demo data, made on this computer.' : CALM_SENTENCE[connection.kind]}</p>
        ) : (
          <TroubleWords connection={connection} />
        )}
      </div>
      {kind === 'online' && <p class="quiet numbers">Last asked at {formatClock(connection.lastPollAt, locale)}.</p>}
      {kind !== 'signed-out' && <p class="quiet numbers">{describeDelay(account, delay)}</p>}
      {!isCalm(connection) && <TroubleWays connection={connection} />}
      {history.filling && <FillProgress filling={history.filling} locale={locale} />}
      {REFRESH_HELPS[kind] && (
        <div class="row">
          <RefreshButton isConnecting={kind === 'connecting'} />
        </div>
      )}
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
