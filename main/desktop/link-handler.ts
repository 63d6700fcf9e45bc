import { resolve } from 'node:path';
import { app } from 'electron';

const SCHEME = 'steadyline';

/**
 * Makes this app the one that opens steadyline:// links. An installed app has this from its installer; in development
 * the program and the app's folder are named. On Linux it takes an installed desktop entry, so false is normal there.
 */
export function registerScheme(): void {
  const folder = process.defaultApp ? process.argv[1] : undefined;
  if (folder) app.setAsDefaultProtocolClient(SCHEME, process.execPath, [resolve(folder)]);
  else app.setAsDefaultProtocolClient(SCHEME);
}
