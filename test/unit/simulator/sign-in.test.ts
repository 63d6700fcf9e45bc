import { afterEach, expect, test } from 'vitest';
import { expireAccessTokens, grant, revokeRefreshTokens } from '../../../simulator/oauth/oauth-state';
import { type Simulator, startSimulator } from '../../../simulator/server';
import { createWorld, REDIRECT_URIS } from '../../../simulator/world';

const NOW = Date.UTC(2026, 4, 1, 12);
const REDIRECT = REDIRECT_URIS[1];
const CLIENT = { client_id: 'steadyline-simulator-client', client_secret: 'steadyline-simulator-secret' };
const LOGIN = {
  client_id: CLIENT.client_id,
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'offline_access',
  state: 's 1&2',
};

const running: Simulator[] = [];
let now = NOW;

async function start(): Promise<Simulator> {
  now = NOW;
  const simulator = await startSimulator({ world: createWorld({ createdAt: NOW, historyDays: 5 }), now: () => now });
  running.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

function postForm(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

async function obtainCode(simulator: Simulator): Promise<string> {
  const url = `${simulator.origin}/v3/oauth2/login`;
  const answer = await postForm(url, { ...LOGIN, person: 'variable', decision: 'allow' });
  const location = new URL(answer.headers.get('location') ?? '');
  expect(answer.status).toBe(302);
  expect(location.origin + location.pathname).toBe(REDIRECT);
  expect(location.searchParams.get('state')).toBe(LOGIN.state);
  return location.searchParams.get('code') ?? '';
}

function trade(simulator: Simulator, form: Record<string, string>, prefix = 'v3'): Promise<Response> {
  return postForm(`${simulator.origin}/${prefix}/oauth2/token`, { ...CLIENT, ...form });
}

function withCode(code: string): Record<string, string> {
  return { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
}

function withRefresh(token: string): Record<string, string> {
  return { grant_type: 'refresh_token', refresh_token: token };
}

function readRange(simulator: Simulator, token: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${simulator.origin}/v3/users/self/dataRange`, { headers });
}

test.each(['v2', 'v3'])('a person signs in through the page and the tokens work (%s)', async (prefix) => {
  const simulator = await start();
  const page = await fetch(`${simulator.origin}/${prefix}/oauth2/login?${new URLSearchParams(LOGIN)}`);
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text).toContain('Steadyline simulator, not Dexcom');
  for (const person of simulator.world().people) expect(text).toContain(person.name);
  const answer = await trade(simulator, withCode(await obtainCode(simulator)), prefix);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const tokens = await answer.json();
  expect(tokens).toMatchObject({ expires_in: 7200, token_type: 'Bearer' });
  const range = await readRange(simulator, tokens.access_token);
  expect(range.status).toBe(200);
  expect(range.headers.get('date')).toBe(new Date(NOW).toUTCString());
  expect(await range.json()).toHaveProperty('egvs.start.systemTime');
});

test('denial sends the browser back with access_denied and the state', async () => {
  const simulator = await start();
  const url = `${simulator.origin}/v3/oauth2/login`;
  const answer = await postForm(url, { ...LOGIN, redirect_uri: REDIRECT_URIS[0], decision: 'deny' });
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.protocol).toBe('steadyline:');
  expect(Object.fromEntries(location.searchParams)).toEqual({ error: 'access_denied', state: LOGIN.state });
});

test.each([
  ['a foreign client', { client_id: 'someone-else' }],
  ['a redirect URI with one slash more', { redirect_uri: `${REDIRECT}/` }],
  ['another port', { redirect_uri: 'http://127.0.0.1:38918/oauth/callback' }],
  ['another response type', { response_type: 'token' }],
  ['another scope', { scope: 'egv' }],
  ['no state on v3', { state: '' }],
])('%s gets an error page and no callback, by GET and by POST', async (_name, change) => {
  const simulator = await start();
  const url = `${simulator.origin}/v3/oauth2/login`;
  const form = { ...LOGIN, ...change };
  const shown = await fetch(`${url}?${new URLSearchParams(form)}`, { redirect: 'manual' });
  const posted = await postForm(url, { ...form, person: 'steady', decision: 'allow' });
  for (const answer of [shown, posted]) {
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('cannot continue');
  }
});

test('v2 does not ask for a state', async () => {
  const simulator = await start();
  const { state: _state, ...form } = LOGIN;
  const answer = await fetch(`${simulator.origin}/v2/oauth2/login?${new URLSearchParams(form)}`);
  expect(answer.status).toBe(200);
});

test('a code works once, for a minute, and only with the redirect URI it was asked with', async () => {
  const simulator = await start();
  const code = await obtainCode(simulator);
  expect((await trade(simulator, withCode(code))).status).toBe(200);
  expect(await (await trade(simulator, withCode(code))).json()).toEqual({ error: 'invalid_grant' });
  const late = await obtainCode(simulator);
  now += 61_000;
  expect(await (await trade(simulator, withCode(late))).json()).toEqual({ error: 'invalid_grant' });
  const other = await obtainCode(simulator);
  const answer = await trade(simulator, { ...withCode(other), redirect_uri: REDIRECT_URIS[0] });
  expect(await answer.json()).toEqual({ error: 'invalid_grant' });
});

test('a refresh token rotates and works once', async () => {
  const simulator = await start();
  const first = await (await trade(simulator, withCode(await obtainCode(simulator)))).json();
  const second = await (await trade(simulator, withRefresh(first.refresh_token))).json();
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.access_token).not.toBe(first.access_token);
  expect((await trade(simulator, withRefresh(first.refresh_token))).status).toBe(400);
  expect((await trade(simulator, withRefresh(second.refresh_token))).status).toBe(200);
});

test.each<[string, Record<string, string>, number, string]>([
  ['a wrong secret', { client_secret: 'wrong', ...withRefresh('x') }, 401, 'invalid_client'],
  ['a wrong client id', { client_id: 'wrong', ...withRefresh('x') }, 401, 'invalid_client'],
  ['no grant type', { refresh_token: 'x' }, 400, 'invalid_request'],
  ['no code', { grant_type: 'authorization_code', redirect_uri: REDIRECT }, 400, 'invalid_request'],
  ['no refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ['an unknown refresh token', withRefresh('x'), 400, 'invalid_grant'],
  ['a token named like a method', withRefresh('constructor'), 400, 'invalid_grant'],
  ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('the token endpoint refuses %s', async (_name, form, status, error) => {
  const simulator = await start();
  const answer = await trade(simulator, form);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error });
});

test('a token request that is not a form is refused', async () => {
  const simulator = await start();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ...CLIENT, ...withRefresh('x') });
  const answer = await fetch(`${simulator.origin}/v2/oauth2/token`, { method: 'POST', headers, body });
  expect(await answer.json()).toEqual({ error: 'invalid_request' });
});

test('access ends after two hours, on expiry by hand, and a refresh ends by revocation', async () => {
  const simulator = await start();
  const granted = grant(simulator.world(), 'steady', NOW);
  simulator.update(() => granted.world);
  expect((await readRange(simulator, granted.tokens.accessToken)).status).toBe(200);
  now = NOW + 7_199_000;
  expect((await readRange(simulator, granted.tokens.accessToken)).status).toBe(200);
  now = NOW + 7_200_000;
  expect((await readRange(simulator, granted.tokens.accessToken)).status).toBe(401);
  now = NOW;
  simulator.update(expireAccessTokens);
  expect((await readRange(simulator, granted.tokens.accessToken)).status).toBe(401);
  simulator.update(revokeRefreshTokens);
  expect((await trade(simulator, withRefresh(granted.tokens.refreshToken))).status).toBe(400);
});

test('the list of requests holds paths without queries, and faults can be put in at any time', async () => {
  const simulator = await start();
  await fetch(`${simulator.origin}/v3/oauth2/login?code=secret`);
  simulator.intercept = (request) => (request.url === '/gone' ? 'hang-up' : { status: 503, headers: {}, body: 'no' });
  expect((await fetch(`${simulator.origin}/v3/users/self/egvs`)).status).toBe(503);
  await expect(fetch(`${simulator.origin}/gone`)).rejects.toThrow();
  simulator.intercept = undefined;
  expect((await fetch(`${simulator.origin}/gone`)).status).toBe(404);
  expect(simulator.requests.map(({ path, status }) => [path, status])).toEqual([
    ['/v3/oauth2/login', 400],
    ['/v3/users/self/egvs', 503],
    ['/gone', 0],
    ['/gone', 404],
  ]);
});
