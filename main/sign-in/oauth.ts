import * as oauth from 'oauth4webapi';
import type { OauthVersion } from '../../core/account';
import { fail, ok, type Result } from '../../core/result';
import { textOf } from '../dexcom/body';
import {
  atTokenEndpoint,
  type FailedRequest,
  failureOfAnswer,
  failureOfError,
  RequestError,
} from '../dexcom/failure-of';
import type { HttpAnswer, Transport } from '../dexcom/transport';
import type { RefreshFailure } from './tokens';
import type { ClientCredentials, TokenSet } from './vault';

/** Where an account's OAuth pages are. */
export type OauthHost = { readonly origin: string; readonly oauthVersion: OauthVersion };

/** Why a code brought no tokens. */
export type ExchangeFailure =
  | { readonly kind: 'code-refused' | 'client-refused' }
  | ({ readonly kind: 'failed' } & FailedRequest);

/** The token endpoint of one developer app. Credentials go in the form body, as Dexcom wants them. */
export type TokenEndpoint = {
  exchange(callback: URL, state: string, redirectUri: string): Promise<Result<TokenSet, ExchangeFailure>>;
  refresh(refreshToken: string): Promise<Result<TokenSet, RefreshFailure>>;
};

export type TokenEndpointOptions = {
  readonly host: OauthHost;
  readonly credentials: ClientCredentials;
  readonly transport: Transport;
  readonly now: () => number;
};

/** Asks for tokens with oauth4webapi over the app's own network stack. */
export function createTokenEndpoint({ host, credentials, transport, now }: TokenEndpointOptions): TokenEndpoint {
  const server = authorizationServer(host);
  const client: oauth.Client = { client_id: credentials.clientId };
  const authenticate = oauth.ClientSecretPost(credentials.clientSecret);
  const http = {
    [oauth.customFetch]: fetchOver(transport),
    [oauth.allowInsecureRequests]: host.origin.startsWith('http:'),
  };
  return {
    exchange: (callback, state, redirectUri) =>
      attempt(exchangeFailure, async () => {
        const parameters = oauth.validateAuthResponse(server, client, callback, state);
        const answer = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authenticate,
          parameters,
          redirectUri,
          oauth.nopkce,
          http,
        );
        return tokenSet(await oauth.processAuthorizationCodeResponse(server, client, answer), null, now());
      }),
    refresh: (refreshToken) =>
      attempt(refreshFailure, async () => {
        const answer = await oauth.refreshTokenGrantRequest(server, client, authenticate, refreshToken, http);
        return tokenSet(await oauth.processRefreshTokenResponse(server, client, answer), refreshToken, now());
      }),
  };
}

function authorizationServer({ origin, oauthVersion }: OauthHost): oauth.AuthorizationServer {
  return { issuer: origin, token_endpoint: `${origin}/${oauthVersion}/oauth2/token` };
}

/** A `fetch` for oauth4webapi that goes through the app's transport. */
function fetchOver(transport: Transport) {
  return async (url: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>): Promise<Response> => {
    const signal = init.signal ?? AbortSignal.timeout(60_000);
    const answer = await transport({ method: 'POST', url, headers: init.headers, body: init.body.toString(), signal });
    const { status, headers } = answer;
    const body = textOf(answer.body);
    const failed = failureOfAnswer(answer);
    if (failed && !isObject(body)) throw new RequestError(failed); // no error of OAuth is in it
    return new Response(body, { status, headers: readable(headers, body) });
  };
}

/** Errors of the real service do not always call themselves JSON; the library reads them only where they do. */
function readable(headers: HttpAnswer['headers'], body: string): Record<string, string> {
  const { 'www-authenticate': _challenge, ...rest } = headers;
  return isObject(body) ? { ...rest, 'content-type': 'application/json' } : rest;
}

const isObject = (body: string): boolean => body.trimStart().startsWith('{');

/** A missing refresh token means the old one goes on being good; a missing lifetime is the documented two hours. */
function tokenSet(answer: oauth.TokenEndpointResponse, oldRefreshToken: string | null, now: number): TokenSet {
  const refreshToken = answer.refresh_token ?? oldRefreshToken;
  if (refreshToken === null) throw new Error('no refresh token');
  return { accessToken: answer.access_token, refreshToken, expiresAt: now + (answer.expires_in ?? 7200) * 1000 };
}

async function attempt<T, E>(failure: (error: unknown) => E, work: () => Promise<T>): Promise<Result<T, E>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(failure(error));
  }
}

function exchangeFailure(error: unknown): ExchangeFailure {
  const code = errorCode(error);
  if (code === 'invalid_grant') return { kind: 'code-refused' };
  if (code === 'invalid_client' || code === 'unauthorized_client') return { kind: 'client-refused' };
  if (error instanceof oauth.AuthorizationResponseError) return { kind: 'failed', ...unreadable };
  return { kind: 'failed', ...requestFailure(error) };
}

function refreshFailure(error: unknown): RefreshFailure {
  const code = errorCode(error);
  if (code === 'invalid_grant') return { kind: 'invalid-grant' };
  if (code === 'invalid_client' || code === 'unauthorized_client') {
    return { kind: 'failed', failure: 'wrong-client', cause: code, retryAfterMs: null };
  }
  return { kind: 'failed', ...atTokenEndpoint(requestFailure(error)) };
}

const errorCode = (error: unknown): string | null => (error instanceof oauth.ResponseBodyError ? error.error : null);

/** What failed, in the same words as for data: an answer of the wrong kind or none at all. */
function requestFailure(error: unknown): FailedRequest {
  const response = responseOf(error);
  if (!response) return isUnreadable(error) ? unreadable : failureOfError(error);
  const headers = Object.fromEntries(response.headers);
  return failureOfAnswer({ status: response.status, headers, body: '{}' }) ?? unreadable;
}

const unreadable: FailedRequest = { failure: 'bad-answer', cause: 'unreadable token answer', retryAfterMs: null };

const isUnreadable = (error: unknown): boolean =>
  error instanceof oauth.OperationProcessingError || errorCode(error) !== null;

function responseOf(error: unknown): Response | null {
  if (error instanceof oauth.ResponseBodyError) return error.response;
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Response ? cause : null;
}
