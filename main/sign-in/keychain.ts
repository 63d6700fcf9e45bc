import { within } from '../within';
import type { Keychain } from './vault';

/** The system's keychain, loaded when the first secret is needed; rejects where it cannot be. */
export const loadKeychain = async (): Promise<Keychain> => import('keytar');

/** A keychain may ask the person something first, and wait for the answer for ever. */
const ANSWERS_WITHIN_MS = 30_000;

/**
 * A keychain that is asked one thing at a time, so that one which hangs holds up no more than itself, and that counts
 * as refusing while it gives no answer. What was asked stays asked, in its order.
 */
export function answeringInTime(load: () => Promise<Keychain>): Keychain {
  let last: Promise<unknown> = Promise.resolve();
  const ask = <T>(question: (keychain: Keychain) => Promise<T>): Promise<T> => {
    const answer = last.then(load).then(question);
    last = answer.catch(() => {});
    return within(ANSWERS_WITHIN_MS, answer, () => new Error('The keychain does not answer.'));
  };
  return {
    getPassword: (service, account) => ask((it) => it.getPassword(service, account)),
    setPassword: (service, account, password) => ask((it) => it.setPassword(service, account, password)),
    deletePassword: (service, account) => ask((it) => it.deletePassword(service, account)),
  };
}
