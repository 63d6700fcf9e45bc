import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage';

const LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** A function that waits until the app has asked for readings and was answered since this was called. */
export function watchPoll({ account }: Stage): () => Promise<void> {
  const answered = (): number =>
    account.simulator.requests.filter(({ path, status }) => path.endsWith('/egvs') && status === 200).length;
  const before = answered();
  return async () => {
    for (const until = Date.now() + LIMIT_MS; answered() === before; await sleep(LOOK_EVERY_MS)) {
      if (Date.now() > until) throw new Error('the app asked for no readings');
    }
  };
}
