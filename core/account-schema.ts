import * as v from 'valibot';
import { DEMO_PERSON_WORDS, REDIRECT_URI, REGION_WORDS } from './account';

/** Reads a name that a table has; one added to the table is accepted everywhere at once. */
export const keyOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  v.custom<Name>((value) => typeof value === 'string' && Object.hasOwn(table, value));

/** Reads the parts of an account from outside: settings on disk, the keychain, the window. */
export const regionSchema = keyOf(REGION_WORDS);
export const redirectSchema = keyOf(REDIRECT_URI);
export const demoPersonSchema = keyOf(DEMO_PERSON_WORDS);
export const oauthVersionSchema = v.picklist(['v2', 'v3']);
export const eventsVersionSchema = v.picklist(['v2', 'v3']);
