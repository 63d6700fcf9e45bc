import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { DESKTOP_NAME, desktopEntry, launchCommand } from './desktop-entry';

/** The switch that starts the app without its window. */
export const HIDDEN_SWITCH = '--hidden';

/** Starts the app with the computer, into the tray only, or no longer does. */
export async function setStartAtLogin(wanted: boolean): Promise<void> {
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
