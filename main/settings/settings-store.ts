import { renameSync, rmSync } from 'node:fs';
import Store from 'electron-store';
import { readStored } from './read-stored';
import { SETTINGS_NAME, type Stored, settingsPath, unreadableSettings } from './stored';

/** The settings on disk. */
export type SettingsStore = {
  get(): Stored;
  /** Changes some of it, in memory and on disk; throws where the disk refuses, with memory unchanged. */
  update(change: Partial<Stored>): void;
  /** Whether some of the file was unreadable and has been replaced by the defaults. */
  readonly wasReset: boolean;
};

/** Opens the settings in `folder`; a damaged file is kept beside the new one, which has all of it that could be read. */
export function openSettings(folder: string): SettingsStore {
  const { stored, isWhole } = readStored(folder);
  if (!isWhole) setAside(folder);
  let current = stored;
  const store = new Store<Stored>({ name: SETTINGS_NAME, cwd: folder, configFileMode: 0o600, defaults: stored });
  return {
    wasReset: !isWhole,
    get: () => current,
    update: (change) => {
      const next = { ...current, ...change };
      store.store = { ...store.store, ...next }; // what a later version wrote stays
      current = next;
    },
  };
}

function setAside(folder: string): void {
  rmSync(unreadableSettings(folder), { recursive: true, force: true });
  renameSync(settingsPath(folder), unreadableSettings(folder));
}
