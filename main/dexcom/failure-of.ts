import type { Failure } from '../../core/failures';
import type { HttpAnswer } from './transport';

/** A failed question: the state to show, the technical cause (never a token or a value), and how long the server asked to wait. */
export type FailedRequest = { readonly failure: Failure; readonly cause: string; readonly retryAfterMs: number | null };

/** What each network error of Chromium or Node means to the person. */
const NETWORK_ERRORS: ReadonlyArray<readonly [pattern: RegExp, failure: Failure]> = [
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ENETUNREACH|ENETDOWN/, 'no-network'],
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION|ENOTFOUND|EAI_AGAIN/, 'host-not-found'],
  [/ERR_CERT|ERR_SSL|CERT_|SSL|TLS/, 'tls'],
  [/TIMED_OUT|TIMEOUT|ETIMEDOUT|TimeoutError|aborted/i, 'timeout'],
];

/** Names why no answer came. The cause keeps the error's code only: messages may carry addresses. */
export function failureOfError(error: unknown): FailedRequest {
  const text = describe(error);
  const known = NETWORK_ERRORS.find(([pattern]) => pattern.test(text));
  return { failure: known?.[1] ?? 'refused', cause: codeIn(text), retryAfterMs: null };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error.name} ${(error as { code?: string }).code ?? ''} ${error.message}${cause}`;
}

const codeIn = (text: string): string => /net::[A-Z_]+|E[A-Z_]{4,}|[A-Z]\w+Error/.exec(text)?.[0] ?? 'network error';

/** Names what is wrong with an answer that is not 200, or null where it is one. */
export function failureOfAnswer(answer: HttpAnswer): FailedRequest | null {
  const { status } = answer;
  if (status === 200) return looksLikeJson(answer) ? null : failed('not-dexcom', 'HTTP 200 without JSON');
  if (status >= 300 && status < 400) return failed('not-dexcom', `HTTP ${status}`);
  if (status === 429) return { failure: 'rate-limited', cause: 'HTTP 429', retryAfterMs: retryAfterMs(answer) };
  if (status >= 500) return { failure: 'server-error', cause: `HTTP ${status}`, retryAfterMs: retryAfterMs(answer) };
  if (status === 401 || status === 403) return failed('access-refused', `HTTP ${status}`);
  return failed('rejected', `HTTP ${status}`);
}

const failed = (failure: Failure, cause: string): FailedRequest => ({ failure, cause, retryAfterMs: null });

const looksLikeJson = ({ headers, body }: HttpAnswer): boolean =>
  !(headers['content-type'] ?? '').includes('html') && !body.trimStart().startsWith('<');

/** `Retry-After` in milliseconds, where given as seconds; at most an hour. */
function retryAfterMs({ headers }: HttpAnswer): number | null {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
}
