import type { EventsVersion } from '../../core/account';
import type { KeychainProblem } from '../../core/connection';
import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import { fail, ok, type Result } from '../../core/result';
import { archiveName } from '../../core/user-id';
import { steadyMs } from '../steady';
import { type Body, parseJson } from './body';
import { type FailedRequest, failureOfAnswer, failureOfError, parseHttpDate } from './failure-of';
import { linkSignal } from './link-signal';
import { type DataRange, parseDataRange } from './parse-data-range';
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

/** When the server says it sent an answer (epoch ms), null where it does not, and how long the answer took (ms). */
export type Heard = { readonly serverAt: number | null; readonly tookMs: number };

/** What an answer says. */
export type Answered = Heard & { readonly body: Body };

/** What an account holds, or what of it is new. */
export type AnsweredRange = Heard & { readonly range: DataRange };

/** The questions of the Dexcom API that Steadyline asks. Windows are at most `LONGEST_WINDOW_MS` long. */
export type DexcomClient = {
  /** What there is, or only what was uploaded after `since` (epoch ms, by the server's clock). */
  dataRange(since: number | null, signal: AbortSignal): Promise<Result<AnsweredRange, ClientFailure>>;
  page(kind: RecordKind, window: Interval, signal: AbortSignal): Promise<Result<Answered, ClientFailure>>;
  devices(signal: AbortSignal): Promise<Result<Answered, ClientFailure>>;
};

/** A window may be at most 30 x 24 h long. Source: Dexcom endpoint overview. */
export const LONGEST_WINDOW_MS = 30 * 86_400_000;
/** Answers can take over 30 s; after this they count as lost. */
const TIMEOUT_MS = 90_000;

const PATHS: Record<RecordKind, string> = {
  egv: '/v3/users/self/egvs',
  event: '/v3/users/self/events',
  calibration: '/v3/users/self/calibrations',
  alert: '/v3/users/self/alerts',
};
const V2_EVENTS_PATH = '/v2/users/self/events';

export type ClientOptions = {
  readonly origin: string;
  readonly transport: Transport;
  readonly tokens: AccessTokens;
  /** Which events page the account is on; v3 where nothing is said. */
  readonly eventsVersion?: EventsVersion;
  /** What answers are timed by (ms): the computer's uptime where nothing is said. */
  readonly steady?: () => number;
};

/** An answer, and how long it took (ms). */
type Timed = HttpAnswer & { readonly tookMs: number };

/** A client for one account; an access token the server rejects is renewed once and the question asked again. */
export function createDexcomClient(options: ClientOptions): DexcomClient {
  const pathOf = (kind: RecordKind): string =>
    kind === 'event' && options.eventsVersion === 'v2' ? V2_EVENTS_PATH : PATHS[kind];
  return {
    dataRange: async (since, signal) => {
      const query = since === null ? '' : `?lastSyncTime=${formatQueryTime(since)}Z`;
      return parsedRange(await ask(options, `/v3/users/self/dataRange${query}`, signal), options.eventsVersion ?? 'v3');
    },
    page: (kind, { fromAt, toAt }, signal) => {
      const query = `startDate=${formatQueryTime(fromAt)}&endDate=${formatQueryTime(toAt)}`;
      return ask(options, `${pathOf(kind)}?${query}`, signal);
    },
    devices: (signal) => ask(options, '/v3/users/self/devices', signal),
  };
}

async function ask(
  options: ClientOptions,
  path: string,
  signal: AbortSignal,
): Promise<Result<Answered, ClientFailure>> {
  const token = await options.tokens.current();
  if (!token.ok) return token;
  const first = await send(options, path, token.value, signal);
  if (!first.ok || first.value.status !== 401) return answeredOf(first);
  const renewed = await options.tokens.renew(token.value);
  return renewed.ok ? answeredOf(await send(options, path, renewed.value, signal)) : renewed;
}

async function send(
  { origin, transport, steady = steadyMs }: ClientOptions,
  path: string,
  token: string,
  signal: AbortSignal,
): Promise<Result<Timed, ClientFailure>> {
  const { controller, unlink } = linkSignal(signal, TIMEOUT_MS);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const askedAt = steady();
  try {
    const answer = await transport({ method: 'GET', url: origin + path, headers, signal: controller.signal });
    return ok({ ...answer, tookMs: steady() - askedAt });
  } catch (error) {
    return fail({ kind: 'failed', ...failureOfError(error) });
  } finally {
    unlink();
  }
}

function answeredOf(answer: Result<Timed, ClientFailure>): Result<Answered, ClientFailure> {
  if (!answer.ok) return answer;
  const failure = failureOfAnswer(answer.value);
  if (failure) return fail({ kind: 'failed', ...failure });
  const { body, headers, tookMs } = answer.value;
  return ok({ body, serverAt: parseHttpDate(headers.date), tookMs });
}

function parsedRange(
  answer: Result<Answered, ClientFailure>,
  eventsVersion: EventsVersion,
): Result<AnsweredRange, ClientFailure> {
  if (!answer.ok) return answer;
  const { body, ...heard } = answer.value;
  const range = parseDataRange(parseJson(body));
  if (!range) return fail(UNREADABLE);
  const userId = range.userId && archiveName(range.userId, eventsVersion);
  return ok({ range: { ...range, userId }, ...heard });
}

/** An answer that came whole and is not what was asked for. */
export const UNREADABLE: ClientFailure = {
  kind: 'failed',
  failure: 'bad-answer',
  cause: 'unreadable JSON',
  retryAfterMs: null,
};
