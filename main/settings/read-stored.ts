import { readFileSync } from 'node:fs';
import { parseStored, type ReadSettings, STORED_DEFAULTS, settingsPath } from './stored';

/** Reads the settings without what it takes to change them; no file at all is the first start, and whole. */
export function readStored(folder: string): ReadSettings {
  try {
    return parseStored(JSON.parse(readFileSync(settingsPath(folder), 'utf8')));
  } catch (error) {
    return { stored: STORED_DEFAULTS, isWhole: (error as { code?: unknown }).code === 'ENOENT' };
  }
}
