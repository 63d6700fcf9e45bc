import * as v from 'valibot';
import { demoPersonSchema, keyOf, oauthVersionSchema, redirectSchema, regionSchema } from '../../core/account-schema';
import type { RequestName, Requests } from '../../core/contract';
import { NOTE_TEXT } from '../../core/notes';
import { settingsSchema } from '../../core/settings-schema';

const none = v.strictTuple([]);
const time = v.pipe(v.number(), v.finite());
const shortText = v.pipe(v.string(), v.maxLength(2000));
const signInForm = v.strictObject({
  region: regionSchema,
  customOrigin: shortText,
  oauthVersion: oauthVersionSchema,
  redirect: redirectSchema,
  clientId: shortText,
  clientSecret: shortText,
});

/** What each request may carry. */
const SCHEMAS: { readonly [Name in RequestName]: v.GenericSchema<unknown, Parameters<Requests[Name]>> } = {
  getSnapshot: none,
  getReadings: v.strictTuple([v.strictObject({ fromAt: time, toAt: time })]),
  refresh: none,
  startDemo: v.strictTuple([demoPersonSchema]),
  startSignIn: v.strictTuple([signInForm]),
  cancelSignIn: none,
  replaceSecret: v.strictTuple([shortText]),
  signOut: v.strictTuple([v.strictObject({ keepHistory: v.boolean() })]),
  saveSettings: v.strictTuple([settingsSchema]),
  dismissNote: v.strictTuple([keyOf(NOTE_TEXT)]),
  copyText: v.strictTuple([shortText]),
  openPage: v.strictTuple([v.picklist(['register-app', 'manage-access', 'login'])]),
};

/** Reads a request's arguments; null where they are not what the contract says. */
export function parseArguments<Name extends RequestName>(
  name: Name,
  sent: readonly unknown[],
): Parameters<Requests[Name]> | null {
  const result = v.safeParse(SCHEMAS[name], sent);
  return result.success ? result.output : null;
}
