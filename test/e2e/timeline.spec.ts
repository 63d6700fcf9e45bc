import type { ElectronApplication, Page } from '@playwright/test';
import { expect, hero, openApp, test } from '../support/e2e';

const covering = (page: Page) => page.locator('.timeline-covering');
const chart = (page: Page) => page.getByRole('application', { name: /Glucose chart/ });

/** How many pixels of the drawing have some colour. */
const inked = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.timeline .uplot canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

/** Whether a picture was copied; how to ask differs between the runtimes. */
const hasPicture = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(async ({ clipboard }) => {
    const older = clipboard as unknown as { readImage?: () => { isEmpty(): boolean } };
    return older.readImage ? !older.readImage().isEmpty() : clipboard.has('image/png');
  });

/** How long the history is, once all of it has come in. */
const daysOfHistory = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { history, now } = await window.steadyline.getSnapshot();
    return history.filling ? 0 : (now - (history.firstAt ?? now)) / 86_400_000;
  });

async function openFull(page: Page): Promise<void> {
  await expect(hero(page)).toBeVisible();
  await expect.poll(() => daysOfHistory(page), { timeout: 120_000 }).toBeGreaterThan(390);
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await expect(covering(page)).toContainText('14 days');
  await expect(covering(page)).toContainText(/\d\d % of readings/);
}

test('the timeline goes from all there is to three hours and to a date by keys, and says where it is', async ({
  desk,
}) => {
  test.slow(); // a history is made and fetched first
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await openFull(page);
  await expect.poll(() => inked(page)).toBeGreaterThan(5000);
  for (let i = 0; i < 12; i++) await page.keyboard.press('-');
  await expect(covering(page)).toContainText(/^(39|40)\d days/);
  for (let i = 0; i < 40; i++) await page.keyboard.press('+');
  await expect(covering(page)).toContainText(/^5 minutes/);
  await page.keyboard.press('t');
  await expect(covering(page)).toContainText(/^24 hours/);
  await page.getByLabel('3 h', { exact: true }).check();
  await expect(covering(page)).toContainText(/^3 hours/);

  await chart(page).focus();
  await page.keyboard.press('ArrowLeft');
  const said = page.locator('.timeline [role=status].unseen');
  await expect(said).toContainText(/^(\d+ mg\/dL|LOW|HIGH), /);
  const newest = await said.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(said).not.toHaveText(newest ?? '');

  await page.keyboard.press('j');
  const dialog = page.getByRole('dialog', { name: 'Jump to a date' });
  const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('Date').fill(day);
  await dialog.getByLabel('Time').fill('08:00');
  await dialog.getByRole('button', { name: 'Jump' }).click();
  await expect(dialog).toBeHidden();
  await expect(covering(page)).toContainText(new RegExp(`^3 hours, .*\\b${Number(day.slice(8))}\\b`));
  await expect(covering(page)).toContainText(/[1-9]\d* % of readings/);

  await page.getByRole('button', { name: 'Copy picture', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  await expect.poll(() => hasPicture(app)).toBe(true);
});

test('wheel and drag move the timeline, and it is never empty on the way', async ({ desk }) => {
  test.slow();
  const { page } = await openApp(desk, { args: ['--demo'] });
  await openFull(page);
  await expect.poll(() => inked(page)).toBeGreaterThan(5000);
  const box = await chart(page).boundingBox();
  if (!box) throw new Error('no chart');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const canvas = document.querySelector<HTMLCanvasElement>('.timeline .uplot canvas');
      const line =
        canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, Math.round(canvas.height * 0.7)).data ?? [];
      seen.push(line.filter((value, i) => i % 4 === 3 && value > 200).length);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
  for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -240);
  await expect(covering(page)).toContainText(/hours|minutes/);
  for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 240);
  await expect(covering(page)).toContainText(/^\d{2,3} days/);
  await page.getByLabel('1 d', { exact: true }).check();
  await expect(covering(page)).toContainText(/^24 hours/);
  const before = await covering(page).textContent();
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 3, { steps: 8 });
  await page.mouse.up();
  await expect(covering(page)).not.toHaveText(before ?? '');
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(Math.min(...seen)).toBeGreaterThan(2000);
});

test('with text twice as large the glucose has the room it had: the lanes below it do not eat it up', async ({
  desk,
}) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 600));
  await page.keyboard.press('2');
  const height = () => page.locator('.timeline-frame').evaluate(({ clientHeight }) => clientHeight);
  await expect.poll(height).toBeGreaterThanOrEqual(360);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await expect.poll(height).toBeGreaterThanOrEqual(720);
});
