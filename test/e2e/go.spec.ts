import type { Page } from '@playwright/test';
import { expect, hero, openApp, settingsFile, test } from '../support/e2e';
import { quitFromTray } from '../support/leave';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a copied link leads there again through the desktop, an unknown one is said and loses nothing, and a restart returns to the last view', async ({
  desk,
}) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.keyboard.press('3');
  await page.getByLabel('30 d', { exact: true }).check();
  await expect(title(page)).toHaveText('Days');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('l');
  await expect(page.getByText('The link to this view was copied.').last()).toBeVisible();
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toBe('steadyline://view/days?period=30d');

  await page.keyboard.press('1');
  await expect(title(page)).toHaveText('Now');
  await desk.openLink(link);
  await expect(title(page)).toHaveText('Days');
  await expect(page.getByLabel('30 d', { exact: true })).toBeChecked();

  const [fromAt, toAt] = [Date.now() - 6 * 3_600_000, Date.now() - 4 * 3_600_000].map((at) =>
    new Date(at).toISOString(),
  );
  await desk.openLink(`steadyline://view/timeline?from=${fromAt}&to=${toAt}`);
  await expect(title(page)).toContainText('Timeline');
  await expect(page.locator('.timeline-covering')).toContainText(/^2 hours/);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title(page)).toHaveText('Days');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('.timeline-covering')).toContainText(/^2 hours/);

  await desk.openLink('steadyline://view/secrets?period=14d');
  await expect(page.getByText('leads to no view this version knows')).toBeVisible();
  await expect(page.locator('.timeline-covering')).toContainText(/^2 hours/);

  await expect.poll(async () => JSON.parse(await settingsFile(desk)).view?.kind).toBe('timeline');
  await quitFromTray(desk, app);
  const again = await openApp(desk);
  await expect(title(again.page)).toContainText('Timeline');
  await expect(again.page.locator('.timeline-covering')).toContainText(/^2 hours/);
  await again.page.keyboard.press('1');
  await expect(hero(again.page)).toBeVisible();
  await expect(again.page.getByText('Three things to know')).toHaveCount(0);
});

test('a search leads by words alone to the lows of last week', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /^A view, a time/ }).fill('lows last week');
  await expect(page.getByRole('option').first()).toContainText('Episodes: Lows');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Episodes');
});
