import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '../../../../core/result';
import type { ClientFailure } from '../../../../main/dexcom/client';
import { createTokens, type Refresh, type RefreshFailure } from '../../../../main/sign-in/tokens';
import { createVault, type Keychain, type TokenSet, tokenSchema } from '../../../../main/sign-in/vault';
import { createKeychain } from '../simulated';

const NOW = Date.UTC(2026, 4, 1);
const NAME = 'a/tokens';
const LIFETIME_MS = 2 * 3_600_000;
const OFFLINE: RefreshFailure = { kind: 'failed', failure: 'no-network', cause: 'net::ERR', retryAfterMs: null };

const tokenSet = (number: number, expiresAt = NOW + LIFETIME_MS): TokenSet => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  expiresAt,
});
const savedIn = (secrets: ReadonlyMap<string, string>): unknown =>
  JSON.parse(secrets.get(`Steadyline/${NAME}`) ?? 'null');

/** Tokens over a keychain with `held` in it, and a token endpoint that does what it is told. */
function open(held: TokenSet | null, refresh: Refresh, now = () => NOW) {
  const keychain = createKeychain();
  if (held) keychain.secrets.set(`Steadyline/${NAME}`, JSON.stringify(held));
  const kept: string[] = [];
  const vault = createVault(async () => keychain);
  const tokens = createTokens({ name: NAME, vault, refresh, now, onKept: (where) => kept.push(where) });
  return { keychain, tokens, kept };
}

const neverAsked: Refresh = () => Promise.reject(new Error('no refresh was due'));

describe('the access token', () => {
  test('is used as long as it is good for another minute', async () => {
    const { tokens } = open(tokenSet(1, NOW + 60_001), neverAsked);
    expect(await tokens.current()).toEqual(ok('access-1'));
  });

  test.each([60_000, 0, -LIFETIME_MS])('is renewed %d ms before its end', async (leftMs) => {
    const { tokens, keychain, kept } = open(tokenSet(1, NOW + leftMs), async () => ok(tokenSet(2)));
    expect(await tokens.current()).toEqual(ok('access-2'));
    expect(savedIn(keychain.secrets)).toEqual(tokenSet(2));
    expect(kept).toEqual(['keychain']);
  });

  test('is renewed when the server rejects it, however long it should be good', async () => {
    const { tokens } = open(tokenSet(1), async () => ok(tokenSet(2)));
    expect(await tokens.renew('access-1')).toEqual(ok('access-2'));
  });

  test('is not renewed for an old one that was rejected', async () => {
    const { tokens } = open(tokenSet(1), neverAsked);
    expect(await tokens.renew('access-0')).toEqual(ok('access-1'));
  });
});

describe('a refresh', () => {
  test('is one, however many ask', async () => {
    let refreshes = 0;
    const { tokens } = open(tokenSet(1, NOW), async () => {
      refreshes += 1;
      await turn();
      return ok(tokenSet(2));
    });
    const asked = [tokens.current(), tokens.current(), tokens.renew('access-1'), tokens.current()];
    expect(new Set((await Promise.all(asked)).map((result) => result.ok && result.value))).toEqual(
      new Set(['access-2']),
    );
    expect(refreshes).toBe(1);
  });

  test.each<RefreshFailure>([
    OFFLINE,
    { kind: 'failed', failure: 'server-error', cause: 'HTTP 503', retryAfterMs: 5000 },
    { kind: 'failed', failure: 'wrong-client', cause: 'invalid_client', retryAfterMs: null },
    { kind: 'keychain', problem: 'locked' },
  ])('that fails ($kind $failure) keeps the old token, and the next call tries again', async (failure) => {
    const answers: Array<Result<TokenSet, RefreshFailure>> = [fail(failure), ok(tokenSet(2))];
    const used: string[] = [];
    const { tokens, keychain } = open(tokenSet(1, NOW), async (refreshToken) => {
      used.push(refreshToken);
      return answers.shift() ?? fail(OFFLINE);
    });
    expect(await tokens.current()).toEqual(fail(failure));
    expect(savedIn(keychain.secrets)).toEqual(tokenSet(1, NOW));
    expect(await tokens.current()).toEqual(ok('access-2'));
    expect(used).toEqual(['refresh-1', 'refresh-1']);
  });

  test('refused with invalid_grant means to sign in again, and still wipes nothing', async () => {
    const { tokens, keychain } = open(tokenSet(1, NOW), async () => fail({ kind: 'invalid-grant' }));
    expect(await tokens.current()).toEqual(fail({ kind: 'sign-in-expired' }));
    expect(savedIn(keychain.secrets)).toEqual(tokenSet(1, NOW));
  });

  test('that throws does not block the next one', async () => {
    let refreshes = 0;
    const { tokens } = open(tokenSet(1, NOW), async () => {
      refreshes += 1;
      if (refreshes === 1) throw new Error('something unforeseen');
      return ok(tokenSet(2));
    });
    await expect(tokens.current()).rejects.toThrow();
    expect(await tokens.current()).toEqual(ok('access-2'));
  });
});

