import { expectAccessible } from '../support/accessible';
import { expect, hero, openApp, test } from '../support/e2e';
import { setTheme } from '../support/views';

test('by keys alone: the curve around a meal, its moment on the timeline, the average around all meals', async ({
  desk,
}) => {
  test.slow(); // a history is made and fetched, and every node of the view looked at three times
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const isWhole = () =>
    page.evaluate(async () => {
      const { history, now } = await window.steadyline.getSnapshot();
      return history.filling === null && now - (history.firstAt ?? now) > 390 * 86_400_000;
    });
  await expect.poll(isWhole, { timeout: 120_000 }).toBe(true);
  await page.keyboard.press('8');
  const meal = page.getByRole('button', { name: /^Carbs .*show glucose around it$/ }).nth(4);
  await meal.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Carbs \d+ g$/ });
  const chart = dialog.getByRole('application', { name: /^Glucose around the entry/ });
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(dialog.getByRole('status').filter({ hasText: /, 3 h \d\d min after$/ })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog.locator('.readout-hint')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(meal).toBeFocused();
  await page.keyboard.press('Enter');
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await setTheme(page, theme);
    await expect(chart).toBeVisible();
    await expectAccessible(page);
  }
  await dialog.getByRole('button', { name: 'Show as table' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Show on the timeline' }).click();
  await expect(page.getByRole('heading', { name: 'Timeline', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('8');
  await page.getByRole('radio', { name: 'Averages' }).check();
  await expect(page.getByText(/^Median: \d+ mg\/dL at the time, highest \d+ mg\/dL .* after\.$/)).toBeVisible();
  const average = page.getByRole('application', { name: /^Average around entries/ });
  await average.focus();
  await page.keyboard.press('Home');
  const said = page
    .getByRole('status')
    .filter({ hasText: /^1 h before: median \d+, half from \d+ to \d+ mg\/dL, of \d+ meals$/ });
  await expect(said).toHaveCount(1);
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await setTheme(page, theme);
    await expect(average).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expectAccessible(page);
});
