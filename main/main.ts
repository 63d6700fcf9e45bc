import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import type { TrayAction } from '../core/tray';
import type { App } from './app';
import { HIDDEN_SWITCH } from './desktop/start-at-login';
import { showFirstGlance } from './first-glance';
import { reportProblem } from './problems';
import { registerPageScheme } from './window/page-protocol';

/** A desktop needs a few round trips to take a tray item up; nobody waits for the rest where no window is wanted. */
const TRAY_SETTLES_MS = 150;
/**
 * Ending waits this long for what must not be broken off: a used-up refresh token whose successor is on its way.
 * After that it is ended all the same; a keychain may ask the person something and never answer.
 */
const ENDS_WITHIN_MS = 20_000;

process.on('unhandledRejection', (error) => reportProblem('unforeseen', error));
registerPageScheme();
app.commandLine.appendSwitch('disable-http-cache'); // readings lie in the archive and nowhere else
if (app.requestSingleInstanceLock()) run();
else app.quit();

/** The app's life: start once, hear of second starts and links, end when told to and not when a window closes. */
function run(): void {
  const started = app.whenReady().then(() => start(process.argv.slice(1), (action) => withApp((it) => it.act(action))));
  const withApp = (use: (running: App) => void) => void started.then(use, () => {});

  app.on('second-instance', (_event, argv) => withApp((running) => running.startedAgain(argv)));
  app.on('open-url', (event, link) => {
    event.preventDefault();
    withApp((running) => running.openLink(link));
  });
  app.on('activate', () => withApp((running) => running.startedAgain([])));
  app.on('window-all-closed', () => {});
  app.on('before-quit', quitOnce(started));
  started.catch(fail);
}

/** The tray item first; the rest of the app is a file of its own that is loaded after it. */
async function start(argv: readonly string[], onAction: (action: TrayAction) => void): Promise<App> {
  const folder = app.getPath('userData');
  const glance = await showFirstGlance({ folder, locale: app.getLocale() || 'en', now: Date.now(), onAction });
  if (argv.includes(HIDDEN_SWITCH)) await sleep(TRAY_SETTLES_MS);
  const { startApp } = await import('./app');
  return startApp(argv, glance);
}

/** Lets everything end first, then quits. */
function quitOnce(started: Promise<App>): (event: { preventDefault(): void }) => void {
  let ended = false;
  return (event) => {
    if (ended) return;
    event.preventDefault();
    const stopped = started.then((running) => running.stop());
    void Promise.race([stopped, sleep(ENDS_WITHIN_MS)])
      .catch(() => {})
      .then(() => {
        ended = true;
        setImmediate(() => app.quit()); // not from within this event: Electron would forget that it is quitting
      });
  };
}

/** Says why the app cannot start, in one sentence, and ends. */
async function fail(error: unknown): Promise<void> {
  const { dialog } = await import('electron');
  const reason = error instanceof Error ? error.message : 'Something unexpected happened.';
  dialog.showErrorBox('Steadyline could not start', `${reason}\nYour history and sign-in are untouched.`);
  app.exit(1);
}
