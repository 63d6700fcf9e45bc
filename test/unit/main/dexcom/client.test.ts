import { afterEach, describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '../../../../core/result';
import { type Body, textOf } from '../../../../main/dexcom/body';
import { type AccessTokens, type ClientFailure, createDexcomClient } from '../../../../main/dexcom/client';
import { createFetchTransport, type HttpRequest } from '../../../../main/dexcom/transport';
import { expireAccessTokens, grant } from '../../../../simulator/oauth/oauth-state';
import { type Intercept, type Simulator, startSimulator } from '../../../../simulator/server';
import { createWorld } from '../../../../simulator/world';
import { DAY, HOUR, personWith } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const FIRST = NOW - 3 * DAY;
const PERSON = personWith([{ at: FIRST }, { at: NOW - DAY, mgDl: 77 }, { at: NOW - HOUR }], FIRST);
const WHOLE = { fromAt: FIRST, toAt: NOW };

const running: Simulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

/** Tokens that are granted by the simulator itself and renewed as often as asked. */
type GrantedTokens = AccessTokens & { readonly renewed: string[] };

async function start(intercept?: Intercept) {
  const granted = grant(createWorld({ createdAt: NOW, people: [PERSON] }), PERSON.id, NOW);
  const simulator = await startSimulator({ world: granted.world, now: () => NOW });
  running.push(simulator);
  simulator.intercept = intercept;
  const renewed: string[] = [];
  const tokens: GrantedTokens = {
    renewed,
    current: async () => ok(granted.tokens.accessToken),
    renew: async (rejected) => {
      renewed.push(rejected);
      const again = grant(simulator.world(), PERSON.id, NOW);
      simulator.update(() => again.world);
      return ok(again.tokens.accessToken);
    },
  };
  return { simulator, tokens, client: clientOf(simulator, tokens), first: granted.tokens.accessToken };
}

const clientOf = ({ origin }: Simulator, tokens: AccessTokens) =>
  createDexcomClient({ origin, transport: createFetchTransport(fetch), tokens });

const page = (status: number, headers: Record<string, string>, body: string) => async () => ({ status, headers, body });
const signal = () => new AbortController().signal;
const failureOf = (result: Result<unknown, ClientFailure>) =>
  result.ok || result.error.kind !== 'failed' ? null : result.error.failure;

test('asks what there is and reads a window of it', async () => {
  const { client } = await start();
  const range = await client.dataRange(null, signal());
  expect(range).toMatchObject({
    ok: true,
    value: { range: { egvs: { startAt: FIRST, endAt: NOW - HOUR } }, serverAt: NOW },
  });
  const page = await client.page('egv', WHOLE, signal());
  expect(page).toMatchObject({ ok: true, value: { serverAt: NOW } });
  expect(valuesIn(page)).toEqual([120, 77, 120]);
});

const valuesIn = (page: Result<{ readonly body: Body }, ClientFailure>): unknown =>
  page.ok && JSON.parse(textOf(page.value.body)).records.map(({ value }: { value: unknown }) => value);

test('asks what is new since a moment of the server, marked as UTC', async () => {
  const { simulator, client } = await start();
  const asked: string[] = [];
  simulator.intercept = ({ url }) => {
    asked.push(url);
    return undefined;
  };
  expect(await client.dataRange(NOW - 2 * HOUR, signal())).toMatchObject({
    value: { range: { egvs: { startAt: NOW - HOUR, endAt: NOW - HOUR } } },
  });
  expect(asked).toEqual(['/v3/users/self/dataRange?lastSyncTime=2026-05-01T10:00:00Z']);
});

test.each([
  ['egv', '/v3/users/self/egvs'],
  ['event', '/v3/users/self/events'],
  ['calibration', '/v3/users/self/calibrations'],
  ['alert', '/v3/users/self/alerts'],
] as const)('a page of kind %s comes from %s', async (kind, path) => {
  const { simulator, client } = await start();
  expect((await client.page(kind, WHOLE, signal())).ok).toBe(true);
  expect(simulator.requests).toMatchObject([{ path, status: 200 }]);
});

test('events of an account on the older page come from there, everything else as ever', async () => {
  const { simulator, tokens } = await start();
  const transport = createFetchTransport(fetch);
  const client = createDexcomClient({ origin: simulator.origin, transport, tokens, eventsVersion: 'v2' });
  await client.page('event', WHOLE, signal());
  await client.page('egv', WHOLE, signal());
  expect(simulator.requests.map(({ path }) => path)).toEqual(['/v2/users/self/events', '/v3/users/self/egvs']);
});

test('devices are asked for without a window', async () => {
  const { simulator, client } = await start();
  expect(await client.devices(signal())).toMatchObject({ ok: true, value: { serverAt: NOW } });
  expect(simulator.requests).toMatchObject([{ path: '/v3/users/self/devices', status: 200 }]);
});

test('an answer without a date, or with one that cannot be read, has no time', async () => {
  const { client } = await start(page(200, { date: 'today' }, '{"records":[]}'));
  expect(await client.page('egv', WHOLE, signal())).toMatchObject(ok({ serverAt: null }));
});

test('a window is asked for in whole seconds of UTC without an offset', async () => {
  const asked: HttpRequest[] = [];
  const client = createDexcomClient({
    origin: 'https://api.invalid',
    transport: async (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: '{"records":[]}' };
    },
    tokens: { current: async () => ok('token'), renew: async () => ok('token') },
  });
  await client.page('egv', { fromAt: Date.UTC(2026, 0, 1), toAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678) }, signal());
  expect(asked.map(({ url }) => url)).toEqual([
    'https://api.invalid/v3/users/self/egvs?startDate=2026-01-01T00:00:00&endDate=2026-01-02T03:04:05',
  ]);
  expect(asked[0]?.headers).toEqual({ authorization: 'Bearer token', accept: 'application/json' });
});

