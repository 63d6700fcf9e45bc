import type { Page } from '@playwright/test';
import type { Simulator } from '../../simulator/server';
import type { Desk } from '../support/desk';
import { answerLogin, expect, fillSignIn, hero, openApp, openedLogin, test, untilFilled } from '../support/e2e';
import { quitFromTray } from '../support/leave';
import { makeTenYears } from '../support/ten-years';

const covering = (page: Page) => page.locator('.timeline-covering');

/** What stands out of the drawing: how many of its columns have ink in the upper part, of how many. */
const inkedShare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.timeline .uplot canvas');
    const [width, height] = [canvas?.width ?? 0, Math.round((canvas?.height ?? 0) * 0.7)];
    const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const columns = new Set<number>();
    data.forEach((value, i) => {
      if (i % 4 === 3 && value > 200) columns.add(((i - 3) / 4) % width);
    });
    return columns.size / width;
  });

/** Signs in, waits until all the service has is there, and quits. */
async function liveAMonth(desk: Desk, simulator: Simulator): Promise<void> {
  const { app, page } = await openApp(desk);
  await fillSignIn(page, simulator);
  await desk.openLink(await answerLogin(await openedLogin(desk)));
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  await quitFromTray(desk, app);
}

test('ten years are one canvas, from all of them to five minutes, and have a year, a pattern and statistics', async ({
  desk,
  simulator,
}) => {
  test.slow(); // a month is fetched, and laid down many times
  await liveAMonth(desk, simulator);
  await makeTenYears(desk);
  const { page } = await openApp(desk);
  await expect(hero(page)).toBeVisible();
  const count = () => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.count);
  await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(1_000_000); // the newest value is there before

  await page.keyboard.press('2');
  await page.getByLabel('All', { exact: true }).check();
  await expect(covering(page)).toContainText(/^10 years, .* 9\d % of readings/);
  await expect.poll(() => inkedShare(page)).toBeGreaterThan(0.8);
  const statistics = page.getByRole('region', { name: 'Statistics' });
  await expect(statistics.getByText(/^10 years, 1,0\d\d,\d{3} of 1,0\d\d,\d{3} readings \(9\d\s%\)$/)).toBeVisible();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('+');
    if (i % 4 === 0) expect(await inkedShare(page)).toBeGreaterThan(0.5);
  }
  await expect(covering(page)).toContainText(/^5 minutes/);

  await page.keyboard.press('7');
  const years = page.locator('.year-block');
  await expect(years).toHaveCount(11);
  await years.last().scrollIntoViewIfNeeded(); // its days are made as it comes near
  await expect(years.last().getByRole('grid')).toBeVisible();
  await page.keyboard.press('4');
  await page.getByLabel('1 y', { exact: true }).check();
  await expect(page.getByText(/^365 days, .* 9\d % of readings/)).toBeVisible();
  await expect(page.getByRole('application', { name: /^Glucose by time of day/ })).toBeVisible();
  await expect(statistics.getByText(/^365\sdays, 10\d,\d{3} of 105,120 readings/)).toBeVisible();
});
