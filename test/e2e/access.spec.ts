import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, fillSignIn, hero, openApp, openBrowser, openedLogin, test } from '../support/e2e';

/** Nothing that axe knows of is wrong on a page. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

const THEMES = ['Light', 'Dark', 'High contrast'] as const;

test('every screen of the first run is accessible, the login page included', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await expect(page.getByRole('heading', { name: 'Steadyline', level: 1 })).toBeVisible();
  await expectAccessible(page);
  await fillSignIn(page, simulator, { secret: ' ' });
  await expectAccessible(page);
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.world().config.clientSecret);
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  await expect(page.getByText('Your browser shows the Dexcom page')).toBeVisible();
  await expectAccessible(page);
  await desk.openLink('steadyline://oauth/callback?code=a&state=b');
  await expect(page.getByText('belongs to another sign-in')).toBeVisible();
  await expectAccessible(page);
  const { page: login } = await openBrowser(desk, await openedLogin(desk));
  await expectAccessible(login);
});

test('the window is accessible in every theme: every view, table, settings and dialog', async ({ desk }) => {
  test.slow(); // every node of every view, three times
  const { page } = await openApp(desk, { args: ['--demo'] });
  for (const theme of THEMES) {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel(theme, { exact: true }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect(hero(page)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Events' }).click();
    await page.getByLabel('7 days').check();
    await page.getByLabel('Search').fill('iphone');
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { name: 'Values are hidden' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('h');
  }
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Everything works.' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete all data of this account' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
});

test('the chart is read by keyboard, reading by reading', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const said = page.getByRole('status').filter({ hasText: / ago/ });
  await page.getByRole('application', { name: /Glucose chart/ }).focus();
  await page.keyboard.press('End');
  await expect(said).toContainText(/\d+ mg\/dL|LOW|HIGH/);
  const newest = (await said.textContent()) ?? '';
  const version = () => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.version);
  const before = await version();
  await expect.poll(version).toBeGreaterThan(before); // the first fetch goes on and draws the chart anew
  await page.keyboard.press('ArrowLeft');
  await expect(said).not.toHaveText(newest);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText(newest.split(',')[3] ?? '');
});
