import { join } from 'node:path';
import * as v from 'valibot';
import type { Account, DemoPerson } from '../../core/account';
import {
  demoPersonSchema,
  eventsVersionSchema,
  oauthVersionSchema,
  redirectSchema,
  regionSchema,
} from '../../core/account-schema';
import type { Place } from '../../core/place';
import { placeSchema } from '../../core/place-schema';
import type { Privacy } from '../../core/privacy';
import { privacySchema } from '../../core/privacy-schema';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import { settingsEntries } from '../../core/settings-schema';

/** Where the window was and how large. */
export type WindowPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where the widget was, by the set of screens there were then; the last used set is the last. */
export type WidgetPlaces = Readonly<Record<string, Pick<WindowPlace, 'x' | 'y'>>>;

/** A Dexcom account as it is remembered: no secret. `signedIn` tells a locked keychain from an empty one. */
export type StoredAccount = Omit<Extract<Account, { kind: 'dexcom' }>, 'kind'>;

/** The settings file's name without its ending. */
export const SETTINGS_NAME = 'settings';

/** Where the settings lie in the app's data folder, and where a file is kept that could not be read. */
export const settingsPath = (folder: string): string => join(folder, `${SETTINGS_NAME}.json`);
export const unreadableSettings = (folder: string): string => `${settingsPath(folder)}.unreadable`;

/** Everything in the settings file. */
export type Stored = {
  readonly settings: Settings;
  readonly account: StoredAccount | null;
  readonly demo: DemoPerson | null;
  readonly window: WindowPlace | null;
  /** The view that was last looked at. */
  readonly view: Place | null;
  readonly widgetPlaces: WidgetPlaces;
  readonly toldNoTray: boolean;
  readonly privacy: Privacy;
};

export const STORED_DEFAULTS: Stored = {
  settings: DEFAULT_SETTINGS,
  account: null,
  demo: null,
  window: null,
  view: null,
  widgetPlaces: {},
  toldNoTray: false,
  privacy: { kind: 'shown' },
};

const accountSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,32}$/)),
  region: regionSchema,
  origin: v.pipe(v.string(), v.url()),
  oauthVersion: oauthVersionSchema,
  eventsVersion: v.optional(eventsVersionSchema, 'v3'), // files of before the choice have none
  redirect: redirectSchema,
  signedIn: v.boolean(),
});
const windowSchema = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** An object would take a list for one without any of its parts. */
const notList = v.custom<unknown>((value) => !Array.isArray(value));

/** What a settings file says; `isWhole` is false where some of it was not what it must be. */
export type ReadSettings = { readonly stored: Stored; readonly isWhole: boolean };

/**
 * Reads the settings file's content part by part: one bad part costs no other. What is missing, or comes from a later
 * version, is no damage.
 */
export function parseStored(file: unknown): ReadSettings {
  let isWhole = true;
  const or = <T>(schema: v.GenericSchema<unknown, T>, otherwise: T) =>
    v.fallback(v.optional(schema, otherwise as never), () => {
      isWhole = false;
      return otherwise;
    });
  const settings = v.object({
    unit: or(settingsEntries.unit, DEFAULT_SETTINGS.unit),
    thresholds: or(settingsEntries.thresholds, DEFAULT_SETTINGS.thresholds),
    preset: or(settingsEntries.preset, DEFAULT_SETTINGS.preset),
    clock: or(settingsEntries.clock, DEFAULT_SETTINGS.clock),
    theme: or(settingsEntries.theme, DEFAULT_SETTINGS.theme),
    startAtLogin: or(settingsEntries.startAtLogin, DEFAULT_SETTINGS.startAtLogin),
    trayContents: or(settingsEntries.trayContents, DEFAULT_SETTINGS.trayContents),
    glanceShortcut: or(settingsEntries.glanceShortcut, DEFAULT_SETTINGS.glanceShortcut),
    widget: or(settingsEntries.widget, DEFAULT_SETTINGS.widget),
    keepFromCapture: or(settingsEntries.keepFromCapture, DEFAULT_SETTINGS.keepFromCapture),
    hints: or(settingsEntries.hints, DEFAULT_SETTINGS.hints),
    notices: or(settingsEntries.notices, DEFAULT_SETTINGS.notices),
  });
  const whole = v.pipe(
    notList,
    v.object({
      settings: or(settings, DEFAULT_SETTINGS),
      account: or(v.nullable(accountSchema), null),
      demo: or(v.nullable(demoPersonSchema), null),
      window: or(v.nullable(windowSchema), null),
      view: or(v.nullable(placeSchema), null),
      widgetPlaces: or(v.record(v.string(), v.object({ x: v.number(), y: v.number() })), {}),
      toldNoTray: or(v.boolean(), false),
      privacy: or(privacySchema, STORED_DEFAULTS.privacy),
    }),
  );
  const stored = v.parse(or(whole, STORED_DEFAULTS), file);
  return { stored, isWhole };
}

/** More sets of screens than a person carries a computer to. */
const MOST_SCREEN_SETS = 16;

/** The places with one more; of too many the longest unused goes. */
export function addWidgetPlace(places: WidgetPlaces, screens: string, { x, y }: WidgetPlaces[string]): WidgetPlaces {
  const { [screens]: _, ...others } = places;
  return Object.fromEntries([...Object.entries(others), [screens, { x, y }] as const].slice(-MOST_SCREEN_SETS));
}

/** The account in use: the demo where it is on, else the person's own. */
export function activeAccount({ account, demo }: Pick<Stored, 'account' | 'demo'>): Account {
  if (demo) return { kind: 'demo', id: `demo-${demo}`, person: demo };
  return account ? { kind: 'dexcom', ...account } : { kind: 'none' };
}
