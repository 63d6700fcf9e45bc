import type { Failure } from '../../core/failures';
import { firstCharacterOf, parseJson } from './body';
import type { HttpAnswer } from './transport';

/** A failed question: the state to show, the technical cause (never a token or a value), and how long the server asked to wait. */
export type FailedRequest = { readonly failure: Failure; readonly cause: string; readonly retryAfterMs: number | null };

/** An answer that was understood as a failure before it was whole. */
export class RequestError extends Error {
  constructor(readonly failed: FailedRequest) {
    super(failed.cause);
  }
}

/** What each network error of Chromium or Node means to the person; the first that fits counts. */
const NETWORK_ERRORS: ReadonlyArray<readonly [pattern: RegExp, failure: Failure]> = [
  [/INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|ENETUNREACH|ENETDOWN/, 'no-network'],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS_|ENOTFOUND|EAI_AGAIN/, 'host-not-found'],
  [/CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'wrong-clock'],
  [/CERT|SSL|TLS|EPROTO/, 'tls'],
  [/PROXY_AUTH/, 'not-dexcom'],
  [/CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED|CONTENT_DECODING_FAILED|HEADERS_TRUNCATED/, 'cut-off'],
  [/INVALID_HTTP_RESPONSE|INVALID_CHUNKED|HPE_/, 'bad-answer'],
  [/TIMED_?OUT|TIMEOUT|ABORT/i, 'timeout'],
];

/** Electron's words for a redirect that was not followed; its `fetch` never answers with one. */
const REDIRECT = 'Redirect was cancelled';

/** Names why no answer came. The cause is the error's code only: messages may carry addresses and tokens. */
export function failureOfError(error: unknown): FailedRequest {
  if (error instanceof RequestError) return error.failed;
  if (error instanceof Error && error.message === REDIRECT) return failed('not-dexcom', 'redirect');
  const code = codeOf(error) ?? 'network error';
  const known = NETWORK_ERRORS.find(([pattern]) => pattern.test(code));
  return failed(known?.[1] ?? 'refused', code);
}

/** Names why an answer that had begun did not end: what would be "could not be reached" broke off instead. */
export function failureOfBody(error: unknown): FailedRequest {
  const found = failureOfError(error);
  return found.failure === 'refused' ? { ...found, failure: 'cut-off' } : found;
}

/** The code of an error, or of the error that caused it: Chromium's, Node's, or that of a question broken off. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
  const chromium = /\bnet::ERR_[A-Z0-9_]+\b/.exec(error.message)?.[0];
  if (chromium) return chromium;
  return /^(?:Abort|Timeout)Error$/.test(error.name) ? error.name : codeOf(error.cause);
}

/** The statuses that say more than their class does. 407 and 511 come from a proxy or a captive portal (RFC 6585). */
const STATUS_FAILURES: Readonly<Record<number, Failure>> = {
  204: 'empty-answer',
  205: 'empty-answer',
  401: 'signed-out-by-server',
  403: 'access-refused',
  404: 'not-found',
  407: 'not-dexcom',
  408: 'server-timeout',
  410: 'not-found',
  429: 'rate-limited',
  511: 'not-dexcom',
};

const CLASS_FAILURES: Readonly<Record<number, Failure>> = {
  3: 'not-dexcom',
  4: 'bad-request',
  5: 'server-error',
};

/** Names what is wrong with an answer, or null where it may be data. `now` (epoch ms) stands in for a missing Date. */
export function failureOfAnswer(answer: HttpAnswer, now = Date.now()): FailedRequest | null {
  const { status } = answer;
  if (status === 200) return failureOfBodyText(answer);
  const failure = STATUS_FAILURES[status] ?? CLASS_FAILURES[Math.floor(status / 100)] ?? 'bad-answer';
  const asksToWait = failure === 'rate-limited' || failure === 'server-error';
  return { ...failed(failure, `HTTP ${status}`), retryAfterMs: asksToWait ? retryAfterMs(answer, now) : null };
}

const failed = (failure: Failure, cause: string): FailedRequest => ({ failure, cause, retryAfterMs: null });

/** A type is believed only where the body bears it out: the real service and proxies alike mislabel JSON. */
function failureOfBodyText({ headers, body }: HttpAnswer): FailedRequest | null {
  const type = headers['content-type'] ?? '';
  const start = firstCharacterOf(body);
  if (type.includes('html') || start === '<') return failed('not-dexcom', 'HTTP 200 without JSON');
  if (start === '') return failed('empty-answer', 'HTTP 200 without a body');
  if (type === '' || type.includes('json') || parseJson(body) !== undefined) return null;
  return failed('wrong-type', 'HTTP 200 of another type');
}

/** A longer wait than this is not believed. */
const LONGEST_WAIT_MS = 3_600_000;

/** `Retry-After` in milliseconds, given as seconds or as a date, which is read against the server's own clock. */
function retryAfterMs({ headers }: HttpAnswer, now: number): number | null {
  const value = headers['retry-after'] ?? '';
  const sentAt = parseHttpDate(headers.date) ?? now;
  const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : (parseHttpDate(value) ?? 0) - sentAt;
  return waitMs > 0 ? Math.min(waitMs, LONGEST_WAIT_MS) : null;
}

/** Reads a date of an HTTP header, such as `Sun, 06 Nov 1994 08:49:37 GMT`; epoch ms, or null. Source: RFC 9110, 5.6.7. */
export function parseHttpDate(text: string | undefined): number | null {
  const at = /^[A-Z][a-z]{2}/.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isFinite(at) ? at : null;
}

/** What a failure means where the sign-in was to be renewed; what is about the network stays what it is. */
const AT_TOKEN_ENDPOINT: Partial<Record<Failure, Failure>> = {
  'server-error': 'token-down',
  'server-timeout': 'token-down',
  timeout: 'token-down',
  'cut-off': 'token-down',
  'bad-answer': 'token-error',
  'empty-answer': 'token-error',
  'too-large': 'token-error',
  'wrong-type': 'token-error',
  'bad-request': 'token-error',
  'signed-out-by-server': 'token-error',
  'access-refused': 'token-error',
};

/** The same failure, as one of the token endpoint: the sign-in is kept and renewed later. */
export const atTokenEndpoint = (request: FailedRequest): FailedRequest => ({
  ...request,
  failure: AT_TOKEN_ENDPOINT[request.failure] ?? request.failure,
});
