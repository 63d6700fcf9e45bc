import { html, json, type SimResponse } from '../request';
import type { Damage } from './damage';
import { type AnswerFault, failure, NOTHING, type Shown } from './fault';

const token = (about: string, shows: Shown, damage: AnswerFault['damage']): AnswerFault => ({
  about,
  shows,
  at: 'token',
  damage,
});

const refuse = (about: string, status: number, error: string, shows: Shown): AnswerFault =>
  token(`${about} (${error})`, shows, () => ({ kind: 'answer', response: json(status, { error }) }));

const unavailable: SimResponse = { status: 503, headers: { 'content-type': 'text/plain' }, body: 'simulated 503' };

/** Faults of the endpoint that renews the sign-in. */
export const TOKEN_FAULTS = {
  'token-invalid-grant': refuse('the sign-in has ended', 400, 'invalid_grant', { kind: 'sign-in-expired' }),
  'token-invalid-client': refuse('wrong client id or secret', 401, 'invalid_client', failure('wrong-client')),
  'token-unauthorized-client': refuse('a closed app', 401, 'unauthorized_client', failure('wrong-client')),
  'token-other-error': refuse('another error', 400, 'invalid_request', failure('token-error')),
  'token-500': token('the token endpoint is broken', failure('token-down'), () => ({
    kind: 'answer',
    response: { ...unavailable, status: 500 },
  })),
  'token-503': token('the token endpoint is closed for the night', failure('token-down'), () => ({
    kind: 'answer',
    response: unavailable,
  })),
  'token-html': token('a web page from the token endpoint', failure('not-dexcom'), () => ({
    kind: 'answer',
    response: html(200, '<!doctype html><html><body>Maintenance</body></html>'),
  })),
  'token-malformed': token('tokens that break off', failure('token-error'), () => ({
    kind: 'answer',
    response: { ...json(200, {}), body: '{"access_token":' },
  })),
  'token-no-refresh-token': token('new tokens without a refresh token: the old one stays good', NOTHING, () => ({
    kind: 'change',
    change: withoutRefreshToken,
  })),
  'token-slow': token(
    'half an answer, then silence for a minute (ms=…)',
    failure('token-down'),
    (_now, ms): Damage => ({
      kind: 'slow',
      ms,
    }),
  ),
} as const satisfies Record<string, AnswerFault>;

function withoutRefreshToken(right: SimResponse): SimResponse {
  const { refresh_token: _gone, ...rest } = JSON.parse(right.body) as Record<string, unknown>;
  return { ...right, body: JSON.stringify(rest) };
}
