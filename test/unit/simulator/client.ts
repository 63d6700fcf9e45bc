import { handle } from '../../../simulator/handle';
import { grant } from '../../../simulator/oauth/oauth-state';
import type { SimResponse } from '../../../simulator/request';
import { createWorld, type World, type WorldOptions } from '../../../simulator/world';

/** The instant at which the worlds of these tests are looked at. */
export const NOW = Date.UTC(2026, 4, 1, 12, 2);
export const DAY_MS = 86_400_000;

export type Json = Record<string, unknown>;

/** A signed-in reader of one person in a world that may change under it. */
export interface Client {
  readonly get: (path: string, query?: Record<string, string>, now?: number) => SimResponse;
  readonly records: (path: string, startAt: number, endAt: number, now?: number) => Json[];
  readonly world: () => World;
}

/** `YYYY-MM-DDTHH:mm:ss`, UTC without offset, as clients send it. */
export function queryTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

export function createClient(personId: string, options: Partial<WorldOptions> = {}): Client {
  const granted = grant(createWorld({ createdAt: NOW, accessTokenLifetimeMs: 1e13, ...options }), personId, 0);
  let world = granted.world;
  const headers = { authorization: `Bearer ${granted.tokens.accessToken}` };
  const get: Client['get'] = (path, query = {}, now = NOW) => {
    const search = new URLSearchParams(query).toString();
    const result = handle({ method: 'GET', url: search ? `${path}?${search}` : path, headers, body: '' }, world, now);
    world = result.world;
    return result.response;
  };
  return {
    get,
    world: () => world,
    records: (path, startAt, endAt, now = NOW) => {
      const answer = get(path, { startDate: queryTime(startAt), endDate: queryTime(endAt) }, now);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
      const body = JSON.parse(answer.body);
      return body.records ?? body.events;
    },
  };
}
