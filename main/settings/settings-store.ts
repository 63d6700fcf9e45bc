import { copyFileSync, rmSync } from 'node:fs';
import Store from 'electron-store';
import * as v from 'valibot';
import { SETTINGS_NAME, STORED_DEFAULTS, type Stored, settingsPath, storedSchema, unreadableSettings } from './stored';

/** The settings on disk. */
export type SettingsStore = {
  get(): Stored;
  /** Changes some of it, in memory and on disk; throws where the disk refuses, with memory unchanged. */
  update(change: Partial<Stored>): void;
  /** Whether the file was unreadable and has been replaced by the defaults. */
  readonly wasReset: boolean;
};

/** Opens the settings in `folder`; an unreadable file is kept beside the new one and the defaults are used. */
export function openSettings(folder: string): SettingsStore {
  const first = attempt(folder);
  if (first) return createStore(first, false);
  setAside(folder);
  const second = attempt(folder);
  if (!second) throw new Error('The settings file cannot be replaced. Check that the data folder may be written.');
  return createStore(second, true);
}

/** Opens and reads the file; null where it is not readable as settings. */
function attempt(folder: string): Store<Stored> | null {
  try {
    const store = new Store<Stored>({
      name: SETTINGS_NAME,
      cwd: folder,
      configFileMode: 0o600,
      defaults: STORED_DEFAULTS,
    });
    return v.safeParse(storedSchema, store.store).success ? store : null;
  } catch {
    return null;
  }
}

function setAside(folder: string): void {
  copyFileSync(settingsPath(folder), unreadableSettings(folder));
  rmSync(settingsPath(folder));
}

function createStore(store: Store<Stored>, wasReset: boolean): SettingsStore {
  let current = v.parse(storedSchema, store.store);
  return {
    wasReset,
    get: () => current,
    update: (change) => {
      const next = { ...current, ...change };
      store.store = next;
      current = next;
    },
  };
}
