import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expect, hero, openApp, settingsFile, test } from '../support/e2e';
import { quitFromTray } from '../support/leave';

/** Goes on by Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      return element?.getAttribute('aria-label') ?? label ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`nothing called ${name} takes the focus`);
}

test('notices by keyboard alone: agreed to, tried, switched on, and still so after a restart', async ({ desk }) => {
  test.slow(); // a month of history, and the app twice
  const first = await openApp(desk, { args: ['--demo'] });
  const { page } = first;
  await expect(hero(page)).toBeVisible();
  const days = async () => {
    const { firstAt, lastAt } = await page.evaluate(async () => (await window.steadyline.getSnapshot()).history);
    return ((lastAt ?? 0) - (firstAt ?? 0)) / 86_400_000;
  };
  await expect.poll(days, { timeout: 120_000 }).toBeGreaterThan(30);
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'Your phone stays the alarm' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Low/ })).toBeDisabled();
  await expectAccessible(page);

  await tabTo(page, /use notices/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Rules', exact: true })).toBeFocused();
  await tabTo(page, /^Low/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: /^Low/ })).toBeChecked();
  await tabTo(page, /Change or try: Low/);
  await page.keyboard.press('Enter');
  const said = page.getByRole('status').filter({ hasText: /^In 30 days, as it is set: \d+ notices?/ });
  await expect(said).toContainText(/\d+ of \d+ episodes told of/);
  await tabTo(page, /^Below/);
  await page.keyboard.type('7x');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a number in mg/dL.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('85');
  await expect(said).toContainText(/; as in the form: \d+ notices/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect
    .poll(async () => JSON.parse(await settingsFile(desk)).settings.notices.rules.low)
    .toMatchObject({
      on: true,
      thresholdMgDl: 85,
    });

  await quitFromTray(desk, first.app);
  const second = await openApp(desk);
  await expect(hero(second.page)).toBeVisible();
  await second.page.keyboard.press('n');
  const low = second.page.getByRole('checkbox', { name: /^Low/ });
  await expect(low).toBeChecked();
  await expect(low).toHaveAccessibleName(/Below 85 mg\/dL/);
});

test('the view of notices is accessible in every theme, with a rule open', async ({ desk }) => {
  test.slow(); // every node of the view, three times
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: /use notices/ }).click();
  await page.getByRole('checkbox', { name: /^Your phone alerted/ }).check();
  for (const rule of ['High', 'Your phone alerted'])
    await page.getByText(`Change or try: ${rule}`, { exact: true }).click();
  await page.getByLabel('Only these', { exact: true }).check();
  await page.getByLabel('Only in these hours').first().check();
  await expect(page.getByText(/^In 30 days, if it were on/)).toBeAttached();
  await page.getByText('By hour, as a table').first().click();
  await page.getByRole('button', { name: 'Snooze: Your phone alerted' }).click();
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await page.evaluate(async (next) => {
      const { settings } = await window.steadyline.getSnapshot();
      await window.steadyline.saveSettings({ ...settings, theme: next });
    }, theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', new RegExp(theme));
    await expectAccessible(page);
  }
});
