import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, hero, openApp, test } from '../support/e2e';

const FOLDER = join(__dirname, '../../docs/pictures');

async function take(app: ElectronApplication, page: Page, name: string, width = 1280, height = 900): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  await page.locator('.frame-body').evaluate((element) => element.scrollTo(0, 0));
  await page.waitForTimeout(500); // the drawing follows the size of its frame
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

const setTheme = (page: Page, theme: 'light' | 'dark' | 'contrast'): Promise<unknown> =>
  page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: next });
  }, theme);

async function takeAll(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await setTheme(page, theme);
    await take(app, page, `${name}-${theme}`);
  }
  await setTheme(page, 'light');
  await take(app, page, `${name}-small`, 640, 480);
}

test('events, glucose around one of them, and the average around meals', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const isWhole = () =>
    page.evaluate(async () => {
      const { history, now } = await window.steadyline.getSnapshot();
      return history.filling === null && now - (history.firstAt ?? now) > 390 * 86_400_000;
    });
  await expect.poll(isWhole, { timeout: 90_000 }).toBe(true);
  await page.keyboard.press('8');
  await expect(page.getByRole('table').first()).toBeVisible({ timeout: 30_000 });
  await takeAll(app, page, 'events');
  await take(app, page, 'events-large', 2560, 1400);
  const meals = page.getByRole('button', { name: /^Carbs .*show glucose around it$/ });
  await meals.nth(4).click();
  await expect(page.getByRole('application', { name: /^Glucose around the entry/ })).toBeVisible();
  await takeAll(app, page, 'event-curve');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Averages' }).check();
  await expect(page.getByText(/^Median: /)).toBeVisible();
  await takeAll(app, page, 'event-average');
  await page.getByRole('radio', { name: 'Change', exact: true }).check();
  await take(app, page, 'event-average-change');
});
