import type { PageWindowOptions } from './page-window';

/** Neither in the task bar of a Linux desktop nor tiled by it; on macOS over full-screen apps. */
const TYPE: Partial<Record<NodeJS.Platform, { readonly type: string }>> = {
  linux: { type: 'utility' },
  darwin: { type: 'panel' },
};

/** What glance and widget have in common: a bare window above the others that is no window of its own in any list. */
export const SMALL_WINDOW: PageWindowOptions = {
  frame: false,
  resizable: false,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  ...TYPE[process.platform],
};
