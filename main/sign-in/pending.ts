import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type OauthVersion, REDIRECT_URI, type RedirectKind, type Region } from '../../core/account';
import { oauthVersionSchema, redirectSchema, regionSchema } from '../../core/account-schema';
import { STATE_LIFETIME_MS } from '../../core/sign-in';

/** A sign-in that waits for the browser. It lies in the keychain, so that a callback that starts the app can finish it. */
export type PendingSignIn = {
  readonly state: string;
  readonly startedAt: number;
  readonly region: Region;
  readonly origin: string;
  readonly oauthVersion: OauthVersion;
  readonly redirect: RedirectKind;
  readonly clientId: string;
  readonly clientSecret: string;
};

export const pendingSchema: v.GenericSchema<unknown, PendingSignIn> = v.object({
  state: v.string(),
  startedAt: v.number(),
  region: regionSchema,
  origin: v.string(),
  oauthVersion: oauthVersionSchema,
  redirect: redirectSchema,
  clientId: v.string(),
  clientSecret: v.string(),
});

/** The name of the pending sign-in in the vault. */
export const PENDING = 'pending-sign-in';

/** A fresh state: 32 random bytes. */
export const createStateToken = (): string => randomBytes(32).toString('base64url');

/** Whether a pending sign-in has run out: it may take ten minutes. */
export const isExpired = (pending: PendingSignIn, now: number): boolean => now - pending.startedAt > STATE_LIFETIME_MS;

/** The address of the login page for the system browser. Source: Dexcom's login operation. */
export function loginUrl(pending: PendingSignIn): string {
  const query = new URLSearchParams({
    client_id: pending.clientId,
    redirect_uri: REDIRECT_URI[pending.redirect],
    response_type: 'code',
    scope: 'offline_access',
    state: pending.state,
  });
  return `${pending.origin}/${pending.oauthVersion}/oauth2/login?${query}`;
}
