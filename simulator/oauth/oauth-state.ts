import { createHmac } from 'node:crypto';
import type { World } from '../world';

/** What a code stands for until it is used or expires. */
export interface CodeGrant {
  readonly personId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
}

/** Whom a token speaks for. */
export interface TokenGrant {
  readonly personId: string;
  readonly clientId: string;
}

export interface AccessGrant extends TokenGrant {
  readonly expiresAt: number;
}

/** Codes and tokens that are valid now, by their text. */
export interface OAuthState {
  /** How many codes and tokens were ever issued; makes each one new. */
  readonly issued: number;
  readonly codes: Readonly<Record<string, CodeGrant>>;
  readonly accessTokens: Readonly<Record<string, AccessGrant>>;
  readonly refreshTokens: Readonly<Record<string, TokenGrant>>;
}

/** A pair of tokens as a client holds it. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch ms. */
  readonly accessTokenExpiresAt: number;
}

function opaque(world: World, purpose: string, number: number): string {
  return createHmac('sha256', world.config.tokenSeed).update(`${purpose} ${number}`).digest('base64url');
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function unexpired<T extends { readonly expiresAt: number }>(
  record: Readonly<Record<string, T>>,
  now: number,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, grant]) => grant.expiresAt > now));
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Issues a single-use authorization code. */
export function issueCode(
  world: World,
  grant: TokenGrant & { readonly redirectUri: string },
  now: number,
): { world: World; code: string } {
  const code = opaque(world, 'code', world.oauth.issued);
  const expiresAt = now + world.config.codeLifetimeMs;
  const codes = { ...unexpired(world.oauth.codes, now), [code]: { ...grant, expiresAt } };
  return { code, world: { ...world, oauth: { ...world.oauth, issued: world.oauth.issued + 1, codes } } };
}

/** Uses up a code; the grant is undefined when the code is unknown, used or older than its lifetime. */
export function takeCode(world: World, code: string, now: number): { world: World; grant: CodeGrant | undefined } {
  const grant = own(world.oauth.codes, code);
  if (grant === undefined) return { world, grant };
  const next = { ...world, oauth: { ...world.oauth, codes: without(world.oauth.codes, code) } };
  return { world: next, grant: grant.expiresAt > now ? grant : undefined };
}

/** Issues a pair of tokens. */
export function issueTokens(world: World, grant: TokenGrant, now: number): { world: World; tokens: Tokens } {
  const { oauth, config } = world;
  const { personId, clientId } = grant;
  const accessToken = opaque(world, 'access', oauth.issued);
  const refreshToken = opaque(world, 'refresh', oauth.issued);
  const accessTokenExpiresAt = now + config.accessTokenLifetimeMs;
  const next: OAuthState = {
    ...oauth,
    issued: oauth.issued + 1,
    accessTokens: {
      ...unexpired(oauth.accessTokens, now),
      [accessToken]: { personId, clientId, expiresAt: accessTokenExpiresAt },
    },
    refreshTokens: { ...oauth.refreshTokens, [refreshToken]: { personId, clientId } },
  };
  return { world: { ...world, oauth: next }, tokens: { accessToken, refreshToken, accessTokenExpiresAt } };
}

/** Uses up a refresh token (each works once); the grant is undefined when it is unknown or was used before. */
export function takeRefreshToken(world: World, token: string): { world: World; grant: TokenGrant | undefined } {
  const grant = own(world.oauth.refreshTokens, token);
  if (grant === undefined) return { world, grant };
  const refreshTokens = without(world.oauth.refreshTokens, token);
  return { world: { ...world, oauth: { ...world.oauth, refreshTokens } }, grant };
}

/** Whom an access token speaks for now, or undefined. */
export function findAccess(world: World, token: string, now: number): AccessGrant | undefined {
  const grant = own(world.oauth.accessTokens, token);
  return grant !== undefined && grant.expiresAt > now ? grant : undefined;
}

/** Grants tokens for a person without the login page, for the demo and for tests; throws on an unknown person. */
export function grant(
  world: World,
  personId: string,
  now: number,
  clientId = world.config.clientId,
): { world: World; tokens: Tokens } {
  if (!world.people.some((person) => person.id === personId)) {
    throw new Error(`The simulator has no person "${personId}".`);
  }
  return issueTokens(world, { personId, clientId }, now);
}

/** Makes every access token invalid at once; refresh tokens stay good. */
export function expireAccessTokens(world: World): World {
  return { ...world, oauth: { ...world.oauth, accessTokens: {} } };
}

/** Makes every refresh token invalid: what a person does by removing the app from their account. */
export function revokeRefreshTokens(world: World): World {
  return { ...world, oauth: { ...world.oauth, refreshTokens: {} } };
}
