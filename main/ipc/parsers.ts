import * as v from 'valibot';
import {
  demoPersonSchema,
  eventsVersionSchema,
  keyOf,
  oauthVersionSchema,
  redirectSchema,
  regionSchema,
} from '../../core/account-schema';
import type { RequestName, Requests } from '../../core/contract';
import { NOTE_TEXT } from '../../core/notes';
import { SNOOZE_MS } from '../../core/notices/board';
import { RULE_NAMES } from '../../core/notices/rules';
import { placeSchema } from '../../core/place-schema';
import { privacyChoiceSchema } from '../../core/privacy-schema';
import { clockSchema, settingsEntries, settingsSchema } from '../../core/settings-schema';

const none = v.strictTuple([]);
const time = v.pipe(v.number(), v.finite());
const range = v.strictObject({ fromAt: time, toAt: time });
/** More spans than any screen has pixels. */
const MOST_SPANS = 20_000;
/** More than the episodes of ten years take, at eight a day of which much is known. */
const MOST_COPIED = 20_000_000;
/** More than a picture of the largest screen takes. */
const MOST_IMAGE_BYTES = 50_000_000;
/** Higher than any screen. */
const MOST_PX = 10_000;
const shortText = v.pipe(v.string(), v.maxLength(2000));
const image = v.custom<Uint8Array>((sent) => sent instanceof Uint8Array && sent.length <= MOST_IMAGE_BYTES);
const rule = v.picklist(RULE_NAMES);
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
  getReadings: v.strictTuple([range]),
  getRecords: v.strictTuple([range]),
  getEnvelope: v.strictTuple([range, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SPANS))]),
  getDays: v.strictTuple([range, clockSchema]),
  getPattern: v.strictTuple([range, settingsEntries.preset, clockSchema]),
  getClocks: none,
  getExclusions: none,
  setExcluded: v.strictTuple([
    v.pipe(
      range,
      v.check(({ fromAt, toAt }) => fromAt < toAt),
    ),
    v.boolean(),
  ]),
  getDevices: none,
  getSensors: v.strictTuple([range]),
  getFingersticks: v.strictTuple([range]),
  getDataNotes: none,
  getHistoryPlace: none,
  showHistory: none,
  pauseFill: v.strictTuple([v.boolean()]),
  refresh: none,
  startDemo: v.strictTuple([demoPersonSchema]),
  startSignIn: v.strictTuple([signInForm]),
  cancelSignIn: none,
  replaceSecret: v.strictTuple([shortText]),
  signOut: v.strictTuple([v.strictObject({ keepHistory: v.boolean() })]),
  answerPerson: v.strictTuple([v.picklist(['same', 'other'])]),
  setEventsVersion: v.strictTuple([eventsVersionSchema]),
  deleteData: none,
  testConnection: none,
  saveSettings: v.strictTuple([settingsSchema]),
  dismissNote: v.strictTuple([keyOf(NOTE_TEXT)]),
  copyText: v.strictTuple([v.pipe(v.string(), v.maxLength(MOST_COPIED))]),
  copyImage: v.strictTuple([image]),
  openPage: v.strictTuple([v.picklist(['register-app', 'manage-access', 'login'])]),
  openWindow: v.strictTuple([placeSchema]),
  getPlace: none,
  keepPlace: v.strictTuple([placeSchema]),
  copyLink: v.strictTuple([placeSchema]),
  fitGlance: v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PX))]),
  setPrivacy: v.strictTuple([privacyChoiceSchema]),
  snooze: v.strictTuple([rule, v.picklist(SNOOZE_MS), v.boolean()]),
  unsnooze: v.strictTuple([rule]),
  testNotice: v.strictTuple([rule]),
  dismissAway: none,
};

/** Reads a request's arguments; null where they are not what the contract says. */
export function parseArguments<Name extends RequestName>(
  name: Name,
  sent: readonly unknown[],
): Parameters<Requests[Name]> | null {
  const result = v.safeParse(SCHEMAS[name], sent);
  return result.success ? result.output : null;
}
