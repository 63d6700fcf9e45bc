import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { app } from 'electron';
import { DESKTOP_NAME, desktopEntry, LINK_FIELD, launchCommand } from './desktop-entry';

const SCHEME = 'steadyline';

/**
 * Makes this app the one that opens steadyline:// links. On macOS and Windows an installed app has this from its
 * installer; on Linux it takes a desktop entry, which is written for this person, since an archive or an AppImage
 * brings none. There xdg-mime is asked by name: Electron would ask xdg-settings, which on GNOME makes the app the
 * opener of web pages too.
 */
export async function registerScheme(): Promise<void> {
  if (process.platform !== 'linux') {
    const [program = process.execPath, ...args] = launchCommand();
    app.setAsDefaultProtocolClient(SCHEME, program, args);
    return;
  }
  await writeEntry();
  await promisify(execFile)('xdg-mime', ['default', DESKTOP_NAME, `x-scheme-handler/${SCHEME}`]);
}

async function writeEntry(): Promise<void> {
  const folder = join(process.env.XDG_DATA_HOME || join(app.getPath('home'), '.local/share'), 'applications');
  await mkdir(folder, { recursive: true });
  const lines = ['Terminal=false', 'NoDisplay=true', `MimeType=x-scheme-handler/${SCHEME};`];
  await writeFile(join(folder, DESKTOP_NAME), desktopEntry([...launchCommand(), LINK_FIELD], lines));
}
