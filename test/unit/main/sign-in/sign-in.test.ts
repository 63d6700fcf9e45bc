import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, ok } from '../../../../core/result';
import type { SignIn, SignInForm } from '../../../../core/sign-in';
import { isProduction } from '../../../../main/sign-in/form';
import { createSignIn, type SignedIn, type SignInOptions } from '../../../../main/sign-in/sign-in';
import { type ClientCredentials, createVault } from '../../../../main/sign-in/vault';
import { handle } from '../../../../simulator/handle';
import { createWorld } from '../../../../simulator/world';
import { createKeychain, MINUTE, personWith, simulate } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const ORIGIN = 'http://127.0.0.1:40213';
const FORM: SignInForm = {
  region: 'custom',
  customOrigin: ORIGIN,
  oauthVersion: 'v3',
  redirect: 'scheme',
  clientId: 'steadyline-simulator-client',
  clientSecret: 'steadyline-simulator-secret',
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A computer with a keychain, a browser and the simulator; a flow is one run of the app on it. */
function computer() {
  const simulated = simulate(createWorld({ createdAt: NOW, people: [personWith([], NOW)] }), NOW);
  const keychain = createKeychain();
  const opened: string[] = [];
  const signedIn: SignedIn[] = [];
  const states: SignIn[] = [];
  const start = (change: Partial<SignInOptions> = {}) =>
    createSignIn({
      vault: createVault(async () => keychain),
      transport: (request) => {
        simulated.now = Date.now();
        return simulated.transport(request);
      },
      now: () => Date.now(),
      production: true,
      storedClient: async () => fail('empty'),
      openInBrowser: async (url) => void opened.push(url),
      registerScheme: async () => {},
      onState: (state) => states.push(state),
      onSignedIn: async (done) => void signedIn.push(done),
      ...change,
    });
  /** What a person does in the browser: allows or denies on the login page that was opened last. */
  const decide = (decision: 'allow' | 'deny'): string => {
    const login = new URL(opened.at(-1) ?? '');
    const form = new URLSearchParams(login.search);
    form.set('decision', decision);
    form.set('person', 'made-up');
    const request = { method: 'POST', url: login.pathname, headers: {}, body: form.toString() };
    const answered = handle(request, simulated.world, Date.now());
    simulated.world = answered.world;
    return answered.response.headers.location ?? `no redirect: ${answered.response.status}`;
  };
  return { simulated, keychain, opened, signedIn, states, start, decide, last: () => states.at(-1) };
}

const refused = (refusal: string) => ({ kind: 'refused', refusal });
/** A link as it came, with parts of its query replaced or, with null, left out. */
function tampered(link: string, change: Readonly<Record<string, string | null>>): string {
  const url = new URL(link);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

describe('a sign-in', () => {
  test.each(['v2', 'v3'] as const)('ends with tokens, and nothing pending is left (%s)', async (oauthVersion) => {
    const { start, decide, states, signedIn, keychain, opened } = computer();
    const flow = start();
    expect(await flow.start({ ...FORM, oauthVersion })).toEqual({ ok: true, value: null });
    expect(opened).toHaveLength(1);
    expect(keychain.secrets.size).toBe(1);
    await flow.callback(decide('allow'));
    expect(states.map(({ kind }) => kind)).toEqual(['waiting', 'finishing', 'idle']);
    expect(signedIn).toMatchObject([{ pending: { origin: ORIGIN, oauthVersion }, tokens: { expiresAt: NOW + 7.2e6 } }]);
    expect(keychain.secrets.size).toBe(0);
  });

  test('waits with everything a person needs to compare, and no secret', async () => {
    const { start, opened, last } = computer();
    await start().start(FORM);
    expect(last()).toEqual({
      kind: 'waiting',
      startedAt: NOW,
      loginUrl: opened[0],
      redirectUri: 'steadyline://oauth/callback',
      region: 'custom',
    });
    expect(JSON.stringify([last(), opened])).not.toContain(FORM.clientSecret);
    const query = new URL(opened[0] ?? '').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', scope: 'offline_access' });
    expect(Buffer.from(query.get('state') ?? '', 'base64url')).toHaveLength(32);
  });

  test('that a callback finishes after a restart needs only the keychain', async () => {
    const { start, decide, signedIn, last } = computer();
    await start().start(FORM);
    await start().callback(decide('allow'));
    expect(signedIn).toHaveLength(1);
    expect(last()).toEqual({ kind: 'idle' });
  });

  test('goes on where no browser opens, since the address can be copied', async () => {
    const { start, last } = computer();
    const flow = start({ openInBrowser: () => Promise.reject(new Error('no browser')) });
    expect(await flow.start(FORM)).toEqual({ ok: true, value: null });
    expect(last()).toMatchObject({ kind: 'waiting' });
    await flow.openAgain();
    expect(last()).toMatchObject({ kind: 'waiting' });
  });

  test('given up while the keychain takes its time opens no browser any more', async () => {
    const { start, opened, last, keychain } = computer();
    const vault = createVault(async () => keychain);
    let go = (): void => {};
    const isSaving = new Promise<void>((saving) => {
      vault.save = () => {
        saving();
        return new Promise((saved) => {
          go = () => saved({ kept: 'keychain' });
        });
      };
    });
    const flow = start({ vault });
    const starting = flow.start(FORM);
    await isSaving;
    await flow.cancel();
    go();
    await starting;
    expect([opened, last()]).toEqual([[], { kind: 'idle' }]);
  });

  test('opens the same page again when asked, and nothing when there is none', async () => {
    const { start, opened } = computer();
    const flow = start();
    await flow.openAgain();
    await flow.start(FORM);
    await flow.openAgain();
    expect(opened).toEqual([opened[0], opened[0]]);
  });

  test('that cannot be kept afterwards does not hang at its end, and says so', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { start, decide, last } = computer();
    const flow = start({ onSignedIn: () => Promise.reject(new Error('disk full')) });
    await flow.start(FORM);
    await flow.callback(decide('allow'));
    expect(last()).toEqual({ kind: 'refused', refusal: 'not-kept' });
  });

  test('uses the credentials in the keychain when none are typed', async () => {
    const { start, decide, signedIn } = computer();
    const stored: ClientCredentials = { clientId: FORM.clientId, clientSecret: FORM.clientSecret };
    const flow = start({ storedClient: async () => ok(stored) });
    await flow.start({ ...FORM, clientId: ' ', clientSecret: '' });
    await flow.callback(decide('allow'));
    expect(signedIn).toMatchObject([{ pending: stored }]);
  });
});

describe('a form is refused before anything happens', () => {
  test.each<[string, Partial<SignInForm>, Partial<SignInOptions>, string]>([
    ['with an http address elsewhere', { customOrigin: 'http://example.org' }, {}, 'bad-address'],
    ['with no address', { customOrigin: '' }, {}, 'bad-address'],
    ['with a port that cannot be', { customOrigin: 'https://example.org:99999' }, {}, 'bad-address'],
    ['without an id', { clientId: '' }, {}, 'bad-form'],
    ['without a secret', { clientSecret: '  ' }, {}, 'bad-form'],
    ['without both and none stored', { clientId: '', clientSecret: '' }, {}, 'bad-form'],
    [
      'with those of a keychain that is locked',
      { clientId: '', clientSecret: '' },
      { storedClient: async () => fail('locked') },
      'no-keychain',
    ],
    ['for production on the fallback', { region: 'us' }, { production: false }, 'no-production-here'],
    [
      'for production by its address',
      { customOrigin: 'https://API.dexcom.EU' },
      { production: false },
      'no-production-here',
    ],
  ])('%s', async (_name, form, options, refusal) => {
    const { start, opened, keychain, last } = computer();
    expect(await start(options).start({ ...FORM, ...form })).toEqual({ ok: false, error: refusal });
    expect(opened).toEqual([]);
    expect(keychain.secrets.size).toBe(0);
    expect(last()).toEqual({ kind: 'idle' });
  });

  test('the sandbox and other addresses are open to the fallback', async () => {
    const { start, opened } = computer();
    const flow = start({ production: false });
    expect((await flow.start({ ...FORM, region: 'sandbox' })).ok).toBe(true);
    expect((await flow.start(FORM)).ok).toBe(true);
    expect(opened.map((url) => new URL(url).origin)).toEqual(['https://sandbox-api.dexcom.com', ORIGIN]);
    flow.stop();
  });
});

test.each([
  ['https://api.dexcom.com', true],
  ['https://api.dexcom.eu', true],
  ['https://api.dexcom.jp', true],
  ['https://dexcom.com:8443', true],
  ['https://sandbox-api.dexcom.com', false],
  ['https://dexcom.com.example.org', false],
  ['https://notdexcom.com', false],
  ['http://127.0.0.1:1', false],
])('%s holds real data: %s', (origin, real) => {
  expect(isProduction(origin)).toBe(real);
});

describe('a callback is refused', () => {
  test.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['without a state', { state: null }, 'state-missing'],
    ['with another state', { state: 'x' }, 'state-wrong'],
    ['with an empty state', { state: '' }, 'state-wrong'],
    ['without code and error', { code: null }, 'bad-callback'],
    ['with a made-up code', { code: 'x' }, 'code-refused'],
    ['with an error of the server', { code: null, error: 'server_error' }, 'bad-answer'],
  ])('%s', async (_name, change, refusal) => {
    const { start, decide, signedIn, last } = computer();
    const flow = start();
    await flow.start(FORM);
    await flow.callback(tampered(decide('allow'), change));
    expect(last()).toEqual(refused(refusal));
    expect(signedIn).toEqual([]);
    flow.stop();
  });

  test('that is none of ours', async () => {
    const { start, decide, last } = computer();
    const flow = start();
    await flow.start(FORM);
    await flow.callback(decide('allow').replace('steadyline://oauth', 'steadyline://evil'));
    expect(last()).toEqual(refused('bad-callback'));
    flow.stop();
  });

  test('when the person denied', async () => {
    const { start, decide, last, keychain } = computer();
    const flow = start();
    await flow.start(FORM);
    await flow.callback(decide('deny'));
    expect(last()).toEqual(refused('access-denied'));
    expect(keychain.secrets.size).toBe(0);
  });

  test('when nobody signs in', async () => {
    const { start, last } = computer();
    await start().callback('steadyline://oauth/callback?code=c&state=s');
    expect(last()).toEqual(refused('nobody-signing-in'));
  });

  test.each<[string, Partial<SignInForm>]>([['secret', { clientSecret: 'wrong' }]])(
    'when the client %s is wrong',
    async (_name, change) => {
      const { start, decide, last } = computer();
      const flow = start();
      await flow.start({ ...FORM, ...change });
      await flow.callback(decide('allow'));
      expect(last()).toEqual(refused('client-refused'));
    },
  );

  test.each<[string, Error | number, string]>([
    ['cannot be reached', new Error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
    ['is down', 503, 'unreachable'],
    ['cannot be understood', 200, 'bad-answer'],
  ])('when the service %s', async (_name, fault, refusal) => {
    const { start, decide, last, simulated } = computer();
    const flow = start();
    await flow.start(FORM);
    simulated.fault = () => (fault instanceof Error ? fault : { status: fault, headers: {}, body: '{}' });
    await flow.callback(decide('allow'));
    expect(last()).toEqual(refused(refusal));
  });

  test('a forged callback does not spoil the real one', async () => {
    const { start, decide, signedIn } = computer();
    const flow = start();
    await flow.start(FORM);
    const link = decide('allow');
    await flow.callback(tampered(link, { state: 'forged' }));
    await flow.callback('steadyline://oauth/callback?code=c');
    await flow.callback(link);
    expect(signedIn).toHaveLength(1);
  });
});

