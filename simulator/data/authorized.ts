import { type AccessGrant, findAccess } from '../oauth/oauth-state';
import type { SimRequest, SimResponse } from '../request';
import { HOUR_MS, SECOND_MS } from '../units';
import { wireOf } from '../wire/wire';
import type { World } from '../world';
import { type DataSession, openSession } from './session';

type Answer = { readonly response: SimResponse; readonly world: World };

/** Answers a data request of a known person. */
export type DataEndpoint = (request: SimRequest, session: DataSession) => SimResponse;

function unauthorized(world: World): SimResponse {
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  const message = 'The access token is missing, unknown or expired.';
  return wireOf(world.config.profile).problem(401, 'unauthorized', message, headers);
}

function tooMany(world: World, now: number): SimResponse {
  const seconds = Math.ceil((HOUR_MS - (now % HOUR_MS)) / SECOND_MS);
  const headers = { 'retry-after': String(seconds) };
  return wireOf(world.config.profile).problem(429, 'tooManyRequests', 'Too many calls in this hour.', headers);
}

function count(world: World, grant: AccessGrant, now: number): { world: World; calls: number } {
  const hour = Math.floor(now / HOUR_MS);
  const before = world.usage[grant.clientId];
  const calls = before?.hour === hour ? before.calls + 1 : 1;
  return { calls, world: { ...world, usage: { ...world.usage, [grant.clientId]: { hour, calls } } } };
}

/** Lets a data request through only with a valid token and within the hour's calls. */
export function authorized(endpoint: DataEndpoint): (request: SimRequest, world: World, now: number) => Answer {
  return (request, world, now) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : findAccess(world, token, now);
    const session = grant === undefined ? undefined : openSession(world, grant, now);
    if (grant === undefined || session === undefined) return { response: unauthorized(world), world };
    const counted = count(world, grant, now);
    if (counted.calls > world.config.rateLimitPerHour) return { response: tooMany(world, now), world: counted.world };
    return { response: endpoint(request, session), world: counted.world };
  };
}
