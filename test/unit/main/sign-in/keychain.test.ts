import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { answeringInTime } from '../../../../main/sign-in/keychain';
import { clientSchema, createVault, type Keychain } from '../../../../main/sign-in/vault';
import { createKeychain, type FakeKeychain } from '../simulated';

const CLIENT = { clientId: 'id', clientSecret: 'secret' };
const OTHER = { clientId: 'other', clientSecret: 'secret' };
const PATIENCE_MS = 30_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
});

/** A keychain that asks the person something: until `go` nothing is answered. */
function hanging() {
  const chain: FakeKeychain = createKeychain();
  let go: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const order: string[] = [];
  const after = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    order.push(name);
    await gone;
    return work();
  };
  const keychain: Keychain = {
    getPassword: (...of) => after('get', () => chain.getPassword(...of)),
    setPassword: (...of) => after('set', () => chain.setPassword(...of)),
    deletePassword: (...of) => after('delete', () => chain.deletePassword(...of)),
  };
  const bound = answeringInTime(async () => keychain);
  return { chain, order, go, vault: createVault(async () => bound) };
}

test('one that does not answer counts as refusing, and gives the secret once it does', async () => {
  const { chain, go, vault } = hanging();
  chain.secrets.set('Steadyline/a/client', JSON.stringify(CLIENT));
  const loaded = vault.load('a/client', clientSchema);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await loaded).toEqual({ ok: false, error: 'refusing' });
  go();
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: CLIENT });
});

test('a secret it does not take in time is held in memory; what was asked is done in its order, one at a time', async () => {
  const { chain, order, go, vault } = hanging();
  const saved = [vault.save('a/client', CLIENT), vault.save('a/client', OTHER)];
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await Promise.all(saved)).toEqual([{ kept: 'memory' }, { kept: 'memory' }]);
  expect(order).toEqual(['set']);
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: OTHER });
  go();
  await vi.waitFor(() => expect([...chain.secrets.values()]).toEqual([JSON.stringify(OTHER)]));
});

test('one that refuses is asked again, and what it says is passed on', async () => {
  let asked = 0;
  const chain = createKeychain();
  const bound = answeringInTime(async () => {
    asked += 1;
    if (asked === 1) throw new Error('Could not connect: No such file or directory');
    return chain;
  });
  const vault = createVault(async () => bound);
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: false, error: 'absent' });
  expect(await vault.save('a/client', CLIENT)).toEqual({ kept: 'keychain' });
  expect(vi.getTimerCount()).toBe(0);
});
