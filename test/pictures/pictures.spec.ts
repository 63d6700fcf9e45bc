import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, fillSignIn, hero, openApp, openBrowser, openedLogin, test } from '../support/e2e';

const FOLDER = join(__dirname, '../../docs/pictures');
const THEMES = ['light', 'dark', 'contrast'] as const;

/** Resizes the window and takes its picture. */
async function take(app: ElectronApplication, page: Page, name: string, width = 1080, height = 760): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  await page.waitForLoadState();
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

const setTheme = (page: Page, theme: (typeof THEMES)[number]): Promise<unknown> =>
  page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: next });
  }, theme);

test('first run and sign-in', async ({ desk, simulator }) => {
  const { app, page } = await openApp(desk);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await take(app, page, `first-run-${theme}`);
  }
  await setTheme(page, 'light');
  await take(app, page, 'first-run-small', 640, 480);
  await fillSignIn(page, simulator, { secret: ' ' });
  await take(app, page, 'sign-in-form', 1080, 1400);
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.world().config.clientSecret);
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  await expect(page.getByText('Your browser shows the Dexcom page')).toBeVisible();
  await take(app, page, 'sign-in-waiting');
  const { page: login } = await openBrowser(desk, await openedLogin(desk));
  await login.screenshot({ path: join(FOLDER, 'simulator-login.png') });
});

test('the window with the demo', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await expect(page.getByText('Demo data, made on this computer.')).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.filling), { timeout: 90_000 })
    .toBe(null);
  await page.getByRole('button', { name: 'Got it' }).click(); // as it is from the second look on
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await take(app, page, `now-${theme}`);
  }
  await setTheme(page, 'light');
  await page.getByRole('radio', { name: '24 h' }).check();
  await take(app, page, 'now-24h');
  await take(app, page, 'now-small', 640, 480);
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'Values are hidden' })).toBeVisible();
  await take(app, page, 'hidden-light');
  await page.keyboard.press('h');
  await expect(hero(page)).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('Everything works.')).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await take(app, page, `settings-${theme}`, 1080, 2200);
  }
  await setTheme(page, 'light');
  await page.getByRole('button', { name: 'Delete all data of this account' }).click();
  await take(app, page, 'delete-data');
});

test('devices of the demo', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause fetching the history' })).toBeVisible();
  await take(app, page, 'filling');
  await expect
    .poll(() => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.filling), { timeout: 90_000 })
    .toBe(null);
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await page.getByRole('radio', { name: '30 d' }).check();
  await expect(page.getByRole('region', { name: 'Sensors as a table' }).getByRole('row').nth(3)).toBeVisible();
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await take(app, page, `devices-${theme}`, 1080, 2400);
  }
  await setTheme(page, 'light');
  await take(app, page, 'devices-small', 640, 480);
  await take(app, page, 'devices-large', 2560, 1400);
});

test('notices of the demo', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.filling), { timeout: 90_000 })
    .toBe(null);
  await expect
    .poll(() => page.evaluate(async () => (await window.steadyline.getDevices()).length), { timeout: 30_000 })
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Notices' }).click();
  await expect(page.getByRole('heading', { name: 'Your phone stays the alarm' })).toBeVisible();
  await take(app, page, 'notices-consent');
  await page.getByRole('button', { name: /use notices/ }).click();
  await page.getByRole('checkbox', { name: /^Low/ }).check();
  await page.getByText('Change or try: Low', { exact: true }).click();
  await page.getByLabel('Again after (min)').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByLabel('Below (mg/dL)').fill('80');
  await expect(page.getByText(/as in the form: \d+ notices/)).toBeAttached();
  await page.locator('.frame-body').evaluate((element) => element.scrollTo(0, 0));
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await take(app, page, `notices-${theme}`, 1080, 1600);
  }
  await setTheme(page, 'light');
  await take(app, page, 'notices-small', 640, 480);
});

test('the timeline of the demo', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { history, now } = await window.steadyline.getSnapshot();
          return history.filling ? 0 : (now - (history.firstAt ?? now)) / 86_400_000;
        }),
      { timeout: 90_000 },
    )
    .toBeGreaterThan(390); // all of it has come in
  await page.keyboard.press('2');
  const takeWhenDrawn = async (name: string, width?: number, height?: number): Promise<void> => {
    await expect(page.locator('.timeline-covering')).toContainText(/[1-9]\d* % of readings/);
    await page.waitForTimeout(1500); // what is beside it comes after what is seen
    await take(app, page, name, width, height);
  };
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await takeWhenDrawn(`timeline-${theme}`);
  }
  await setTheme(page, 'light');
  await takeWhenDrawn('timeline-small', 640, 480);
  for (const [label, name] of [
    ['1 d', 'day'],
    ['90 d', 'quarter'],
    ['All', 'all'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).check();
    await takeWhenDrawn(`timeline-${name}`);
  }
});
