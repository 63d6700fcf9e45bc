import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_TEXT, type Failure } from '../../../../core/failures';
import {
  atTokenEndpoint,
  failureOfAnswer,
  failureOfBody,
  failureOfError,
  RequestError,
} from '../../../../main/dexcom/failure-of';

const FAILURES = Object.keys(FAILURE_TEXT) as Failure[];
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const answer = (status: number, headers: Record<string, string> = JSON_TYPE, body = '{}') => ({
  status,
  headers,
  body,
});

describe('answers', () => {
  test.each<[string, ReturnType<typeof answer>, Failure]>([
    ['a page with 200', answer(200, { 'content-type': 'text/html' }, '<html>'), 'not-dexcom'],
    ['a page that calls itself JSON', answer(200, JSON_TYPE, '\n <!doctype html>'), 'not-dexcom'],
    ['JSON that calls itself a page', answer(200, { 'content-type': 'text/html; charset=utf-8' }), 'not-dexcom'],
    ['a page without a type', answer(200, {}, '<html>'), 'not-dexcom'],
    ['301', answer(301), 'not-dexcom'],
    ['302', answer(302), 'not-dexcom'],
    ['307', answer(307), 'not-dexcom'],
    ['511, which a captive portal may send', answer(511), 'not-dexcom'],
    ['400', answer(400), 'bad-request'],
    ['404', answer(404), 'not-found'],
    ['408', answer(408), 'server-timeout'],
    ['410', answer(410), 'not-found'],
    ['407, which a proxy may send', answer(407), 'not-dexcom'],
    ['405', answer(405), 'bad-request'],
    ['418', answer(418), 'bad-request'],
    ['204', answer(204, {}, ''), 'empty-answer'],
    ['206', answer(206), 'bad-answer'],
    ['nothing', answer(200, JSON_TYPE, ' \n'), 'empty-answer'],
    ['text that is no JSON', answer(200, { 'content-type': 'text/plain' }, 'not json'), 'wrong-type'],
    ['a picture', answer(200, { 'content-type': 'image/png' }, '\u0089PNG'), 'wrong-type'],
    ['401', answer(401), 'signed-out-by-server'],
    ['403', answer(403, { 'content-type': 'application/octet-stream' }, '\0\u0001'), 'access-refused'],
    ['429', answer(429), 'rate-limited'],
    ['500', answer(500), 'server-error'],
    ['502 with a page', answer(502, { 'content-type': 'text/html' }, '<html>'), 'server-error'],
    ['503', answer(503), 'server-error'],
    ['504', answer(504), 'server-error'],
  ])('%s', (_name, given, failure) => {
    const found = failureOfAnswer(given);
    expect(found?.failure).toBe(failure);
    expect(found?.cause).toContain(String(given.status));
  });

  test.each<[string, ReturnType<typeof answer>]>([
    ['JSON', answer(200)],
    ['JSON without a type', answer(200, {}, '{"records":[]}')],
    ['JSON that calls itself text', answer(200, { 'content-type': 'text/plain' }, '{"records":[]}')],
    ['JSON that calls itself bytes', answer(200, { 'content-type': 'application/octet-stream' }, ' []')],
    ['what calls itself JSON', answer(200, JSON_TYPE, '{"records')],
  ])('200 with %s is left to its reader', (_name, given) => {
    expect(failureOfAnswer(given)).toBeNull();
  });

  test.each<[number, string | undefined, number | null]>([
    [429, '7', 7000],
    [503, '120', 120_000],
    [429, '86400', 3_600_000],
    [429, '0', null],
    [429, '-5', null],
    [429, 'Fri, 31 Dec 1999 23:59:59 GMT', null],
    [429, 'Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    [503, 'Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    [429, 'Mon, 02 Mar 2026 12:00:00 GMT', 3_600_000],
    [429, '2026-03-01T12:00:30Z', null],
    [429, '1e3', null],
    [429, 'soon', null],
    [408, '7', null],
    [429, '', null],
    [429, undefined, null],
    [403, '7', null],
  ])('%d with Retry-After %j waits %s ms', (status, value, retryAfterMs) => {
    const headers: Record<string, string> = value === undefined ? {} : { 'retry-after': value };
    expect(failureOfAnswer(answer(status, headers), Date.UTC(2026, 2, 1, 12))?.retryAfterMs).toBe(retryAfterMs);
  });
});

test("a Retry-After date is read against the server's own clock", () => {
  const headers = { 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT', date: 'Sun, 01 Mar 2026 12:00:20 GMT' };
  expect(failureOfAnswer(answer(429, headers), Date.UTC(2031, 0))?.retryAfterMs).toBe(10_000);
});

/** As `fetch` of Node rejects: the code is on the cause. */
const nodeError = (code: string, message = `connect ${code} 127.0.0.1:1`) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });

