import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { computed, effect } from '@preact/signals-core';
import { app } from 'electron';
import type { AppState } from '../state';
import { DESKTOP_NAME, desktopEntry, launchCommand } from './desktop-entry';

/** The switch that starts the app without its window. */
export const HIDDEN_SWITCH = '--hidden';

/** Does what the settings say when they change; what the system holds at the start is left alone. Returns its undo. */
export function followStartAtLogin({ settings }: AppState): () => void {
  const wanted = computed(() => settings.value.startAtLogin);
  let done = wanted.value;
  return effect(() => {
    if (wanted.value === done) return;
    done = wanted.value;
    void setStartAtLogin(done);
  });
}

/** Starts the app with the computer, into the tray only, or no longer does. */
async function setStartAtLogin(wanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN_SWITCH] });
    return;
  }
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, DESKTOP_NAME);
  if (!wanted) return rm(file, { force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(file, desktopEntry([...launchCommand(), HIDDEN_SWITCH], ['X-GNOME-Autostart-enabled=true']));
}
