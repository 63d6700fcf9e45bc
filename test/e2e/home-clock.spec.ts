import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expect, hero, openApp, test } from '../support/e2e';
import { quitFromTray } from '../support/leave';

/** Twenty-five hours apart: never the same day. */
const EAST = 'Pacific/Kiritimati';
const WEST = 'Pacific/Pago_Pago';

/** The day of the newest reading in a zone, as the window writes days. */
const newestDay = (page: Page, timeZone: string): Promise<string> =>
  page.evaluate(async (zone) => {
    const { history, locale } = await window.steadyline.getSnapshot();
    const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: zone } as const;
    return new Intl.DateTimeFormat(locale, parts).format(history.lastAt ?? 0);
  }, timeZone);

test('days are as lived or in one zone, as chosen where they are shown, also after a restart', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Times as lived' }).click();
  const dialog = page.getByRole('dialog', { name: 'Whose clock' });
  await dialog.getByRole('radio', { name: 'In one zone' }).check();
  await expectAccessible(page);
  for (const zone of [WEST, EAST]) {
    await dialog.getByLabel('Zone', { exact: true }).selectOption(zone);
    await expect(page.locator('.day-list > li').first()).toContainText(await newestDay(page, zone));
  }
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: `Times in ${EAST}` })).toBeFocused();
  await quitFromTray(desk, app);

  const { page: again } = await openApp(desk);
  await expect(hero(again).or(again.getByRole('heading', { name: 'Days' }))).toBeVisible();
  await again.keyboard.press('4');
  await expect(again.getByRole('button', { name: `Times in ${EAST}` })).toBeVisible();
});
