import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { GO_CHANNEL, STATE_CHANNEL } from '../../core/contract';
import type { Place } from '../../core/place';
import type { Theme } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import type { WindowPlace } from '../settings/stored';
import { keepAlive } from './keep-alive';
import { PAGE_ORIGIN } from './page-path';
import { placeWindow, SMALLEST } from './place';

export type HistoryWindowOptions = {
  readonly lastPlace: () => WindowPlace | null;
  readonly onPlace: (place: WindowPlace) => void;
  /** Whether closing may leave only the tray; where there is none the window is made small instead. */
  readonly mayVanish: () => boolean;
};

export type HistoryWindow = {
  /** Shows the window, at a place of it where one is given. */
  show(place?: Place): void;
  /** Sends the state, also while the page loads: it may have asked already, and would miss what changed since. */
  push(snapshot: Snapshot): void;
  /** Tells its place a last time; from now on closing closes, tray or not. */
  letGo(): void;
};

/** The one window: made when first shown, gone (and its memory with it) when closed. */
export function createHistoryWindow(options: HistoryWindowOptions): HistoryWindow {
  let window: BrowserWindow | null = null;
  let lettingGo = false;
  const open = (): BrowserWindow => {
    const opened = buildWindow(options.lastPlace());
    opened.on('close', (event) => {
      if (lettingGo) return;
      options.onPlace(opened.getNormalBounds());
      if (options.mayVanish()) return;
      event.preventDefault();
      opened.minimize();
    });
    opened.on('closed', () => {
      window = null;
    });
    keepAlive(opened, () => opened.loadURL(pageAddress()));
    return opened;
  };
  return {
    show: (place) => {
      if (window) reveal(window);
      else window = open();
      if (place) lead(window, place);
    },
    push: (snapshot) => window?.webContents.send(STATE_CHANNEL, snapshot),
    letGo: () => {
      lettingGo = true;
      if (window) options.onPlace(window.getNormalBounds());
    },
  };
}

/** Leads a page to a place once it can hear of it. */
function lead({ webContents }: BrowserWindow, place: Place): void {
  const go = () => webContents.send(GO_CHANNEL, place);
  if (webContents.isLoading()) webContents.once('did-finish-load', go);
  else go();
}

/** Makes the whole app look light or dark, or as the system does. */
export function followTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme;
}

function buildWindow(last: WindowPlace | null): BrowserWindow {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(last, areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Steadyline',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#ffffff',
    webPreferences: {
      preload: join(__dirname, '../preload/preload.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const pageAddress = (): string =>
  (app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL) ?? `${PAGE_ORIGIN}/index.html`;
