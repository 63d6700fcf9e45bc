import * as v from 'valibot';
import type { RequestName, Requests } from '../../core/contract';
import { settingsSchema } from '../../core/settings-schema';

const none = v.strictTuple([]);
const time = v.pipe(v.number(), v.finite());
const shortText = v.pipe(v.string(), v.maxLength(2000));
const region = v.picklist(['us', 'outside-us', 'japan', 'sandbox', 'custom']);
const note = v.picklist([
  'settings-reset',
  'archive-set-aside',
  'no-tray-host',
  'another-person',
  'signed-in-for-this-run',
  'tokens-not-saved',
]);
const signInForm = v.strictObject({
  region,
  customOrigin: shortText,
  oauthVersion: v.picklist(['v2', 'v3']),
  redirect: v.picklist(['scheme', 'loopback']),
  clientId: shortText,
  clientSecret: shortText,
});

/** What each request may carry. */
const SCHEMAS: { readonly [Name in RequestName]: v.GenericSchema<unknown, Parameters<Requests[Name]>> } = {
  getSnapshot: none,
  getReadings: v.strictTuple([v.strictObject({ fromAt: time, toAt: time })]),
  refresh: none,
  startDemo: v.strictTuple([v.picklist(['steady', 'variable', 'pregnancy', 'new'])]),
  startSignIn: v.strictTuple([signInForm]),
  cancelSignIn: none,
  replaceSecret: v.strictTuple([shortText]),
  signOut: v.strictTuple([v.strictObject({ keepHistory: v.boolean() })]),
  saveSettings: v.strictTuple([settingsSchema]),
  dismissNote: v.strictTuple([note]),
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
