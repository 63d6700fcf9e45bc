import { join } from 'node:path';
import { formatGlucose } from '../../core/words';
import { openArchiveFile } from '../../main/archive/open-archive-file';
import { parseDevices, parsePage } from '../../main/dexcom/parse-page';
import { expect, hero, openApp, test, valueIn, valueOfTooltip } from '../support/e2e';
import { quitFromTray } from '../support/leave';

test('first run, demo: the window, the tray and the archive say the same value', async ({ desk }) => {
  const { app, page } = await openApp(desk);
  await expect(page.getByRole('heading', { name: 'Steadyline', level: 1 })).toBeVisible();
  const item = await desk.tray?.item();
  expect(await item?.tooltip()).toContain('signed out');

  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(hero(page)).toBeVisible();
  await expect(page.getByText('Demo: these are not your values.')).toBeVisible();
  await expect.poll(async () => valueOfTooltip((await item?.tooltip()) ?? '')).toBe(await valueIn(page));

  const shown = await valueIn(page);
  await quitFromTray(desk, app);
  const path = join(desk.home, '.config/Steadyline/archives/demo-steady.sqlite');
  const { archive } = await openArchiveFile(path, Date.now(), { parsePage, parseDevices });
  const { reading } = await archive.newest(Date.now());
  await archive.close();
  const glucose = reading?.glucose ?? { kind: 'none' };
  expect(glucose.kind === 'none' ? '' : formatGlucose(glucose, 'mg/dL', 'en')).toBe(shown);
});

test('closing the window leaves the tray; quit in its menu ends every process', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const item = await desk.tray?.item();
  const closed = page.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  await expect.poll(() => item?.tooltip()).toMatch(/mg\/dL/);

  const opened = app.waitForEvent('window');
  await item?.click('Open Steadyline');
  await expect(hero(await opened)).toBeVisible();

  const child = app.process();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await item?.click('Quit Steadyline');
  expect(await ended).toBe(0);
});

test('a second start shows the first one and ends itself', async ({ desk }) => {
  const { app } = await desk.launch({ args: ['--hidden', '--demo'] });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toMatch(/mg\/dL/);
  expect(app.windows()).toHaveLength(0);
  const opened = app.waitForEvent('window');
  await desk.startAgain([]);
  await expect(hero(await opened)).toBeVisible();
  expect(desk.tray?.count()).toBe(1);
});

test('an interrupt ends the app, also with a history at hand', async ({ desk }) => {
  for (const round of ['an empty home', 'a home with a history']) {
    await test.step(round, async () => {
      const { app } = await desk.launch({ args: ['--demo'] });
      await expect(hero(await app.firstWindow())).toBeVisible();
      const child = app.process();
      child.kill('SIGINT');
      await expect.poll(() => child.exitCode ?? child.signalCode).not.toBe(null);
    });
  }
});

test('what changes while the window is still loading is shown', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toContainText('mg/dL');
  await page.route('**/held.png', () => {}); // a picture that never comes: the page draws, and goes on loading
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      document.body.append(Object.assign(new Image(), { src: '/held.png' }));
    }),
  );
  await page.reload({ waitUntil: 'commit' });
  await expect(hero(page)).toContainText('mg/dL');
  expect(await page.evaluate(() => document.readyState)).toBe('interactive');
  await page.evaluate(async () => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, unit: 'mmol/L' });
  });
  await expect(hero(page)).toContainText('mmol/L');
});
