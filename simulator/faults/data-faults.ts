import { html, json, type SimResponse } from '../request';
import type { Damage } from './damage';
import { type AnswerFault, failure, NOTHING, note, type Shown } from './fault';

const answer = (response: SimResponse): Damage => ({ kind: 'answer', response });
const change = (with_: (right: SimResponse) => SimResponse): Damage => ({ kind: 'change', change: with_ });
const plain = (status: number, headers: Readonly<Record<string, string>> = {}): SimResponse => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: `simulated ${status}`,
});

const status = (code: number, about: string, shows: Shown): AnswerFault => ({
  about: `HTTP ${code}: ${about}`,
  shows,
  at: 'data',
  damage: () => answer(plain(code)),
});

const data = (about: string, shows: Shown, damage: AnswerFault['damage']): AnswerFault => ({
  about,
  shows,
  at: 'data',
  damage,
});

const PORTAL = '<!doctype html><html><title>Welcome</title><body>Sign in to use this network.</body></html>';
/** More than the 64 MiB that the app accepts. */
const HUGE_BYTES = 65 * 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Faults in the answers about data. */
export const DATA_FAULTS = {
  'http-400': status(400, 'the question is not accepted', failure('bad-request')),
  'http-401-once': {
    ...status(401, 'once, then the renewed sign-in is accepted', NOTHING),
    times: 1,
  },
  'http-401': status(401, 'the renewed sign-in is not accepted either', failure('signed-out-by-server')),
  'http-403': status(403, 'the app may not read this account', failure('access-refused')),
  'http-404': status(404, 'wrong region or version', failure('not-found')),
  'http-408': status(408, 'the question came too slowly', failure('server-timeout')),
  'http-429': status(429, 'too many questions', failure('rate-limited')),
  'http-429-seconds': data('HTTP 429 with Retry-After in seconds', failure('rate-limited'), () =>
    answer(plain(429, { 'retry-after': '30' })),
  ),
  'http-429-date': data('HTTP 429 with Retry-After as a date', failure('rate-limited'), (now) =>
    answer(plain(429, { date: httpDate(now), 'retry-after': httpDate(now + 30_000) })),
  ),
  'http-500': status(500, 'the service is broken', failure('server-error')),
  'http-501': status(501, 'the service cannot do this', failure('server-error')),
  'http-502': status(502, 'a gateway got no good answer', failure('server-error')),
  'http-503': status(503, 'the service is busy or closed for a while', failure('server-error')),
  'http-504': status(504, 'a gateway got no answer in time', failure('server-error')),
  'html-200': data('a web page with HTTP 200, as a captive portal sends', failure('not-dexcom'), () =>
    answer(html(200, PORTAL)),
  ),
  redirect: data("a redirect to a network's own page", failure('not-dexcom'), () =>
    answer({ status: 302, headers: { location: 'http://portal.invalid/' }, body: '' }),
  ),
  'proxy-407': data('HTTP 407: a proxy wants a sign-in', failure('not-dexcom'), () =>
    answer(plain(407, { 'proxy-authenticate': 'Basic realm="proxy"' })),
  ),
  'portal-511': status(511, 'the network wants a sign-in', failure('not-dexcom')),
  malformed: data('JSON that breaks off', failure('bad-answer'), () =>
    change((right) => ({ ...right, body: right.body.slice(0, Math.ceil(right.body.length / 2)) })),
  ),
  'other-json': data('JSON of another kind', failure('bad-answer'), () => answer(json(200, { hello: ['world'] }))),
  empty: data('an answer without a body', failure('empty-answer'), () => change((right) => ({ ...right, body: '' }))),
  huge: data('an answer of 65 MiB', failure('too-large'), () =>
    change((right) => ({ ...right, body: right.body.padEnd(HUGE_BYTES) })),
  ),
  'wrong-type': data('bytes of another type', failure('wrong-type'), () =>
    answer({ status: 200, headers: { 'content-type': 'image/png' }, body: '\u0089PNG\r\n' }),
  ),
  'cut-body': data('half an answer, then a cut connection', failure('cut-off'), () => ({ kind: 'cut' })),
  'slow-body': data('half an answer, then silence for a minute (ms=…)', failure('timeout'), (_now, ms) => ({
    kind: 'slow',
    ms,
  })),
  stalled: data('no answer at all', failure('timeout'), () => ({ kind: 'silent' })),
  'hang-up': data('a connection closed before an answer', failure('refused'), () => ({ kind: 'hang-up' })),
  'wrong-date': data('right answers whose Date is three hours off', note('wrong-clock'), (now) =>
    change((right) => ({ ...right, headers: { ...right.headers, date: httpDate(now - 3 * HOUR_MS) } })),
  ),
} as const satisfies Record<string, AnswerFault>;

const httpDate = (at: number): string => new Date(at).toUTCString();
