import { expect, openApp, test } from '../support/e2e';
import { liveAs } from '../support/views';

test('by keys alone: an hour is read aloud, a number explained, two months compared', async ({ desk }) => {
  test.slow();
  const { page } = await openApp(desk, { args: ['--demo'] });
  await liveAs(page, 'steady');
  await page.keyboard.press('4');
  await page.getByRole('application', { name: /^Glucose by time of day/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const said = page.getByRole('status').filter({ hasText: 'median' });
  await expect(said).toHaveText(
    /: median \d+, half from \d+ to \d+, nine tenths from <?\d+ to >?\d+ mg\/dL, of \d+ readings$/,
  );
  await page.getByRole('button', { name: 'How this number was made: GMI' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Bergenstal 2018');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'How this number was made: GMI' })).toBeFocused();
  await page.keyboard.press('5');
  await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeAttached();
  await page.getByRole('radio', { name: '14 d' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^30 days, .* of readings$/)).toHaveCount(2);
  await expect(
    page.getByRole('row', { name: /^Mean \d+ mg\/dL \d+ mg\/dL [+−±]\d+ mg\/dL (inside|more)/ }),
  ).toBeVisible();
});