describe('a rejected access token', () => {
  test('is renewed once and the question asked once more', async () => {
    const { simulator, client, tokens, first } = await start();
    simulator.update(expireAccessTokens);
    expect((await client.dataRange(null, signal())).ok).toBe(true);
    expect(tokens.renewed).toEqual([first]);
    expect(simulator.requests.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('is not renewed a second time', async () => {
    const { simulator, client, tokens } = await start(page(401, {}, ''));
    expect(failureOf(await client.dataRange(null, signal()))).toBe('signed-out-by-server');
    expect(tokens.renewed).toHaveLength(1);
    expect(simulator.requests).toHaveLength(2);
  });

  test.each<ClientFailure>([
    { kind: 'sign-in-expired' },
    { kind: 'keychain', problem: 'locked' },
    { kind: 'failed', failure: 'no-network', cause: 'net::ERR', retryAfterMs: null },
  ])('that cannot be renewed ends the question: $kind', async (error) => {
    const { simulator, tokens } = await start(page(401, {}, ''));
    const client = clientOf(simulator, { ...tokens, renew: async () => fail(error) });
    expect(await client.dataRange(null, signal())).toEqual(fail(error));
    expect(simulator.requests).toHaveLength(1);
  });
});

test('without a token nothing is asked', async () => {
  const { simulator, tokens } = await start();
  const error: ClientFailure = { kind: 'keychain', problem: 'locked' };
  const client = clientOf(simulator, { ...tokens, current: async () => fail(error) });
  expect(await client.dataRange(null, signal())).toEqual(fail(error));
  expect(simulator.requests).toEqual([]);
});

describe('what goes wrong is named', () => {
  test('too many questions, and how long to wait', async () => {
    const { simulator, client } = await start();
    simulator.update((world) => ({ ...world, config: { ...world.config, rateLimitPerHour: 0 } }));
    expect(await client.page('egv', WHOLE, signal())).toEqual(
      fail({ kind: 'failed', failure: 'rate-limited', cause: 'HTTP 429', retryAfterMs: 3_600_000 }),
    );
    simulator.intercept = page(429, { 'retry-after': '7' }, '');
    expect(await client.page('egv', WHOLE, signal())).toMatchObject({ error: { retryAfterMs: 7000 } });
  });

  test.each<[string, Intercept, string]>([
    ['a web page', page(200, { 'content-type': 'text/html' }, '<html>'), 'not-dexcom'],
    ['a redirect', page(302, { location: 'https://portal.invalid' }, ''), 'not-dexcom'],
    ['no body', page(200, { 'content-type': 'application/json' }, ''), 'empty-answer'],
    ['a problem of the server', page(503, {}, 'Service Unavailable'), 'server-error'],
    ['a refusal', page(403, { 'content-type': 'application/octet-stream' }, '\0'), 'access-refused'],
    ['a question not understood', page(400, {}, 'Bad Request'), 'bad-request'],
    ['a cut connection', () => 'hang-up', 'refused'],
  ])('%s', async (_name, intercept, failure) => {
    const { client } = await start(intercept);
    expect(failureOf(await client.page('egv', WHOLE, signal()))).toBe(failure);
  });

  test.each(['{"userId":"a', '[]', 'null'])('a data range that reads %s', async (body) => {
    const { client } = await start(page(200, { 'content-type': 'application/json' }, body));
    expect(failureOf(await client.dataRange(null, signal()))).toBe('bad-answer');
  });

  test('a service that is not there', async () => {
    const { simulator, client } = await start();
    await simulator.stop();
    const result = await client.dataRange(null, signal());
    expect(result).toEqual(fail({ kind: 'failed', failure: 'refused', cause: 'ECONNREFUSED', retryAfterMs: null }));
  });

  test('a window longer than the service allows', async () => {
    const { client } = await start();
    expect(failureOf(await client.page('egv', { fromAt: NOW - 31 * DAY, toAt: NOW }, signal()))).toBe('bad-request');
  });
});

describe('a question that is broken off', () => {
  test('while the service is silent ends at once', async () => {
    const { client } = await start(() => new Promise(() => {}));
    const stopping = new AbortController();
    const answer = client.dataRange(null, stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    expect(failureOf(await answer)).toBe('timeout');
  });

  test('before it was sent is never sent', async () => {
    const { simulator, client } = await start();
    expect(failureOf(await client.dataRange(null, AbortSignal.abort()))).toBe('timeout');
    expect(simulator.requests).toEqual([]);
  });

  test('while its token is fetched is never sent', async () => {
    const { simulator, tokens, first } = await start();
    const stopping = new AbortController();
    const current = async () => {
      stopping.abort();
      return ok(first);
    };
    const client = clientOf(simulator, { ...tokens, current });
    expect(failureOf(await client.dataRange(null, stopping.signal))).toBe('timeout');
    expect(simulator.requests).toEqual([]);
  });
});