describe('errors', () => {
  test.each<[string, Failure]>([
    ['net::ERR_INTERNET_DISCONNECTED', 'no-network'],
    ['net::ERR_NETWORK_CHANGED', 'no-network'],
    ['net::ERR_NETWORK_IO_SUSPENDED', 'no-network'],
    ['net::ERR_NAME_NOT_RESOLVED', 'host-not-found'],
    ['net::ERR_NAME_RESOLUTION_FAILED', 'host-not-found'],
    ['net::ERR_CERT_DATE_INVALID', 'wrong-clock'],
    ['net::ERR_DNS_TIMED_OUT', 'host-not-found'],
    ['net::ERR_UNEXPECTED_PROXY_AUTH', 'not-dexcom'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'cut-off'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'cut-off'],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'bad-answer'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_ABORTED', 'timeout'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CONNECTION_RESET', 'refused'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'refused'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'refused'],
    ['net::ERR_EMPTY_RESPONSE', 'refused'],
  ])('Chromium says %s', (code, failure) => {
    expect(failureOfError(new Error(code))).toEqual({ failure, cause: code, retryAfterMs: null });
    expect(failureOfError(new TypeError(code, { cause: new Error(code) }))).toMatchObject({ failure, cause: code });
  });

  test.each<[string, Failure]>([
    ['ENETUNREACH', 'no-network'],
    ['ENETDOWN', 'no-network'],
    ['ENOTFOUND', 'host-not-found'],
    ['EAI_AGAIN', 'host-not-found'],
    ['CERT_HAS_EXPIRED', 'wrong-clock'],
    ['CERT_NOT_YET_VALID', 'wrong-clock'],
    ['EPROTO', 'tls'],
    ['HPE_INVALID_CONSTANT', 'bad-answer'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'cut-off'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'refused'],
    ['EHOSTUNREACH', 'refused'],
    ['UND_ERR_SOCKET', 'refused'],
  ])('Node says %s', (code, failure) => {
    expect(failureOfError(nodeError(code))).toEqual({ failure, cause: code, retryAfterMs: null });
    expect(failureOfError(nodeError(code, ''))).toMatchObject({ failure, cause: code });
    expect(failureOfError(Object.assign(new Error('x'), { code }))).toMatchObject({ failure, cause: code });
  });

  test("a redirect that was not followed is a captive portal's", () => {
    expect(failureOfError(new Error('Redirect was cancelled'))).toMatchObject({ failure: 'not-dexcom' });
    expect(failureOfError(new TypeError('Redirect was cancelled'))).toMatchObject({ failure: 'not-dexcom' });
  });

  test('a question that was broken off counts as unanswered in time', () => {
    const controller = new AbortController();
    controller.abort();
    expect(failureOfError(controller.signal.reason).failure).toBe('timeout');
    expect(failureOfError(new DOMException('The operation timed out', 'TimeoutError')).failure).toBe('timeout');
  });

  test.each([undefined, null, 'text', 7, {}, new Error(''), Object.assign(new Error('x'), { code: 7 })])(
    'anything else is "could not be reached": %s',
    (error) => {
      const found = failureOfError(error);
      expect(found.failure).toBe('refused');
      expect(found.cause).toBe('network error');
    },
  );
});

test.each<[unknown, Failure]>([
  [nodeError('ECONNRESET'), 'cut-off'],
  [nodeError('UND_ERR_SOCKET'), 'cut-off'],
  [new TypeError('terminated'), 'cut-off'],
  [new Error('net::ERR_CONNECTION_CLOSED'), 'cut-off'],
  [new Error('net::ERR_NETWORK_CHANGED'), 'no-network'],
  [new DOMException('', 'TimeoutError'), 'timeout'],
  [new RequestError({ failure: 'too-large', cause: 'too many bytes', retryAfterMs: null }), 'too-large'],
])('in the middle of an answer, %s is a cut or what it was', (error, failure) => {
  expect(failureOfBody(error).failure).toBe(failure);
});

test.each(FAILURES)(
  '%s at the token endpoint is about the sign-in or about the network, never about data',
  (failure) => {
    const about = atTokenEndpoint({ failure, cause: 'c', retryAfterMs: 5 });
    expect(about).toMatchObject({ cause: 'c', retryAfterMs: 5 });
    expect(['server-error', 'timeout', 'access-refused', 'bad-answer', 'signed-out-by-server']).not.toContain(
      about.failure,
    );
  },
);

describe('a cause', () => {
  const SECRET = 'ESECRETTOKENError';
  const secrets = fc.stringMatching(/^[A-Za-z_]{6,24}$/).map((text) => `E${text}ABCDE${SECRET}`);

  test('never holds a token, a code or an address, wherever the error carries them', () => {
    const carriers = fc.constantFrom<(secret: string) => unknown>(
      (secret) => secret,
      (secret) => new Error(`request to https://api.dexcom.com/v3?code=${secret}&x=1 failed`),
      (secret) => new Error(`Bearer ${secret}`),
      (secret) => new TypeError(`Invalid header ${secret}`, { cause: new Error(`authorization: ${secret}`) }),
      (secret) => Object.assign(new Error('x'), { code: `refresh_token=${secret}` }),
      (secret) => Object.assign(new Error('x'), { name: `${secret} Error` }),
      (secret) => ({ message: secret, code: 5 }),
      (secret) => new Error(`net::ERR_FAILED (${secret})`),
    );
    fc.assert(
      fc.property(secrets, carriers, (secret, carry) => {
        const { cause } = failureOfError(carry(secret));
        expect(cause).not.toContain(SECRET.slice(0, 7));
        expect(cause).not.toMatch(/[?=/]/);
      }),
    );
  });

  test('of an answer never holds its body or headers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), secrets, (status, secret) => {
        const found = failureOfAnswer(answer(status, { location: secret, 'www-authenticate': secret }, secret));
        expect(found?.cause).toBe(`HTTP ${status}`);
      }),
    );
  });
});
