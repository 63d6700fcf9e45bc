import { setImmediate as soon } from 'node:timers/promises';
import { type BrowserWindow, dialog } from 'electron';
import { reportProblem } from '../problems';

/** A page that dies twice within this time would die again (ms). */
const AGAIN_SOON_MS = 60_000;
/** A load that another one took the place of. Source: Chromium's net_error_list.h. */
const ERR_ABORTED = -3;

/**
 * Loads a window's page and keeps it there: one that crashed, hangs or did not load is loaded anew, and where that
 * happens again soon the person is told, and asked.
 */
export function keepAlive(window: BrowserWindow, load: () => Promise<void>): void {
  let diedAt = Number.NEGATIVE_INFINITY;
  const { webContents } = window;
  const loadAnew = (): void => void load().catch(() => {}); // what is wrong is told by the events below
  const died = async (): Promise<void> => {
    await soon(); // not from within the event: the dead page is still being cleared away
    if (window.isDestroyed()) return;
    reportProblem('window', null);
    const isAgain = performance.now() - diedAt < AGAIN_SOON_MS;
    diedAt = performance.now();
    const isWanted = !isAgain || (await mayLoadAnew());
    if (window.isDestroyed()) return; // while the person was asked
    if (isWanted) loadAnew();
    else window.destroy();
  };
  webContents.on('render-process-gone', () => void died());
  webContents.on('did-fail-load', (_event, code, _said, _address, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) void died();
  });
  webContents.on('did-navigate', (_event, _address, status) => {
    if (status >= 400) void died(); // its file is gone, as while the app is being replaced
  });
  window.on('unresponsive', () => webContents.forcefullyCrashRenderer());
  loadAnew();
}

async function mayLoadAnew(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'This window of Steadyline stopped working twice in a row.',
    detail: 'Your history and your sign-in are untouched. If it stays so, start Steadyline or the computer anew.',
    buttons: ['Load it again', 'Close the window'],
    cancelId: 1,
  });
  return response === 0;
}
