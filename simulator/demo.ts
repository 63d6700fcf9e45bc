import { randomBytes } from 'node:crypto';
import { handle } from './handle';
import { grant, type Tokens } from './oauth/oauth-state';
import type { SimResponse } from './request';
import { DAY_MS } from './units';
import { createWorld, type WorldOptions } from './world';

export interface DemoOptions {
  /** One of the simulated people, such as `steady`. */
  readonly personId: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** How many days of history the person has; about 400 by default. */
  readonly historyDays?: number;
}

/** A simulator in the same process, already signed in. */
export interface Demo extends Tokens {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Answers like the network would; header names in any case, `url` a path or a whole address. */
  readonly request: (
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => Promise<SimResponse>;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The demo never signs in again: a hundred years, which a date can still hold. */
const ENDLESS_MS = 100 * 365 * DAY_MS;

/** Mounts the simulator without a port for demo mode; it works as long as a request takes, so it has a thread there. */
export function createDemo(options: DemoOptions): Demo {
  const { personId, now, historyDays } = options;
  const world: WorldOptions = {
    createdAt: now(),
    tokenSeed: randomBytes(32).toString('hex'),
    accessTokenLifetimeMs: ENDLESS_MS,
    profile: 'real',
  };
  const made = grant(createWorld(historyDays === undefined ? world : { ...world, historyDays }), personId, now());
  let current = made.world;
  return {
    ...made.tokens,
    clientId: current.config.clientId,
    clientSecret: current.config.clientSecret,
    request: async (method, url, headers, body) => {
      const path = url.replace(/^https?:\/\/[^/]*/, '');
      const request = { method, url: path, headers: lowerCase(headers), body };
      const result = handle(request, current, now());
      current = result.world;
      return result.response;
    },
  };
}
