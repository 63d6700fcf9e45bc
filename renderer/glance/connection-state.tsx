import { isCalm } from '../../core/calm';
import { describeConnection } from '../../core/connection';
import type { Snapshot } from '../../core/snapshot';
import { formatClock } from '../../core/words';

/** When Dexcom was last asked, or what went wrong and what to do. */
export function ConnectionState({ snapshot }: { readonly snapshot: Snapshot }) {
  const { connection, locale, account } = snapshot;
  const { sentence, remedy } = describeConnection(connection);
  const trouble = !isCalm(connection);
  return (
    <div class={trouble ? 'glance-trouble' : 'small quiet'} role="status">
      <p class={trouble ? 'trouble' : undefined}>
        {connection.kind === 'online' && !trouble
          ? `${account.kind === 'demo' ? 'Demo data' : sentence.replace('.', '')}, last asked at ${formatClock(connection.lastPollAt, locale)}.`
          : sentence}
      </p>
      {remedy && <p>{remedy}</p>}
      {connection.kind === 'offline' && connection.retryAt !== null && (
        <p class="numbers">Tries again at {formatClock(connection.retryAt, locale)}.</p>
      )}
    </div>
  );
}
