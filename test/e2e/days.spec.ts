import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expect, hero, openApp, test, untilFilled } from '../support/e2e';
import { quitFromTray } from '../support/leave';

/** Goes on by Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
    });
    if (name.test(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

const exclusions = (page: Page) => page.evaluate(() => window.steadyline.getExclusions());

test('a compression low is left out of statistics and taken back, by keyboard alone, also over a restart', async ({
  desk,
}) => {
  test.slow(); // a history is made and fetched first
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  await page.keyboard.press('6');
  await expect(page.getByRole('heading', { name: 'Episodes' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('radio', { name: '14 d' }).focus();
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowRight'); // 90 days
  await page.keyboard.press('/');
  await page.keyboard.type('pressure');
  const count = page.getByText(/^\d+ of \d+ episodes/);
  await expect(count).toHaveText(/^[1-9]\d* of \d+ episodes$/);

  await tabTo(page, /^Leave out: /);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Left out of statistics: /)).toBeVisible();
  await expect(count).toHaveText(/, 1 left out of statistics$/);
  const [span] = await exclusions(page);
  expect(Number(span?.toAt) - Number(span?.fromAt)).toBeGreaterThan(10 * 60_000);

  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Counted again: /)).toBeVisible();
  expect(await exclusions(page)).toEqual([]);

  await page.keyboard.press('Enter'); // the focus stayed where it was
  await expect(page.getByText(/^Left out of statistics: /)).toBeVisible();
  await quitFromTray(desk, app);
  const again = await (await desk.launch({ args: ['--demo'] })).app.firstWindow();
  await expect(again.getByRole('heading', { name: 'Episodes' })).toBeVisible(); // where it was left
  expect(await exclusions(again)).toEqual([span]);
  await again.keyboard.press('7');
  await expect(again.getByText(/readings are left out\.$/)).toBeVisible();
});

test('a day is found in the year and read in the chart, by keyboard alone', async ({ desk }) => {
  test.slow();
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  await page.keyboard.press('7');
  await expect(page.getByRole('grid').first()).toBeVisible();
  await tabTo(page, /^\w+day, /);
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(label).toMatch(/(\d+.% in range, mean \d+ mg\/dL|too few readings)/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
});

test('days are drawn as they are scrolled to, and lead to the chart', async ({ desk }) => {
  test.slow();
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  await page.keyboard.press('3');
  await page.getByLabel('90 d', { exact: true }).check();
  const strips = page.locator('button.strip');
  await expect(strips.first().locator('canvas')).toBeVisible();
  const first = await strips.count();
  expect(first).toBeLessThan(30);
  await page.locator('.day').nth(80).scrollIntoViewIfNeeded();
  await expect.poll(() => strips.count()).toBeGreaterThan(first);
  await page.getByRole('heading', { name: 'Days' }).click();
  await strips.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^(Timeline|Glucose)/ }).first()).toBeVisible();
});

test('days that lie over each other are copied as a picture, and are accessible', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('.strip canvas').first()).toBeVisible();
  await page.getByRole('checkbox', { name: /^Lay/ }).first().check();
  await page.getByRole('button', { name: 'Copy picture' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: /^Copied/ })).toBeVisible();
  await expectAccessible(page);
});
