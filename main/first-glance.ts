import type { Runtime } from '../core/snapshot';
import type { TrayAction } from '../core/tray';
import { deriveIcon } from '../core/tray/icon';
import { archivePath } from './archive/archive-path';
import { peekNewest } from './archive/peek';
import { readStored } from './settings/read-stored';
import { type AppState, createState } from './state';
import { createTray, type TrayView } from './tray/tray';

/** What stands first: the state so far, and the tray item that shows it. */
export type FirstGlance = { readonly state: AppState; readonly tray: TrayView };

export type FirstGlanceOptions = {
  readonly folder: string;
  readonly locale: string;
  readonly now: number;
  readonly onAction: (action: TrayAction) => void;
};

/** The Electron this app ships on; an older one is for trying only. */
const SHIPPED_ELECTRON = 45;

/**
 * Shows what the disk knows; what only later work needs is not even loaded, so that a glance comes with the desktop: the
 * tray's words, which are its tooltip and its menu, come with the rest of the app.
 */
export async function showFirstGlance({ folder, locale, now, onAction }: FirstGlanceOptions): Promise<FirstGlance> {
  const state = createState({ stored: readStored(folder).stored, runtime: runtimeOf(), locale, now });
  const account = state.account.value;
  const newest = account.kind === 'none' ? null : await peekNewest(archivePath(folder, account.id), now);
  if (newest) state.newest.value = newest;
  return { state, tray: createTray(deriveIcon(state.trayInput.value), onAction) };
}

function runtimeOf(): Runtime {
  const version = process.versions.electron ?? '0';
  return Number.parseInt(version, 10) >= SHIPPED_ELECTRON ? { kind: 'current' } : { kind: 'fallback', version };
}
