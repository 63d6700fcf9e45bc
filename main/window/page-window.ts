import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { STATE_CHANNEL } from '../../core/contract';
import type { Snapshot } from '../../core/snapshot';
import { keepAlive } from './keep-alive';
import { PAGE_ORIGIN } from './page-path';

/** The pages of the app, each with a window of its own. */
export type PageName = 'index' | 'glance' | 'widget';

export type PageWindowOptions = Omit<BrowserWindowConstructorOptions, 'webPreferences'> & {
  readonly webPreferences?: { readonly backgroundThrottling: boolean };
};

/** Makes a window, hidden, that may do no more than any page of the app may, and loads its page into it. */
export function createPageWindow(page: PageName, { webPreferences, ...options }: PageWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181d' : '#ffffff',
    ...options,
    show: false,
    title: 'Steadyline',
    webPreferences: {
      ...webPreferences,
      preload: join(__dirname, '../preload/preload.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  keepAlive(window, () => window.loadURL(pageAddress(page)));
  return window;
}

/** Sends the state to every page, also while it loads: it may have asked already, and would miss what changed since. */
export function pushState(snapshot: Snapshot): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(STATE_CHANNEL, snapshot);
}

const pageAddress = (page: PageName): string =>
  `${(app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL) ?? PAGE_ORIGIN}/${page}.html`;
