import type { KeychainProblem } from '../../core/connection';
import type { Interval } from '../../core/intervals';
import { fail, ok, type Result } from '../../core/result';
import { type FailedRequest, failureOfAnswer, failureOfError } from './failure-of';
import { type DataRange, parseDataRange } from './parse-data-range';
import { type ParsedEgvs, parseEgvs } from './parse-egv';
import { formatQueryTime } from './parse-time';
import type { HttpAnswer, Transport } from './transport';

/** Why a question brought no data. */
export type ClientFailure =
  | ({ readonly kind: 'failed' } & FailedRequest)
  | { readonly kind: 'sign-in-expired' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem };

/** Gives an access token, and another one when the server rejected it. */
export type AccessTokens = {
  current(): Promise<Result<string, ClientFailure>>;
  renew(rejected: string): Promise<Result<string, ClientFailure>>;
};

/** The questions of the Dexcom API that Steadyline asks. */
export type DexcomClient = {
  dataRange(signal: AbortSignal): Promise<Result<DataRange, ClientFailure>>;
  egvs(window: Interval, signal: AbortSignal): Promise<Result<ParsedEgvs, ClientFailure>>;
};

/** A window may be at most 30 x 24 h long. Source: Dexcom endpoint overview. */
export const LONGEST_WINDOW_MS = 30 * 86_400_000;
/** Answers can take over 30 s; after this they count as lost. */
const TIMEOUT_MS = 90_000;

export type ClientOptions = { readonly origin: string; readonly transport: Transport; readonly tokens: AccessTokens };

/** A client for one account; an access token the server rejects is renewed once and the question asked again. */
export function createDexcomClient(options: ClientOptions): DexcomClient {
  return {
    dataRange: async (signal) => parsed(await ask(options, '/v3/users/self/dataRange', signal), parseDataRange),
    egvs: async ({ fromAt, toAt }, signal) => {
      const query = `startDate=${formatQueryTime(fromAt)}&endDate=${formatQueryTime(toAt)}`;
      return parsed(await ask(options, `/v3/users/self/egvs?${query}`, signal), parseEgvs);
    },
  };
}

async function ask(options: ClientOptions, path: string, signal: AbortSignal): Promise<Result<string, ClientFailure>> {
  const token = await options.tokens.current();
  if (!token.ok) return token;
  const first = await send(options, path, token.value, signal);
  if (!first.ok || first.value.status !== 401) return bodyOf(first);
  const renewed = await options.tokens.renew(token.value);
  return renewed.ok ? bodyOf(await send(options, path, renewed.value, signal)) : renewed;
}

async function send(
  { origin, transport }: ClientOptions,
  path: string,
  token: string,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, ClientFailure>> {
  const { signal: bounded, clear } = withTimeout(signal);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  try {
    return ok(await transport({ method: 'GET', url: origin + path, headers, signal: bounded }));
  } catch (error) {
    return fail({ kind: 'failed', ...failureOfError(error) });
  } finally {
    clear();
  }
}

/** Aborts when the caller does or when the time is over. */
function withTimeout(outer: AbortSignal): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT_MS);
  if (outer.aborted) abort(); // it tells only listeners that were there before
  outer.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    },
  };
}

function bodyOf(answer: Result<HttpAnswer, ClientFailure>): Result<string, ClientFailure> {
  if (!answer.ok) return answer;
  const failure = failureOfAnswer(answer.value);
  return failure ? fail({ kind: 'failed', ...failure }) : ok(answer.value.body);
}

function parsed<T>(body: Result<string, ClientFailure>, parse: (value: unknown) => T | null): Result<T, ClientFailure> {
  if (!body.ok) return body;
  const value = parse(parseJson(body.value));
  if (value !== null) return ok(value);
  return fail({ kind: 'failed', failure: 'bad-answer', cause: 'unreadable JSON', retryAfterMs: null });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
