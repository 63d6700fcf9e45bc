import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { SETTINGS_NAME, STORED_DEFAULTS, type Stored, storedSchema } from './stored';

/** The settings for the first glance, without what it takes to change them; the defaults where the file cannot be read. */
export function readStored(folder: string): Stored {
  try {
    const file: unknown = JSON.parse(readFileSync(join(folder, `${SETTINGS_NAME}.json`), 'utf8'));
    return v.parse(storedSchema, Object.assign({}, STORED_DEFAULTS, file));
  } catch {
    return STORED_DEFAULTS;
  }
}
