import { authorized } from './data/authorized';
import { answerDataRange } from './data/data-range';
import { answerDevices } from './data/devices';
import { answerRecords } from './data/records';
import { answerV2Events } from './data/v2-events';
import { showLogin, submitLogin } from './oauth/login';
import { answerToken } from './oauth/token';
import { pathOf, type SimRequest, type SimResponse } from './request';
import { wireOf } from './wire/wire';
import type { World } from './world';

type Answer = { readonly response: SimResponse; readonly world: World };
type Endpoint = (request: SimRequest, world: World, now: number) => Answer;
type Methods = Readonly<Record<string, Endpoint>>;

const login: Methods = { GET: showLogin, POST: submitLogin };
const token: Methods = { POST: answerToken };

const ROUTES: ReadonlyMap<string, Methods> = new Map([
  ['/v2/oauth2/login', login],
  ['/v3/oauth2/login', login],
  ['/v2/oauth2/token', token],
  ['/v3/oauth2/token', token],
  ['/v3/users/self/dataRange', { GET: authorized(answerDataRange) }],
  ['/v3/users/self/egvs', { GET: authorized(answerRecords('egv')) }],
  ['/v3/users/self/events', { GET: authorized(answerRecords('event')) }],
  ['/v3/users/self/calibrations', { GET: authorized(answerRecords('calibration')) }],
  ['/v3/users/self/alerts', { GET: authorized(answerRecords('alert')) }],
  ['/v3/users/self/devices', { GET: authorized(answerDevices) }],
  ['/v2/users/self/events', { GET: authorized(answerV2Events) }],
]);

function answer(request: SimRequest, world: World, now: number): Answer {
  const { problem } = wireOf(world.config.profile);
  const methods = ROUTES.get(pathOf(request));
  if (methods === undefined) return { response: problem(404, 'notFound', 'No such path.'), world };
  const endpoint = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (endpoint !== undefined) return endpoint(request, world, now);
  const allow = Object.keys(methods).join(', ');
  return { response: problem(405, 'methodNotAllowed', `Use ${allow}.`, { allow }), world };
}

/** The whole service as one pure function: a request, a world and the time (epoch ms) give a response and the next world. */
export function handle(request: SimRequest, world: World, now: number): Answer {
  const { response, world: next } = answer(request, world, now);
  const headers = { date: new Date(now).toUTCString(), ...response.headers };
  return { response: { ...response, headers }, world: next };
}