describe('a state is good once', () => {
  test('after success', async () => {
    const { start, decide, signedIn, last } = computer();
    const flow = start();
    await flow.start(FORM);
    const link = decide('allow');
    await flow.callback(link);
    await flow.callback(link);
    expect(last()).toEqual(refused('state-reused'));
    expect(signedIn).toHaveLength(1);
  });

  test('after a denial', async () => {
    const { start, decide, last } = computer();
    const flow = start();
    await flow.start(FORM);
    await flow.callback(decide('deny'));
    await flow.callback(decide('allow'));
    expect(last()).toEqual(refused('state-reused'));
  });

  test('when the desktop delivers a link twice at once, also to a run that did not begin the sign-in', async () => {
    for (const isRestarted of [false, true]) {
      const { start, decide, signedIn, simulated } = computer();
      const begun = start();
      await begun.start(FORM);
      const flow = isRestarted ? start() : begun;
      const link = decide('allow');
      await Promise.all([flow.callback(link), flow.callback(link)]);
      expect(signedIn).toHaveLength(1);
      expect(simulated.asked.filter((path) => path.endsWith('/token'))).toHaveLength(1);
    }
  });

  test('in the next run nobody is signing in any more', async () => {
    const { start, decide, last } = computer();
    const flow = start();
    await flow.start(FORM);
    const link = decide('allow');
    await flow.callback(link);
    await start().callback(link);
    expect(last()).toEqual(refused('nobody-signing-in'));
  });
});

