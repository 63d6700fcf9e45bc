import { effect } from '@preact/signals-core';
import { deriveTray } from '../core/tray/derive-tray';
import { followClock } from './clock-note';
import { followStartAtLogin } from './desktop/start-at-login';
import { logChanges } from './log/log-changes';
import { guarded } from './problems';
import type { AppState } from './state';
import type { TrayView } from './tray/tray';
import { followTheme } from './window/history-window';
import { pushState } from './window/page-window';

/** The tray's words, which its first picture came without. */
export const showWords = (state: AppState, tray: TrayView): void =>
  guarded('tray', () => tray.render(deriveTray(state.trayInput.value)))();

/** Whatever goes out of the state, goes out from here: to tray, windows, log and the system. Returns its undo. */
export function showState(state: AppState, tray: TrayView): () => void {
  const undo = [
    effect(() => showWords(state, tray)),
    effect(guarded('window', () => pushState(state.snapshot.value))),
    effect(guarded('theme', () => followTheme(state.settings.value.theme))),
    followClock(state),
    logChanges(state),
    followStartAtLogin(state),
  ];
  return () => {
    for (const undoOne of undo) undoOne();
    tray.stop();
  };
}
