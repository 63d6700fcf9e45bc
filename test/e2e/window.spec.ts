import type { ElectronApplication } from '@playwright/test';
import { expect, hero, openApp, test } from '../support/e2e';

/** What the window's page says; asked of Electron, because a page that crashed is lost to Playwright for good. */
const said = (app: ElectronApplication): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return 'no window';
    if (window.webContents.isCrashed() || window.webContents.isLoading()) return 'not there yet';
    const text: Promise<string> = window.webContents
      .executeJavaScript('document.body.innerText')
      .catch(() => 'another page came meanwhile');
    return Promise.race([text, new Promise<string>((resolve) => setTimeout(resolve, 1000, 'no answer'))]);
  });

/** Ends the window's page, and waits until Electron knows. */
const crash = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise((resolve) => {
      contents?.once('render-process-gone', () => resolve(null));
      contents?.forcefullyCrashRenderer();
    });
  });

/** Answers the dialogs of the app, which nobody could click here, and keeps what they say. */
const answerDialogs = (app: ElectronApplication, response: number): Promise<void> =>
  app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = async (...said: unknown[]) => {
      console.log(`DIALOG ${JSON.stringify(said[0])}`);
      return { response: answer, checkboxChecked: false };
    };
  }, response);

test('a page that crashes is loaded anew; one that crashes again soon is told, and loaded or closed as wished', async ({
  desk,
}) => {
  const { app, log } = await desk.launch({ args: ['--demo'] });
  await expect(hero(await app.firstWindow())).toContainText('mg/dL');
  const told = (): number => log.join('').split('DIALOG').length - 1;
  await answerDialogs(app, 0);

  await crash(app);
  await expect.poll(() => said(app)).toContain('mg/dL');
  expect(told()).toBe(0);

  await crash(app);
  await expect.poll(told).toBe(1);
  expect(log.join('')).toContain('This window of Steadyline stopped working twice in a row.');
  await expect.poll(() => said(app)).toContain('mg/dL');

  await answerDialogs(app, 1);
  await crash(app);
  await expect.poll(() => said(app)).toBe('no window');
  const item = await desk.tray?.item();
  await item?.click('Open Steadyline');
  await expect.poll(() => said(app)).toContain('mg/dL');
});

test('a page that hangs is loaded anew', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toContainText('mg/dL');
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    void window?.webContents.executeJavaScript('for (;;);').catch(() => {});
    window?.emit('unresponsive'); // Chromium says so itself half a minute later
  });
  await expect.poll(() => said(app)).toContain('mg/dL');
});

test('a page that is not there or does not load is loaded anew', async ({ desk }) => {
  for (const address of ['app://ui/gone.html', 'http://127.0.0.1:9/']) {
    const { app, page } = await openApp(desk, { args: ['--demo'] });
    await expect(hero(page)).toContainText('mg/dL');
    await app.evaluate(({ BrowserWindow }, wrong) => {
      void BrowserWindow.getAllWindows()[0]
        ?.loadURL(wrong)
        .catch(() => {});
    }, address);
    await expect.poll(() => said(app)).toContain('mg/dL');
    await app.close();
  }
});