describe('the keychain', () => {
  test('that refuses is not "signed out", and is asked again by the next call', async () => {
    const { tokens, keychain } = open(tokenSet(1), neverAsked);
    keychain.failing = true;
    expect(await tokens.current()).toEqual(fail({ kind: 'keychain', problem: 'refusing' }));
    keychain.failing = false;
    expect(await tokens.current()).toEqual(ok('access-1'));
  });

  test('that is locked and seems empty is told from one that is open and empty', async () => {
    const { tokens, keychain } = open(tokenSet(1), neverAsked);
    keychain.locked = true;
    expect(await tokens.current()).toEqual(fail({ kind: 'keychain', problem: 'locked' }));
    keychain.locked = false;
    keychain.secrets.clear();
    expect(await tokens.current()).toEqual(fail({ kind: 'keychain', problem: 'empty' }));
    expect(await tokens.renew('access-1')).toEqual(fail({ kind: 'keychain', problem: 'empty' }));
  });

  test('that refuses a rotated token says so, and the token is used for this run', async () => {
    const { tokens, keychain, kept } = open(tokenSet(1), async () => ok(tokenSet(2)));
    await tokens.current();
    keychain.failing = true;
    expect(await tokens.renew('access-1')).toEqual(ok('access-2'));
    expect(kept).toEqual(['memory']);
    expect(await tokens.current()).toEqual(ok('access-2'));
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A token endpoint as Dexcom's: each refresh token works once, whatever became of the answer to it. */
function rotatingEndpoint(wait: () => Promise<unknown>, outcomes: ReadonlyArray<'ok' | 'fail-before' | 'invalid'>) {
  let [valid, refreshes, underWay, mostUnderWay] = [1, 0, 0, 0];
  const refresh: Refresh = async (refreshToken) => {
    const outcome = outcomes[refreshes] ?? 'ok';
    refreshes += 1;
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await wait();
    underWay -= 1;
    if (outcome === 'fail-before') return fail(OFFLINE);
    if (outcome === 'invalid' || refreshToken !== `refresh-${valid}`) return fail({ kind: 'invalid-grant' });
    valid += 1;
    return ok(tokenSet(valid));
  };
  return { refresh, valid: () => valid, mostUnderWay: () => mostUnderWay };
}

test('in any interleaving one refresh is under way, no used token is tried, and nothing is handed out unsaved', async () => {
  const call = fc.constantFrom('current' as const, 'renew' as const);
  const outcome = fc.constantFrom('ok' as const, 'fail-before' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(call, { minLength: 1, maxLength: 8 }),
      fc.array(outcome, { maxLength: 3 }),
      async (scheduler, calls, outcomes) => {
        const inner = createKeychain();
        inner.secrets.set(`Steadyline/${NAME}`, JSON.stringify(tokenSet(1, NOW)));
        const wait = () => scheduler.schedule(Promise.resolve());
        const keychain: Keychain = {
          ...inner,
          // What a keychain says was true when it was asked; the answer may take its time.
          getPassword: async (...name) => {
            const read = await inner.getPassword(...name);
            await wait();
            return read;
          },
          setPassword: async (...entry) => {
            await wait();
            await inner.setPassword(...entry);
          },
        };
        const endpoint = rotatingEndpoint(wait, outcomes);
        const vault = createVault(async () => keychain);
        const options = { name: NAME, vault, now: () => NOW, onKept: () => {} };
        const tokens = createTokens({ ...options, refresh: endpoint.refresh });
        const ask = async (name: 'current' | 'renew'): Promise<void> => {
          await wait();
          const result = await (name === 'current' ? tokens.current() : tokens.renew('access-1'));
          expectHonest(result, inner.secrets);
        };
        await scheduler.waitFor(Promise.all(calls.map(ask)));
        expect(endpoint.mostUnderWay()).toBeLessThanOrEqual(1);
        expect(savedIn(inner.secrets)).toMatchObject({ refreshToken: `refresh-${endpoint.valid()}` });
      },
    ),
    { numRuns: 200 },
  );
});

/** A token that is handed out is in the keychain already; failures are those of the network, never an expired sign-in. */
function expectHonest(result: Result<string, ClientFailure>, secrets: ReadonlyMap<string, string>): void {
  if (result.ok) expect(savedIn(secrets)).toMatchObject({ accessToken: result.value });
  else expect(result.error).toEqual(OFFLINE);
}

test('what is saved can be loaded by the next run', async () => {
  const { tokens, keychain } = open(tokenSet(1, NOW), async () => ok(tokenSet(2)));
  await tokens.current();
  expect(await createVault(async () => keychain).load(NAME, tokenSchema)).toEqual(ok(tokenSet(2)));
});

/** The keychain as a run of the app sees it that can be killed: what is under way then may or may not be done. */
function mortal(inner: Keychain, wait: () => Promise<unknown>, isDoneAnyway: boolean) {
  const life = { dead: false, deeds: [] as string[] };
  const grave = new Promise<never>(() => {});
  const deed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (life.dead) return grave;
    life.deeds.push(name);
    await wait();
    if (life.dead && isDoneAnyway) await work();
    return life.dead ? grave : work();
  };
  const keychain: Keychain = {
    getPassword: (...entry) => deed('load', () => inner.getPassword(...entry)),
    setPassword: (...entry) => deed('save', () => inner.setPassword(...entry)),
    deletePassword: (...entry) => deed('delete', () => inner.deletePassword(...entry)),
  };
  return { life, keychain, grave };
}

test('killed at any instant, the next run has the newest token, or tries the old one once and asks to sign in', async () => {
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.nat(12), fc.boolean(), async (scheduler, killAfter, isDoneAnyway) => {
      const inner = createKeychain();
      inner.secrets.set(`Steadyline/${NAME}`, JSON.stringify(tokenSet(1, NOW)));
      let isSecondRun = false;
      const wait = () => (isSecondRun ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
      const endpoint = rotatingEndpoint(wait, []);
      const { life, keychain, grave } = mortal(inner, wait, isDoneAnyway);
      const options = { name: NAME, now: () => NOW, onKept: () => {} };
      const refresh: Refresh = async (refreshToken) => {
        const answer = await endpoint.refresh(refreshToken);
        await wait(); // the way back: the old token is used up, and the new one is not here yet
        if (life.dead) return grave;
        life.deeds.push('answer');
        return answer;
      };
      const first = createTokens({ ...options, vault: createVault(async () => keychain), refresh });
      void first.current();
      void first.renew('access-1');
      await turn();
      for (let step = 0; scheduler.count() > 0; step += 1) {
        if (step === killAfter) life.dead = true;
        await scheduler.waitOne();
        await turn();
      }
      life.dead = true;
      const answered = life.deeds.indexOf('answer');
      if (answered >= 0) expect(life.deeds[answered + 1]).toBe('save');

      isSecondRun = true;
      const [rotated, before] = [endpoint.valid() > 1, new Map(inner.secrets)];
      const saved = savedIn(before);
      const tried: string[] = [];
      const again: Refresh = (refreshToken) => {
        tried.push(refreshToken);
        return endpoint.refresh(refreshToken);
      };
      const second = createTokens({ ...options, vault: createVault(async () => inner), refresh: again });
      const result = await second.current();
      const isSaved = (saved as TokenSet).refreshToken === 'refresh-2';
      ends.add(isSaved ? 'saved' : rotated ? 'lost on the way' : 'never sent');
      expect(result).toEqual(rotated && !isSaved ? fail({ kind: 'sign-in-expired' }) : ok('access-2'));
      expect(tried).toEqual(isSaved ? [] : ['refresh-1']);
      if (!result.ok) expect(inner.secrets).toEqual(before);
    }),
    { numRuns: 300 },
  );
  expect([...ends].sort()).toEqual(['lost on the way', 'never sent', 'saved']);
});
