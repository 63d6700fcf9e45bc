import { expectAccessible } from '../support/accessible';
import { expect, fillSignIn, hero, openApp, openBrowser, openedLogin, test, untilFilled } from '../support/e2e';
import { test as known, openSignedIn } from '../support/known-person';
import { setTheme } from '../support/views';

const HOUR_MS = 3_600_000;

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

test('hidden values, the connection test and a dialog are accessible in every theme', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await setTheme(page, theme);
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { name: 'Values are hidden' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('h');
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Everything works.' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete all data of this account' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
});

known('the chart is read by keyboard, reading by reading', async ({ desk, service }) => {
  const { page } = await openSignedIn(desk, service);
  await untilFilled(page);
  const said = page.getByRole('status').filter({ hasText: / ago/ });
  await page.getByRole('application', { name: /Glucose chart/ }).focus();
  await page.keyboard.press('End');
  await expect(said).toContainText(/\d+ mg\/dL|LOW|HIGH/);
  const newest = (await said.textContent()) ?? '';
  const [clock = 'no clock'] = /at [^,]+,/.exec(newest) ?? [];
  const version = () => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.version);
  const before = await version();
  service.later(HOUR_MS);
  await page.evaluate(() => window.steadyline.refresh());
  await expect.poll(version).toBeGreaterThan(before); // what came draws the chart anew
  await page.keyboard.press('ArrowLeft');
  await expect(said).not.toHaveText(newest);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText(clock);
});
