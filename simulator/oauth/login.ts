import { html, pathOf, queryOf, redirect, type SimRequest, type SimResponse } from '../request';
import { secretOf, type World } from '../world';
import { errorPage, loginPage } from './login-page';
import { issueCode } from './oauth-state';

type Answer = { readonly response: SimResponse; readonly world: World };

/** The parameters of a sign-in, checked. */
export interface LoginRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Empty when the client sent none, which only /v2 allows. */
  readonly state: string;
}

/** What is wrong with a sign-in, in words for the person in front of the browser; undefined when nothing is. */
function complaint(parameters: URLSearchParams, path: string, world: World): string | undefined {
  if (secretOf(world, parameters.get('client_id') ?? '') === undefined) return 'The client id is not known here.';
  if (!world.config.redirectUris.includes(parameters.get('redirect_uri') ?? '')) {
    return 'The redirect URI is not registered for this client id. It must match exactly.';
  }
  if (parameters.get('response_type') !== 'code') return 'The response type must be "code".';
  if (parameters.get('scope') !== 'offline_access') return 'The scope must be "offline_access".';
  if (path.startsWith('/v3/') && !parameters.get('state')) return 'The state parameter is missing; v3 requires it.';
  return undefined;
}

function toLogin(parameters: URLSearchParams): LoginRequest {
  const text = (name: string): string => parameters.get(name) ?? '';
  return { clientId: text('client_id'), redirectUri: text('redirect_uri'), state: text('state') };
}

/** GET …/oauth2/login: the page on which a person is chosen; bad requests get a page and never a callback. */
export function showLogin(request: SimRequest, world: World): Answer {
  const wrong = complaint(queryOf(request), pathOf(request), world);
  if (wrong !== undefined) return { response: html(400, errorPage(wrong)), world };
  return { response: html(200, loginPage(pathOf(request), toLogin(queryOf(request)), world.people)), world };
}

function callback(login: LoginRequest, answer: Readonly<Record<string, string>>): SimResponse {
  const parameters = new URLSearchParams(answer);
  if (login.state !== '') parameters.set('state', login.state);
  return redirect(`${login.redirectUri}?${parameters.toString()}`);
}

/** POST …/oauth2/login: the form of that page; sends the browser back with a code, or with a denial. */
export function submitLogin(request: SimRequest, world: World, now: number): Answer {
  const form = new URLSearchParams(request.body);
  const wrong = complaint(form, pathOf(request), world);
  if (wrong !== undefined) return { response: html(400, errorPage(wrong)), world };
  const login = toLogin(form);
  if (form.get('decision') === 'deny') return { response: callback(login, { error: 'access_denied' }), world };
  const person = world.people.find((each) => each.id === form.get('person'));
  if (person === undefined || form.get('decision') !== 'allow') {
    return { response: html(400, errorPage('Choose a person and allow or deny access.')), world };
  }
  const { clientId, redirectUri } = login;
  const issued = issueCode(world, { personId: person.id, clientId, redirectUri }, now);
  return { response: callback(login, { code: issued.code }), world: issued.world };
}
