import { app } from 'electron';
import { type App, startApp } from './app';
import { registerPageScheme } from './window/page-protocol';

registerPageScheme();
if (app.requestSingleInstanceLock()) run();
else app.quit();

/** The app's life: start once, hear of second starts and links, end when told to and not when a window closes. */
function run(): void {
  const started = app.whenReady().then(() => startApp(process.argv.slice(1)));
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

/** Lets everything end first, then quits. */
function quitOnce(started: Promise<App>): (event: { preventDefault(): void }) => void {
  let ended = false;
  return (event) => {
    if (ended) return;
    event.preventDefault();
    void started
      .then((running) => running.stop())
      .catch(() => {})
      .then(() => {
        ended = true;
        app.quit();
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
