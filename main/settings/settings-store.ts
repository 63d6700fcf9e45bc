import { renameSync, rmSync } from 'node:fs';
import { readStored } from './read-stored';
import { SETTINGS_NAME, type Stored, settingsPath, unreadableSettings } from './stored';

/** The settings on disk. */
export type SettingsStore = {
  get(): Stored;
  /** Changes some of it on disk, then in memory, one change after the other; rejects where the disk refuses. */
  update(change: Partial<Stored>): Promise<void>;
  /** Whether some of the file was unreadable and has been replaced by the defaults. */
  readonly wasReset: boolean;
  /** Resolves when every change asked for so far is on disk, or refused. */
  stop(): Promise<void>;
};

/** Opens the settings in `folder`; a damaged file is kept beside the new one, which has all of it that could be read. */
export async function openSettings(folder: string, onChange: (stored: Stored) => void): Promise<SettingsStore> {
  const { stored, isWhole } = readStored(folder);
  let current = stored;
  let last: Promise<void> = Promise.resolve();
  const write = async (change: Partial<Stored>): Promise<void> => {
    const Store = await loadStore();
    const next = { ...current, ...change };
    const store = new Store<Stored>({ name: SETTINGS_NAME, cwd: folder, configFileMode: 0o600 });
    store.store = { ...store.store, ...next }; // what a later version wrote stays
    current = next;
    onChange(current);
  };
  const update = (change: Partial<Stored>): Promise<void> => {
    const mine = last.then(() => write(change));
    last = mine.catch(() => {});
    return mine;
  };
  if (!isWhole) {
    await loadStore(); // no moment may lie between the old file's going and the new one's coming
    setAside(folder);
    await update({});
  }
  return { get: () => current, update, wasReset: !isWhole, stop: () => last };
}

/** Only what writes needs the library: most starts change nothing. */
const loadStore = async () => (await import('electron-store')).default;

function setAside(folder: string): void {
  rmSync(unreadableSettings(folder), { recursive: true, force: true });
  renameSync(settingsPath(folder), unreadableSettings(folder));
}
