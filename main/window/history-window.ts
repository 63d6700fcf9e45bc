import { type BrowserWindow, nativeTheme, screen } from 'electron';
import { GO_CHANNEL } from '../../core/contract';
import type { Place } from '../../core/place';
import type { Theme } from '../../core/settings';
import type { WindowPlace } from '../settings/stored';
import { createPageWindow } from './page-window';
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
    return opened;
  };
  return {
    show: (place) => {
      if (window) reveal(window);
      else window = open();
      if (place) lead(window, place);
    },
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
  const window = createPageWindow('index', {
    ...placeWindow(last, areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    autoHideMenuBar: true,
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
