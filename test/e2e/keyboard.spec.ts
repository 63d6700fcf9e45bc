import { expect, hero, openApp } from '../support/e2e';
import { test } from '../support/own-display';

test('a view begins at its top and is named, however far the one before was read; what is pressed away leaves the keyboard there', async ({
  desk,
  display,
}) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 500));
  const scrolled = () => page.locator('.frame-body').evaluate(({ scrollTop }) => scrollTop);
  const scrollDown = (): Promise<void> =>
    expect(async () => {
      await page.locator('.frame-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
      expect(await scrolled()).toBeGreaterThan(0);
    }).toPass();
  await scrollDown();
  await page.getByRole('application', { name: /^Glucose chart/ }).focus();
  for (const [key, name] of [
    ['2', 'Timeline'],
    ['0', 'Settings'],
    ['1', 'Now'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('main', { name, exact: true })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) })).toBeAttached();
    await expect.poll(scrolled).toBe(0);
    await scrollDown();
  }
  await page.getByRole('button', { name: 'Days' }).click();
  await expect(page.getByRole('button', { name: 'Days' })).toBeFocused();
  await page.getByRole('button', { name: 'Now' }).click();
  await expect(hero(page)).toBeInViewport();

  await page.getByRole('button', { name: 'Got it' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Got it' })).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('days');
  await expect(page.getByRole('option').first()).toContainText('Days');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Days', exact: true })).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
