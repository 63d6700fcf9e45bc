import type { SettingsStore } from './settings/settings-store';
import type { AppState } from './state';

/** Whether this desktop shows tray items; taken for true until it is known. */
export type TrayHost = { isThere(): boolean; look(): Promise<void> };

/** Where nothing shows a tray, `look` says so once and calls `onNone`, so that the app does not vanish. */
export function createTrayHost(state: AppState, store: SettingsStore, onNone: () => void): TrayHost {
  let isThere = true;
  return {
    isThere: () => isThere,
    look: async () => {
      const { findTrayHost } = await import('./desktop/tray-host');
      isThere = await findTrayHost();
      if (isThere) return;
      onNone();
      if (store.get().toldNoTray) return;
      state.addNote('no-tray-host');
      await store.update({ toldNoTray: true });
    },
  };
}