describe('a sign-in has ten minutes', () => {
  test('after which it ends by itself', async () => {
    const { start, last, keychain } = computer();
    await start().start(FORM);
    await vi.advanceTimersByTimeAsync(10 * MINUTE - 1);
    expect(last()).toMatchObject({ kind: 'waiting' });
    await vi.advanceTimersByTimeAsync(1);
    expect(last()).toEqual(refused('state-expired'));
    expect(keychain.secrets.size).toBe(0);
  });

  test.each([
    [10 * MINUTE, { kind: 'idle' }],
    [10 * MINUTE + 1, refused('state-expired')],
  ])('by the clock too, for a run that did not begin it: after %d ms', async (lateMs, expected) => {
    const { start, decide, last } = computer();
    const first = start();
    await first.start(FORM);
    first.stop();
    vi.setSystemTime(NOW + lateMs);
    await start().callback(decide('allow'));
    expect(last()).toEqual(expected);
  });

  test('and an ended one does not end the next', async () => {
    const { start, decide, last } = computer();
    const flow = start();
    await flow.start(FORM);
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    await flow.callback(decide('deny'));
    await flow.start(FORM);
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(last()).toMatchObject({ kind: 'waiting', startedAt: NOW + 9 * MINUTE });
    flow.stop();
  });
});

