import { describe, expect, test } from 'vitest';
import { clientSchema, createVault, tokenSchema } from '../../../../main/sign-in/vault';
import { createKeychain } from '../simulated';

const CLIENT = { clientId: 'id', clientSecret: 'secret' };
const OTHER = { clientId: 'other', clientSecret: 'secret' };

function open() {
  const keychain = createKeychain();
  const vault = createVault(async () => keychain);
  return { keychain, vault, again: () => createVault(async () => keychain) };
}

test('a secret is in the keychain and is found by the next run', async () => {
  const { vault, keychain, again } = open();
  expect(await vault.save('a/client', CLIENT)).toEqual({ kept: 'keychain' });
  expect([...keychain.secrets]).toEqual([['Steadyline/a/client', JSON.stringify(CLIENT)]]);
  expect(await again().load('a/client', clientSchema)).toEqual({ ok: true, value: CLIENT });
});

test('a name without a secret is empty, which is not a failure; in a locked keychain it cannot be told', async () => {
  const { vault, keychain } = open();
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: null });
  expect(keychain.secrets.size).toBe(0);
  keychain.locked = true;
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: false, error: 'locked' });
});

test.each(['', 'not json', '{"clientId":', 'null', '[]', '{"clientId":"id"}', '{"clientId":1,"clientSecret":"x"}'])(
  'a secret of %j cannot be used and counts as none',
  async (text) => {
    const { vault, keychain } = open();
    keychain.secrets.set('Steadyline/a/client', text);
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: null });
  },
);

test('removing is final, also of what was never there', async () => {
  const { vault, keychain } = open();
  await vault.save('a/client', CLIENT);
  await vault.remove('a/client');
  await vault.remove('b/client');
  expect(keychain.secrets.size).toBe(0);
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: null });
});

describe('while the keychain refuses', () => {
  test('a secret is held in memory for this run and written nowhere', async () => {
    const { vault, keychain, again } = open();
    keychain.failing = true;
    expect(await vault.save('a/client', CLIENT)).toEqual({ kept: 'memory' });
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: CLIENT });
    expect(keychain.secrets.size).toBe(0);
    keychain.failing = false;
    expect(await again().load('a/client', clientSchema)).toEqual({ ok: true, value: null });
  });

  test('the newest secret wins over the older one in the keychain', async () => {
    const { vault, keychain } = open();
    await vault.save('a/client', CLIENT);
    keychain.failing = true;
    await vault.save('a/client', OTHER);
    keychain.failing = false;
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: OTHER });
    expect(await vault.save('a/client', OTHER)).toEqual({ kept: 'keychain' });
    expect(keychain.secrets.get('Steadyline/a/client')).toBe(JSON.stringify(OTHER));
  });

  test('what was not loaded before cannot be told from missing, and is said', async () => {
    const { vault, keychain } = open();
    await vault.save('a/client', CLIENT);
    keychain.failing = true;
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: false, error: 'refusing' });
    keychain.failing = false;
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: CLIENT });
  });

  test('removing does not fail, and takes the copy in memory along', async () => {
    const { vault, keychain } = open();
    keychain.failing = true;
    await vault.save('a/client', CLIENT);
    await vault.remove('a/client');
    keychain.failing = false;
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: true, value: null });
  });
});

describe('erasing', () => {
  const NAMES = ['a/tokens', 'a/client'];

  test('counts what there was, and leaves what was not named', async () => {
    const { vault, keychain } = open();
    await vault.save('a/client', CLIENT);
    await vault.save('b/client', OTHER);
    expect(await vault.erase(NAMES)).toEqual({ count: 1, problem: null });
    expect([...keychain.secrets.keys()]).toEqual(['Steadyline/b/client']);
    expect(await vault.erase(NAMES)).toEqual({ count: 0, problem: null });
  });

  test.each(['locked', 'failing'] as const)('says so where the keychain is %s, and can be done again', async (how) => {
    const { vault, keychain } = open();
    await vault.save('a/client', CLIENT);
    keychain[how] = true;
    expect(await vault.erase(NAMES)).toEqual({ count: 0, problem: how === 'locked' ? 'locked' : 'refusing' });
    expect(keychain.secrets.size).toBe(1);
    keychain[how] = false;
    expect(await vault.erase(NAMES)).toEqual({ count: 1, problem: null });
    expect(keychain.secrets.size).toBe(0);
  });

  test('takes what is held for this run, also without any keychain', async () => {
    const vault = createVault(() => Promise.reject(new Error('Could not connect: No such file or directory')));
    await vault.save('a/client', CLIENT);
    expect(await vault.erase(NAMES)).toEqual({ count: 1, problem: 'absent' });
    expect(await vault.load('a/client', clientSchema)).toEqual({ ok: false, error: 'absent' });
  });
});

test('a keychain that cannot even be loaded is absent, and secrets are held for this run', async () => {
  const vault = createVault(() => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')));
  expect(await vault.load('a/tokens', tokenSchema)).toEqual({ ok: false, error: 'absent' });
  expect(await vault.save('a/tokens', CLIENT)).toEqual({ kept: 'memory' });
  await vault.remove('a/tokens');
});

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
  ['Could not connect: No such file or directory', 'absent'],
  ['Failed to load keytar native addon', 'absent'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['User canceled the operation.', 'refusing'],
  ['The user name or passphrase you entered is not correct.', 'refusing'],
] as const)('a keychain that says "%s" is %s', async (message, problem) => {
  const vault = createVault(() => Promise.reject(new Error(message)));
  expect(await vault.load('a/client', clientSchema)).toEqual({ ok: false, error: problem });
});
