import type { Failure } from '../../core/failures';
import type { HttpAnswer } from './transport';

/** A failed question: the state to show, the technical cause (never a token or a value), and how long the server asked to wait. */
export type FailedRequest = { readonly failure: Failure; readonly cause: string; readonly retryAfterMs: number | null };

/** What each network error of Chromium or Node means to the person. */
const NETWORK_ERRORS: ReadonlyArray<readonly [pattern: RegExp, failure: Failure]> = [
  [/INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|ENETUNREACH|ENETDOWN/, 'no-network'],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|ENOTFOUND|EAI_AGAIN/, 'host-not-found'],
  [/CERT|SSL|TLS/, 'tls'],
  [/TIMED_?OUT|TIMEOUT|ABORT/i, 'timeout'],
];

/** Electron's words for a redirect that was not followed; its `fetch` never answers with one. */
const REDIRECT = 'Redirect was cancelled';

/** Names why no answer came. The cause is the error's code only: messages may carry addresses and tokens. */
export function failureOfError(error: unknown): FailedRequest {
  if (error instanceof Error && error.message === REDIRECT) return failed('not-dexcom', 'redirect');
  const code = codeOf(error) ?? 'network error';
  const known = NETWORK_ERRORS.find(([pattern]) => pattern.test(code));
  return failed(known?.[1] ?? 'refused', code);
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

/** "Network Authentication Required". Source: RFC 6585, section 6. */
const CAPTIVE_PORTAL = 511;

/** Names what is wrong with an answer that is not 200, or null where it is one. */
export function failureOfAnswer(answer: HttpAnswer): FailedRequest | null {
  const { status } = answer;
  if (status === 200) return looksLikeJson(answer) ? null : failed('not-dexcom', 'HTTP 200 without JSON');
  if ((status >= 300 && status < 400) || status === CAPTIVE_PORTAL) return failed('not-dexcom', `HTTP ${status}`);
  if (status === 429) return { failure: 'rate-limited', cause: 'HTTP 429', retryAfterMs: retryAfterMs(answer) };
  if (status >= 500) return { failure: 'server-error', cause: `HTTP ${status}`, retryAfterMs: retryAfterMs(answer) };
  if (status === 401 || status === 403) return failed('access-refused', `HTTP ${status}`);
  return failed('bad-request', `HTTP ${status}`);
}

const failed = (failure: Failure, cause: string): FailedRequest => ({ failure, cause, retryAfterMs: null });

const looksLikeJson = ({ headers, body }: HttpAnswer): boolean =>
  !(headers['content-type'] ?? '').includes('html') && !body.trimStart().startsWith('<');

/** `Retry-After` in milliseconds, where given as seconds; at most an hour. */
function retryAfterMs({ headers }: HttpAnswer): number | null {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
}