test('starting again replaces the earlier sign-in', async () => {
  const { start, decide, last, signedIn, opened } = computer();
  const flow = start();
  await flow.start(FORM);
  const earlier = decide('allow');
  await flow.start(FORM);
  expect(new Set(opened).size).toBe(2);
  await flow.callback(earlier);
  expect(last()).toEqual(refused('state-wrong'));
  await flow.callback(decide('allow'));
  expect(signedIn).toHaveLength(1);
});

test('a sign-in that was given up is over', async () => {
  const { start, decide, last, keychain } = computer();
  const flow = start();
  await flow.start(FORM);
  const link = decide('allow');
  await flow.cancel();
  expect(last()).toEqual({ kind: 'idle' });
  expect(keychain.secrets.size).toBe(0);
  await flow.callback(link);
  expect(last()).toEqual(refused('nobody-signing-in'));
});

test('a loopback sign-in waits on its port, or says that the port is taken', async () => {
  const { start, last, keychain } = computer();
  const flow = start();
  const begun = await flow.start({ ...FORM, redirect: 'loopback' });
  const redirectUri = 'http://127.0.0.1:38917/oauth/callback';
  if (begun.ok) {
    for (const query of ['', '?code=c', '?code=c&state=other', '?error=access_denied']) {
      expect((await fetch(redirectUri + query)).status).toBe(400);
      expect(last()).toMatchObject({ kind: 'waiting', redirectUri });
    }
  }
  if (!begun.ok) expect([begun.error, last()]).toEqual(['port-taken', { kind: 'idle' }]);
  await flow.cancel();
  expect(keychain.secrets.size).toBe(0);
});
