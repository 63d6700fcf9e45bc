import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';

/** Starts the app with the computer, into the tray only, or no longer does. */
export async function setStartAtLogin(wanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN_SWITCH] });
    return;
  }
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, 'io.steadyline.Steadyline.desktop');
  if (!wanted) return rm(file, { force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(file, autostartEntry(launchCommand()));
}

/** The switch that starts the app without its window. */
export const HIDDEN_SWITCH = '--hidden';

/** A desktop entry that starts `command`. Source: freedesktop.org Desktop Entry Specification. */
export function autostartEntry(command: readonly string[]): string {
  const exec = [...command, HIDDEN_SWITCH].map(quote).join(' ');
  return `[Desktop Entry]\nType=Application\nName=Steadyline\nExec=${exec}\nX-GNOME-Autostart-enabled=true\n`;
}

/** How this app was started: the program, and in development the app's folder. */
export const launchCommand = (): string[] => [process.execPath, ...(process.defaultApp ? [app.getAppPath()] : [])];

const quote = (part: string): string => `"${part.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%')}"`;
