import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, hero, openApp, test } from '../support/e2e';

const FOLDER = join(__dirname, '../../docs/pictures');
const VIEWS = [
  { key: '4', view: 'Pattern', name: 'pattern', drawn: 'Sensor active' },
  { key: '5', view: 'Compare', name: 'compare', drawn: 'GMI (not A1C)' },
] as const;

async function take(app: ElectronApplication, page: Page, name: string, width = 1280, height = 960): Promise<void> {
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

test('pattern and comparison of the demo', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const isWhole = () =>
    page.evaluate(async () => {
      const { history } = await window.steadyline.getSnapshot();
      return history.count > 0 && history.filling === null;
    });
  await expect.poll(isWhole, { timeout: 90_000 }).toBe(true);
  for (const { key, view, name, drawn } of VIEWS) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
    await expect(page.getByText(drawn)).toBeVisible();
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await setTheme(page, theme);
      await take(app, page, `${name}-${theme}`);
    }
    await setTheme(page, 'light');
    await take(app, page, `${name}-small`, 640, 480);
  }
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await page.keyboard.press('4');
  await expect(page.getByText('Sensor active')).toBeVisible();
  await take(app, page, 'pattern-large-text');
});
