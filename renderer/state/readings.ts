import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Bridge, ReadingColumns, TimeRange } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';

/** The readings the window holds: those of the last day of data, or why there are none to show. */
export type Readings =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly columns: ReadingColumns }
  | { readonly kind: 'failed' };

export type ReadingsStore = {
  readonly state: ReadonlySignal<Readings>;
  readonly retry: () => void;
  readonly stop: () => void;
};

const DAY_MS = 24 * 3_600_000;
const NOTHING_ASKED = { account: '', question: '' };

/**
 * Asks for the last day of data whenever the archive or the account changed; the earlier columns stay until then. While
 * values are hidden it holds none.
 */
export function createReadings(bridge: Bridge, snapshot: ReadonlySignal<Snapshot>): ReadingsStore {
  const state = signal<Readings>({ kind: 'loading' });
  const attempt = signal(0);
  let known = NOTHING_ASKED;
  let asking = 0;

  const load = async (range: TimeRange): Promise<void> => {
    const mine = ++asking;
    const answer: Readings = await bridge.getReadings(range).then(
      (columns) => ({ kind: 'ready', columns }),
      () => ({ kind: 'failed' }),
    );
    if (mine === asking) state.value = answer;
  };

  const forget = (): void => {
    asking++;
    known = NOTHING_ASKED;
    state.value = { kind: 'loading' };
  };

  const stop = effect(() => {
    const { account, history, now, privacy } = snapshot.value;
    if (privacy.kind !== 'shown') return known === NOTHING_ASKED ? undefined : forget();
    const id = account.kind === 'none' ? '' : account.id;
    const question = `${id} ${history.version} ${history.lastAt} ${attempt.value}`;
    if (question === known.question) return;
    const isOther = id !== known.account;
    known = { account: id, question };
    batch(() => {
      if (isOther || state.peek().kind === 'failed') state.value = { kind: 'loading' };
      void load({ fromAt: (history.lastAt ?? now) - DAY_MS, toAt: Math.max(now, history.lastAt ?? 0) + 1 });
    });
  });
  return { state, retry: () => attempt.value++, stop };
}
