import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import {
  answerLogin,
  expect,
  fillSignIn,
  hero,
  moveClock,
  openApp,
  openBrowser,
  openedLogin,
  signIn,
  test,
  valueIn,
  valueOfTooltip,
} from '../support/e2e';
import { quitFromTray } from '../support/leave';

test('sign-in through the login page, the answer delivered by the desktop; after a restart all is still there', async ({
  desk,
  simulator,
}) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  const item = await desk.tray?.item();
  await expect.poll(async () => valueOfTooltip((await item?.tooltip()) ?? '')).toBe(await valueIn(page));
  await expect(page.getByText('Connected.')).toBeVisible();
  const shown = await valueIn(page);
  await quitFromTray(desk, app);

  await simulator.stop();
  const again = await desk.launch();
  const pageAgain = await again.app.firstWindow();
  await expect(hero(pageAgain)).toBeVisible();
  expect(await valueIn(pageAgain)).toBe(shown);
  await expect(pageAgain.getByText('Dexcom could not be reached.')).toBeVisible();
  await expect(pageAgain.getByRole('button', { name: 'Refresh' })).toBeVisible();
});

test('denying on the login page is said in one sentence, and the next try works', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await fillSignIn(page, simulator);
  const { page: login, browser } = await openBrowser(desk, await openedLogin(desk));
  await login.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByText('Access was not allowed on the Dexcom page.')).toBeVisible();
  await browser.close();

  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  await desk.openLink(await answerLogin(await openedLogin(desk, 1)));
  await expect(hero(page)).toBeVisible();
});

test('a callback with a wrong, missing, reused or unknown state is refused and loses nothing', async ({
  desk,
  simulator,
}) => {
  const { page } = await openApp(desk);
  await desk.startAgain(['steadyline://oauth/callback?code=abc&state=xyz']);
  await expect(page.getByText('no sign-in was under way')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();

  await fillSignIn(page, simulator);
  const callback = await answerLogin(await openedLogin(desk));
  const wrong = new URL(callback);
  wrong.searchParams.set('state', 'A'.repeat(43));
  await desk.openLink(wrong.href);
  await expect(page.getByText('belongs to another sign-in')).toBeVisible();
  wrong.searchParams.delete('state');
  await desk.openLink(wrong.href);
  await expect(page.getByText('lacks its proof of origin')).toBeVisible();
  await desk.openLink('steadyline://oauth/callback');
  await expect(page.getByText('could not be read')).toBeVisible();

  await desk.openLink(callback);
  await expect(hero(page)).toBeVisible();
  await desk.openLink(callback);
  await expect(page.getByText('was used before and was refused')).toBeVisible();
  await page.reload();
  await expect(hero(page)).toBeVisible();
});

test('a sign-in older than ten minutes is refused, and nothing but a checklist comes before', async ({
  desk,
  simulator,
}) => {
  const { app, page } = await openApp(desk);
  await fillSignIn(page, simulator);
  const callback = await answerLogin(await openedLogin(desk));
  await expect(page.getByText('Your browser shows the Dexcom page')).toBeVisible();
  await moveClock(app, 3 * 60_000);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(page.getByText('Nothing has come back for 3 min')).toBeVisible();
  await expect(page.getByText('steadyline://oauth/callback', { exact: true })).toBeVisible();
  await moveClock(app, 8 * 60_000);
  await desk.openLink(callback);
  await expect(page.getByText('took longer than ten minutes')).toBeVisible();
});

test('a code that was used or a wrong secret is refused with its own sentence; what was typed stays', async ({
  desk,
  simulator,
}) => {
  const { page } = await openApp(desk);
  await fillSignIn(page, simulator, { secret: 'not-the-secret' });
  await desk.openLink(await answerLogin(await openedLogin(desk)));
  await expect(page.getByText('did not accept the client id or client secret')).toBeVisible();
  await expect(page.getByLabel('Client id')).toHaveValue(simulator.world().config.clientId);

  await page.getByLabel('Client secret', { exact: true }).fill(simulator.world().config.clientSecret);
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  const used = new URL(await answerLogin(await openedLogin(desk, 1)));
  used.searchParams.set('code', 'used-or-too-old');
  await desk.openLink(used.href);
  await expect(page.getByText('did not accept the sign-in code')).toBeVisible();
});

test('a callback that starts the app finishes the sign-in it belongs to', async ({ desk, simulator }) => {
  const first = await desk.launch();
  const page = await first.app.firstWindow();
  await fillSignIn(page, simulator);
  const callback = await answerLogin(await openedLogin(desk));
  await quitFromTray(desk, first.app);

  const second = await desk.launch({ args: [callback] });
  await expect(hero(await second.app.firstWindow())).toBeVisible();
});

test('the loopback redirect signs in too; a taken port is said', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  const squatter = createServer().listen(38_917, '127.0.0.1');
  await once(squatter, 'listening');
  await fillSignIn(page, simulator, { redirect: 'A port on this computer' });
  await expect(page.getByText('Another program uses port 38917')).toBeVisible();
  squatter.close();
  await once(squatter, 'close');

  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  const login = await openedLogin(desk);
  expect(new URL(login).searchParams.get('redirect_uri')).toBe('http://127.0.0.1:38917/oauth/callback');
  const answer = await fetch(await answerLogin(login));
  expect(answer.status).toBe(200);
  await expect(hero(page)).toBeVisible();
});

test('signing out keeps or deletes the history as asked, blanks the tray and forgets the sign-in', async ({
  desk,
  simulator,
}) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await signOut(page, 'Keep my history');
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('signed out');
  await expect.poll(() => desk.secrets()).toEqual([]);
  expect(await desk.archives()).toHaveLength(1);

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue(simulator.origin);
  await page.getByLabel('Client id').fill(simulator.world().config.clientId);
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.world().config.clientSecret);
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  await desk.openLink(await answerLogin(await openedLogin(desk, 1)));
  await expect(page.getByText('Connected.')).toBeVisible();
  expect(await desk.archives()).toHaveLength(1);

  await signOut(page, 'Delete my history');
  await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
  await expect.poll(() => desk.secrets()).toEqual([]);
  await expect.poll(() => desk.archives()).toEqual([]); // the secrets go first
});

async function signOut(page: Page, history: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('until you take the access back on its own pages')).toBeVisible();
  await page.getByLabel(history).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
}
