import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage';

const LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** A function that waits until the app has asked what is new and was answered since this was called. */
export function watchPoll({ account }: Stage): () => Promise<void> {
  const answered = (): number =>
    account.simulator.requests.filter(({ path, status }) => path.endsWith('/dataRange') && status === 200).length;
  const before = answered();
  return async () => {
    for (const until = Date.now() + LIMIT_MS; answered() === before; await sleep(LOOK_EVERY_MS)) {
      if (Date.now() > until) throw new Error('the app asked for nothing');
    }
  };
}

/** So long without a question, and a first fetch is over. */
const QUIET_MS = 3000;

/** A function that waits until the app has asked and then asked nothing for a while. */
export function watchFill({ account }: Stage): () => Promise<void> {
  const before = account.simulator.requests.length;
  return async () => {
    let [seen, since] = [before, Date.now()];
    for (const until = Date.now() + 4 * LIMIT_MS; seen === before || Date.now() - since < QUIET_MS; ) {
      if (Date.now() > until) throw new Error('the first fetch did not end');
      await sleep(LOOK_EVERY_MS);
      const { length } = account.simulator.requests;
      if (length !== seen) [seen, since] = [length, Date.now()];
    }
  };
}
