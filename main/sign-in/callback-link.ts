import { timingSafeEqual } from 'node:crypto';
import { REDIRECT_URI } from '../../core/account';

/** What a callback says: a code or an error, and the state that proves which sign-in it belongs to. */
export type Callback = { readonly url: URL; readonly state: string | null; readonly denied: boolean };

const SCHEME_PREFIX = 'steadyline:';

/** The app's own link among program arguments; switches, which Chromium and test drivers add, are skipped. */
export function findLink(argv: readonly string[]): string | null {
  return argv.find((argument) => !argument.startsWith('-') && argument.toLowerCase().startsWith(SCHEME_PREFIX)) ?? null;
}

/** Reads a callback link; null where it is not exactly one of our redirect URIs with an answer in its query. */
export function parseCallback(link: string): Callback | null {
  const url = parseUrl(link);
  if (!url || !Object.values(REDIRECT_URI).includes(`${url.protocol}//${url.host}${url.pathname}`)) return null;
  if (!url.searchParams.has('code') && !url.searchParams.has('error')) return null;
  return { url, state: url.searchParams.get('state'), denied: url.searchParams.get('error') === 'access_denied' };
}

/** Whether a link answers the sign-in of this state. */
export function isAnswerTo(link: string, state: string): boolean {
  const callback = parseCallback(link);
  return callback !== null && callback.state !== null && sameState(callback.state, state);
}

function parseUrl(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}

/** Compares two states in a time that does not tell where they differ. */
export function sameState(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
