import { timingSafeEqual } from 'node:crypto';
import { json, type SimRequest, type SimResponse } from '../request';
import { wireOf } from '../wire/wire';
import { secretOf, type World } from '../world';
import { issueTokens, type TokenGrant, takeCode, takeRefreshToken } from './oauth-state';

type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';
type Answer = { readonly response: SimResponse; readonly world: World };

/** Statuses as in Dexcom's documentation of token errors. */
const STATUS: Readonly<Record<TokenError, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unsupported_grant_type: 400,
};

function refuse(world: World, error: TokenError): Answer {
  return { response: json(STATUS[error], { error }, { pragma: 'no-cache' }), world };
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function answer(world: World, grant: TokenGrant, now: number): Answer {
  const issued = issueTokens(world, grant, now);
  const body = wireOf(world.config.profile).token({
    access_token: issued.tokens.accessToken,
    expires_in: Math.floor(world.config.accessTokenLifetimeMs / 1000),
    token_type: 'Bearer',
    refresh_token: issued.tokens.refreshToken,
  });
  return { response: json(200, body, { pragma: 'no-cache' }), world: issued.world };
}

function exchangeCode(form: URLSearchParams, world: World, now: number): Answer {
  const code = form.get('code');
  const redirectUri = form.get('redirect_uri');
  if (!code || !redirectUri) return refuse(world, 'invalid_request');
  const taken = takeCode(world, code, now);
  const { grant } = taken;
  const isGood = grant?.redirectUri === redirectUri && grant.clientId === form.get('client_id');
  return grant !== undefined && isGood ? answer(taken.world, grant, now) : refuse(taken.world, 'invalid_grant');
}

function refresh(form: URLSearchParams, world: World, now: number): Answer {
  const token = form.get('refresh_token');
  if (!token) return refuse(world, 'invalid_request');
  const taken = takeRefreshToken(world, token);
  if (taken.grant?.clientId !== form.get('client_id')) return refuse(world, 'invalid_grant');
  return taken.grant === undefined ? refuse(world, 'invalid_grant') : answer(taken.world, taken.grant, now);
}

function isForm(request: SimRequest): boolean {
  return (request.headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');
}

/** POST …/oauth2/token: trades a code or a refresh token for a new pair; both are used up by it. */
export function answerToken(request: SimRequest, world: World, now: number): Answer {
  if (!isForm(request)) return refuse(world, 'invalid_request');
  const form = new URLSearchParams(request.body);
  const [id, secret, grantType] = [form.get('client_id'), form.get('client_secret'), form.get('grant_type')];
  if (!id || !secret || !grantType) return refuse(world, 'invalid_request');
  const known = secretOf(world, id);
  if (known === undefined || !isSame(secret, known)) return refuse(world, 'invalid_client');
  if (grantType === 'authorization_code') return exchangeCode(form, world, now);
  if (grantType === 'refresh_token') return refresh(form, world, now);
  return refuse(world, 'unsupported_grant_type');
}
