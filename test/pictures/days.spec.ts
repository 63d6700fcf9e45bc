import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, hero, openApp, test } from '../support/e2e';

const FOLDER = join(__dirname, '../../docs/pictures');

async function resize(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

async function take(app: ElectronApplication, page: Page, name: string, width = 1440, height = 960): Promise<void> {
  await resize(app, page, width, height);
  await page.locator('.frame-body').evaluate((element) => element.scrollTo(0, 0));
  await page.waitForTimeout(500); // strips are drawn once they are seen
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

const setTheme = (page: Page, theme: 'light' | 'dark'): Promise<unknown> =>
  page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: next });
  }, theme);

test('days, episodes and years of the demo', async ({ desk }) => {
  test.slow(); // a history is made and fetched first
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { history, now } = await window.steadyline.getSnapshot();
          return history.filling ? 0 : (now - (history.firstAt ?? now)) / 86_400_000;
        }),
      { timeout: 110_000 },
    )
    .toBeGreaterThan(390); // all of it has come in
  for (const [key, view] of [
    ['3', 'Days'],
    ['6', 'Episodes'],
    ['7', 'Year'],
  ] as const) {
    await resize(app, page, 1440, 960);
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
    const shown = { Days: '.strip canvas', Episodes: '.episode-table', Year: '[role=grid]' }[view];
    await expect(page.locator(shown).first()).toBeVisible();
    await expect(page.getByText('Sensor active')).toBeVisible();
    if (view === 'Days') for (const i of [1, 2, 3]) await page.getByRole('checkbox', { name: /^Lay/ }).nth(i).check();
    if (view === 'Episodes')
      await page
        .getByRole('button', { name: /^Leave out/ })
        .first()
        .click();
    const name = view.toLowerCase();
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme);
      await take(app, page, `${name}-${theme}`);
    }
    await setTheme(page, 'light');
    await take(app, page, `${name}-small`, 640, 480);
  }
});
