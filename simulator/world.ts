import type { OAuthState } from './oauth/oauth-state';
import { createPeople } from './people';
import type { Person } from './person/person';
import { DAY_MS, MINUTE_MS, SECOND_MS } from './units';

/** How answers are worded: as specified, or as the real service has been seen to. */
export type ProfileName = 'plain' | 'real';

/** What stays the same while a world runs. */
export interface WorldConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Further apps, by client id, with their secrets: another app sees the same person under other ids. */
  readonly otherClients: Readonly<Record<string, string>>;
  readonly redirectUris: readonly string[];
  readonly accessTokenLifetimeMs: number;
  readonly codeLifetimeMs: number;
  /** Calls per client and clock hour before 429. */
  readonly rateLimitPerHour: number;
  readonly profile: ProfileName;
  /** Records of before this instant (epoch ms) are no longer returned. */
  readonly forgetsBeforeAt: number;
  /** Unguessable text from which codes and tokens are derived. */
  readonly tokenSeed: string;
}

/** Calls of a client in one clock hour. */
export interface Usage {
  /** Hours since 1970. */
  readonly hour: number;
  readonly calls: number;
}

/** Everything the simulator knows; `handle` takes one and returns the next. */
export interface World {
  readonly config: WorldConfig;
  readonly people: readonly Person[];
  readonly oauth: OAuthState;
  readonly usage: Readonly<Record<string, Usage>>;
}

/** What a caller may choose about a world; only `createdAt` has no default. */
export interface WorldOptions extends Partial<WorldConfig> {
  /** Epoch ms; histories of generated people end where the clock is and begin `historyDays` before this. */
  readonly createdAt: number;
  /** 1 to 3653 (ten years). */
  readonly historyDays?: number;
  /** Delay between reading and arrival by person id, ms; without an entry 1 h in the US and 3 h elsewhere. */
  readonly arrivalDelayMs?: Readonly<Record<string, number>>;
  /** Replaces the generated people. */
  readonly people?: readonly Person[];
}

/** The redirect URIs that the app registers: its own scheme, and a loopback port for systems without scheme handlers. */
export const REDIRECT_URIS = ['steadyline://oauth/callback', 'http://127.0.0.1:38917/oauth/callback'] as const;

const DEFAULT_HISTORY_DAYS = 400;

const DEFAULTS: WorldConfig = {
  clientId: 'steadyline-simulator-client',
  clientSecret: 'steadyline-simulator-secret',
  otherClients: {},
  redirectUris: REDIRECT_URIS,
  // The access token's two hours are in the specification; a code's minute is what clients have observed.
  accessTokenLifetimeMs: 7200 * SECOND_MS,
  codeLifetimeMs: MINUTE_MS,
  rateLimitPerHour: 60_000,
  profile: 'plain',
  forgetsBeforeAt: Number.NEGATIVE_INFINITY,
  tokenSeed: 'steadyline-simulator',
};

function peopleOf(options: WorldOptions): readonly Person[] {
  const days = options.historyDays ?? DEFAULT_HISTORY_DAYS;
  const today = Math.floor(options.createdAt / DAY_MS) * DAY_MS;
  return createPeople({
    startAt: today - days * DAY_MS,
    createdAt: options.createdAt,
    arrivalDelayMs: options.arrivalDelayMs ?? {},
  });
}

/** The secret of a known app, or undefined. */
export function secretOf({ config }: World, clientId: string): string | undefined {
  if (clientId === config.clientId) return config.clientSecret;
  return Object.hasOwn(config.otherClients, clientId) ? config.otherClients[clientId] : undefined;
}

/** Makes a world in which nobody has signed in yet; the lives in it are made when they are read. */
export function createWorld(options: WorldOptions): World {
  const { createdAt: _createdAt, historyDays: _historyDays, arrivalDelayMs: _delays, people, ...config } = options;
  return {
    config: { ...DEFAULTS, ...config },
    people: people ?? peopleOf(options),
    oauth: { issued: 0, codes: {}, accessTokens: {}, refreshTokens: {} },
    usage: {},
  };
}
