import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { STORED_DEFAULTS, type Stored, settingsPath, storedSchema } from './stored';

/** The settings for the first glance, without what it takes to change them; the defaults where the file cannot be read. */
export function readStored(folder: string): Stored {
  try {
    const file: unknown = JSON.parse(readFileSync(settingsPath(folder), 'utf8'));
    return v.parse(storedSchema, Object.assign({}, STORED_DEFAULTS, file));
  } catch {
    return STORED_DEFAULTS;
  }
}
