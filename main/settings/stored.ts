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
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import { settingsSchema } from '../../core/settings-schema';

/** Where the window was and how large. */
export type WindowPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

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
  readonly toldNoTray: boolean;
};

export const STORED_DEFAULTS: Stored = {
  settings: DEFAULT_SETTINGS,
  account: null,
  demo: null,
  window: null,
  toldNoTray: false,
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

/** Reads the settings file's content; throws where any part is not what it must be. */
export const storedSchema: v.GenericSchema<unknown, Stored> = v.object({
  settings: settingsSchema,
  account: v.nullable(accountSchema),
  demo: v.nullable(demoPersonSchema),
  window: v.nullable(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })),
  toldNoTray: v.boolean(),
});

/** The account in use: the demo where it is on, else the person's own. */
export function activeAccount({ account, demo }: Stored): Account {
  if (demo) return { kind: 'demo', id: `demo-${demo}`, person: demo };
  return account ? { kind: 'dexcom', ...account } : { kind: 'none' };
}
