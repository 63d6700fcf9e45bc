import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, hero, openApp, settingsFile, test, valueIn, valueOfTooltip } from '../support/e2e';
import { quitFromTray } from '../support/leave';

test('units and thresholds change every surface at once, and are still so after a restart', async ({ desk }) => {
  const first = await desk.launch({ args: ['--demo'] });
  const page = await first.app.firstWindow();
  await expect(hero(page)).toBeVisible();
  const item = await desk.tray?.item();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('mmol/L').check();
  await page.getByLabel(/^Low/).fill('4,2');
  await page.getByRole('button', { name: /Save/ }).click();
  await expect.poll(() => item?.tooltip()).toMatch(/^(\d+\.\d mmol\/L|LOW|HIGH)/);
  await expect
    .poll(async () => JSON.parse(await settingsFile(desk)).settings)
    .toMatchObject({
      unit: 'mmol/L',
      thresholds: { lowMgDl: 76 },
    });
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  expect(await valueIn(page)).toBe(valueOfTooltip((await item?.tooltip()) ?? ''));
  await quitFromTray(desk, first.app);

  const second = await desk.launch();
  await expect(hero(await second.app.firstWindow())).toContainText('mmol/L');
});

test('what was changed last is on disk after quitting: the place of an open window too', async ({ desk }) => {
  await quitFromTray(desk, (await openApp(desk, { args: ['--demo'] })).app);
  const { app } = await openApp(desk); // which has changed nothing so far
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(701, 563));
  const size = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  await expect.poll(size).toEqual([701, 563]);
  await quitFromTray(desk, app);
  expect(JSON.parse(await settingsFile(desk)).window).toMatchObject({ width: 701, height: 563 });
});

test('start at login is written for the desktop, starts into the tray, and goes again', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  const entry = () =>
    readFile(join(desk.home, '.config/autostart/io.steadyline.Steadyline.desktop'), 'utf8').catch(() => '');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Start when I log in').check();
  await expect.poll(entry).toMatch(/^Exec=.*"--hidden"$/m);
  await page.getByLabel('Start when I log in').uncheck();
  await expect.poll(entry).toBe('');
});

test('an unreadable settings file is kept, the defaults load, and it is said', async ({ desk }) => {
  const path = join(desk.home, '.config/Steadyline/settings.json');
  const first = await desk.launch({ args: ['--demo', '--hidden'] });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toMatch(/mg\/dL|LOW|HIGH/);
  await quitFromTray(desk, first.app);
  await writeFile(path, '{ "settings": ');

  const second = await desk.launch();
  await expect((await second.app.firstWindow()).getByText('The settings file could not be read')).toBeVisible();
  expect(await readFile(`${path}.unreadable`, 'utf8')).toBe('{ "settings": ');
});
