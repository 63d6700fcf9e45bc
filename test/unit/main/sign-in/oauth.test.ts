import { describe, expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../../../main/dexcom/transport';
import { createTokenEndpoint } from '../../../../main/sign-in/oauth';

const NOW = Date.UTC(2026, 4, 1);
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const GOOD = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 7200, token_type: 'Bearer' };
const REDIRECT = 'steadyline://oauth/callback';
const CALLBACK = new URL(`${REDIRECT}?code=a%2Bb&state=s`);

type Answers = HttpAnswer | Error;

function endpointFor(answer: Answers, oauthVersion: 'v2' | 'v3' = 'v3') {
  const asked: HttpRequest[] = [];
  const endpoint = createTokenEndpoint({
    host: { origin: 'https://api.invalid', oauthVersion },
    credentials: { clientId: 'the id', clientSecret: 'the+secret' },
    transport: async (request) => {
      asked.push(request);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    now: () => NOW,
  });
  return { endpoint, asked };
}

const answer = (status: number, body: unknown, headers: Record<string, string> = JSON_TYPE): HttpAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('the question', () => {
  test('carries the credentials in its form, not in its headers', async () => {
    const { endpoint, asked } = endpointFor(answer(200, GOOD));
    await endpoint.refresh('refresh-1');
    expect(asked.map(({ method, url }) => [method, url])).toEqual([['POST', 'https://api.invalid/v3/oauth2/token']]);
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      client_id: 'the id',
      client_secret: 'the+secret',
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
    });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
    expect(asked[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  });

  test('for a code carries the code and the redirect URI it was asked with', async () => {
    const { endpoint, asked } = endpointFor(answer(200, GOOD), 'v2');
    expect((await endpoint.exchange(CALLBACK, 's', REDIRECT)).ok).toBe(true);
    expect(asked[0]?.url).toBe('https://api.invalid/v2/oauth2/token');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({
      grant_type: 'authorization_code',
      code: 'a+b',
      redirect_uri: REDIRECT,
    });
  });
});

describe('tokens', () => {
  test.each<[string, object, object]>([
    ['as specified', GOOD, { refreshToken: 'refresh-2', expiresAt: NOW + 7_200_000 }],
    ['with an expiry as text', { ...GOOD, expires_in: '3600' }, { expiresAt: NOW + 3_600_000 }],
    ['without an expiry: two hours', { ...GOOD, expires_in: undefined }, { expiresAt: NOW + 7_200_000 }],
    ['without a refresh token: the old one stays good', { ...GOOD, refresh_token: undefined }, { refreshToken: 'old' }],
    [
      'as in the official sample',
      { ...GOOD, refresh_expires_in: 0, 'not-before-policy': '1726871301,', session_state: 'x' },
      { refreshToken: 'refresh-2' },
    ],
  ])('%s', async (_name, body, expected) => {
    const { endpoint } = endpointFor(answer(200, body));
    expect(await endpoint.refresh('old')).toMatchObject({ ok: true, value: { accessToken: 'access-2', ...expected } });
  });

  test('for a code without a refresh token are of no use', async () => {
    const { endpoint } = endpointFor(answer(200, { ...GOOD, refresh_token: undefined }));
    expect(await endpoint.exchange(CALLBACK, 's', REDIRECT)).toMatchObject({ error: { kind: 'failed' } });
  });
});

describe('a refusal', () => {
  test.each<[string, HttpAnswer, object]>([
    ['invalid_grant', answer(400, { error: 'invalid_grant' }), { kind: 'invalid-grant' }],
    ['invalid_grant with 401', answer(401, { error: 'invalid_grant' }), { kind: 'invalid-grant' }],
    ['invalid_grant as plain text', answer(400, { error: 'invalid_grant' }, {}), { kind: 'invalid-grant' }],
    [
      'invalid_grant with a challenge',
      answer(401, { error: 'invalid_grant' }, { ...JSON_TYPE, 'www-authenticate': 'Bearer' }),
      { kind: 'invalid-grant' },
    ],
    ['invalid_client', answer(401, { error: 'invalid_client' }), { kind: 'failed', failure: 'wrong-client' }],
    [
      'invalid_client with a challenge',
      answer(401, { error: 'invalid_client' }, { ...JSON_TYPE, 'www-authenticate': 'Basic realm="x"' }),
      { kind: 'failed', failure: 'wrong-client' },
    ],
    ['unauthorized_client', answer(401, { error: 'unauthorized_client' }), { kind: 'failed', failure: 'wrong-client' }],
    ['invalid_request', answer(400, { error: 'invalid_request' }), { kind: 'failed', failure: 'token-error' }],
    ['an unknown error', answer(400, { error: 'something_new' }), { kind: 'failed', failure: 'token-error' }],
    ['a problem of the server', answer(503, 'Service Unavailable', {}), { kind: 'failed', failure: 'token-down' }],
    [
      'invalid_grant from a broken server',
      answer(500, { error: 'invalid_grant' }),
      { kind: 'failed', failure: 'token-down' },
    ],
    [
      'too many questions',
      answer(429, '', { 'retry-after': '9' }),
      { kind: 'failed', failure: 'rate-limited', retryAfterMs: 9000 },
    ],
    ['a web page', answer(200, '<html>', { 'content-type': 'text/html' }), { kind: 'failed', failure: 'not-dexcom' }],
    ['a redirect', answer(302, '', { location: 'https://portal.invalid' }), { kind: 'failed', failure: 'not-dexcom' }],
    ['a non-JSON 403', answer(403, 'Forbidden', {}), { kind: 'failed', failure: 'token-error' }],
    ['broken JSON', answer(200, '{"access_token"'), { kind: 'failed', failure: 'token-error' }],
    ['no tokens', answer(200, {}), { kind: 'failed', failure: 'token-error' }],
    ['nothing', answer(200, ''), { kind: 'failed', failure: 'token-error' }],
  ])('%s', async (_name, given, expected) => {
    const result = await endpointFor(given).endpoint.refresh('old');
    expect(result).toMatchObject({ ok: false, error: expected });
    expect(JSON.stringify(result)).not.toMatch(/old|secret/);
  });

  test('no answer is named as for data', async () => {
    const result = await endpointFor(new Error('net::ERR_INTERNET_DISCONNECTED')).endpoint.refresh('old');
    expect(result).toMatchObject({ error: { kind: 'failed', failure: 'no-network' } });
  });
});

describe('a code', () => {
  test.each<[string, HttpAnswer, object]>([
    ['that was used', answer(400, { error: 'invalid_grant' }), { kind: 'code-refused' }],
    ['of another client', answer(401, { error: 'invalid_client' }), { kind: 'client-refused' }],
    ['of a client that may not', answer(401, { error: 'unauthorized_client' }), { kind: 'client-refused' }],
    ['while the server is down', answer(503, ''), { kind: 'failed', failure: 'server-error' }],
  ])('%s', async (_name, given, expected) => {
    expect(await endpointFor(given).endpoint.exchange(CALLBACK, 's', REDIRECT)).toMatchObject({ error: expected });
  });

  test.each([
    ['another state', `${REDIRECT}?code=c&state=other`],
    ['two codes', `${REDIRECT}?code=c&code=d&state=s`],
    ['an error of the server', `${REDIRECT}?error=server_error&state=s`],
    ['no code', `${REDIRECT}?state=s`],
  ])('is not asked about with %s', async (_name, link) => {
    const { endpoint, asked } = endpointFor(answer(200, GOOD));
    const result = await endpoint.exchange(new URL(link), 's', REDIRECT);
    expect(result).toMatchObject({ error: { kind: 'failed', failure: 'bad-answer' } });
    expect(asked).toEqual([]);
  });
});
