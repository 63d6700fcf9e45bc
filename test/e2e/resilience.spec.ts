import { expireAccessTokens, revokeRefreshTokens } from '../../simulator/oauth/oauth-state';
import {
  answerLogin,
  expect,
  hero,
  openApp,
  openedLogin,
  signIn,
  test,
  untilFilled,
  valueIn,
  valueOfTooltip,
} from '../support/e2e';
import { quitFromTray } from '../support/leave';

const paths = (requests: readonly { path: string }[], end: string): number =>
  requests.filter(({ path }) => path.endsWith(end)).length;

test('an access token that ends in use is renewed once, with no gap', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  const before = paths(simulator.requests, '/token');
  simulator.update(expireAccessTokens);
  await Promise.all([1, 2, 3].map(() => page.evaluate(() => window.steadyline.refresh())));
  expect(paths(simulator.requests, '/token')).toBe(before + 1);
  await expect(page.getByText('Connected.')).toBeVisible();
});

test('a refresh token that is refused asks to sign in again; the history stays', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await untilFilled(page);
  const shown = await valueIn(page);
  simulator.update((world) => revokeRefreshTokens(expireAccessTokens(world)));
  await page.evaluate(() => window.steadyline.refresh());
  await expect(page.getByText('Dexcom no longer accepts this sign-in.')).toBeVisible();
  expect(await valueIn(page)).toBe(shown);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await desk.openLink(await answerLogin(await openedLogin(desk, 1)));
  await expect(page.getByText('Connected.')).toBeVisible();
  expect(await desk.archives()).toHaveLength(1);
});

test('a replaced client secret is used at once; the history stays', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await untilFilled(page);
  simulator.update((world) =>
    expireAccessTokens({ ...world, config: { ...world.config, clientSecret: 'a-new-secret' } }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('does not accept the client id or secret any more')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Replace the client secret').click();
  await page.getByLabel('Client secret', { exact: true }).fill('a-new-secret');
  await page.getByRole('button', { name: 'Save the new secret' }).click();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await expect(page.getByText('Connected.')).toBeVisible();
  expect(await desk.archives()).toHaveLength(1);
});

test('a failing token endpoint keeps the sign-in, and offline and back is said and mended', async ({
  desk,
  simulator,
}) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await untilFilled(page);
  simulator.update(expireAccessTokens);
  simulator.intercept = ({ url }) => (url.includes('/token') ? { status: 503, headers: {}, body: 'busy' } : undefined);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('The sign-in service of Dexcom is not available.')).toBeVisible();

  simulator.intercept = () => 'hang-up';
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Dexcom could not be reached.')).toBeVisible();
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('could not be reached');
  expect(valueOfTooltip((await item?.tooltip()) ?? '')).toBe(await valueIn(page));

  simulator.intercept = undefined;
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Connected.')).toBeVisible();
});

test('alerts that never come are said calmly; readings go on in window and tray, and back is mended', async ({
  desk,
  simulator,
}) => {
  simulator.setFault({ name: 'http-404', path: '/alerts' });
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  const missing = page.getByText('Readings come in. Alerts do not: Dexcom has nothing at this address.');
  await expect(missing).toBeVisible();
  await expect(page.getByText('Fetching your history')).toHaveCount(0);
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('Alerts do not');
  expect(valueOfTooltip((await item?.tooltip()) ?? '')).toBe(await valueIn(page));
  const polls = () => paths(simulator.requests, '/dataRange');
  const before = polls();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(polls).toBeGreaterThan(before);
  await expect(missing).toBeVisible();

  simulator.setFault(null);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Connected.')).toBeVisible();
  await expect.poll(() => item?.tooltip()).not.toContain('Alerts');
});

test.describe('without a keychain', () => {
  test.use({ deskOptions: { keyring: 'none' } });

  test('the sign-in holds for this run and says so; no token is written anywhere', async ({ desk, simulator }) => {
    const { app, page } = await openApp(desk);
    await signIn(desk, page, simulator);
    await expect(page.getByText('signed in for this run only')).toBeVisible();
    await quitFromTray(desk, app);

    const again = await desk.launch();
    await expect((await again.app.firstWindow()).getByText('No keychain was found')).toBeVisible();
  });
});

test.describe('without a tray host', () => {
  test.use({ deskOptions: { panel: false } });

  test('the app says so once and keeps its window', async ({ desk }) => {
    const { app, page } = await openApp(desk, { args: ['--hidden', '--demo'] });
    await expect(page.getByText('This desktop shows no tray')).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

test.describe('without a message bus', () => {
  test.use({ deskOptions: { keyring: 'no-bus' } });

  test('the app starts, keeps its window and shows the demo', async ({ desk }) => {
    const { page } = await openApp(desk, { args: ['--demo'] });
    await expect(page.getByText('This desktop shows no tray')).toBeVisible();
    expect(await valueIn(page)).toMatch(/\d|LOW|HIGH/);
  });
});

test('the page cannot leave, open windows, ask for permissions or reach the network', async ({ desk }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  const tried = await page.evaluate(async () => ({
    opened: window.open('https://example.invalid') === null,
    fetched: await fetch('http://127.0.0.1:9').then(
      () => true,
      () => false,
    ),
    permission: await Notification.requestPermission(),
    node: 'require' in window || 'process' in window,
    inline: (() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return 'ran' in window;
    })(),
    answer: await (window.steadyline as unknown as Record<string, (x: unknown) => Promise<unknown>>)
      .saveSettings?.({ unit: 'g' })
      .then(
        () => 'accepted',
        (error: Error) => error.message,
      ),
  }));
  expect(tried).toEqual({
    opened: true,
    fetched: false,
    permission: 'denied',
    node: false,
    inline: false,
    answer: expect.stringContaining('was not understood'),
  });
  await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.executeJavaScript('location.href = "https://example.invalid/"'),
  );
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toMatch(
    /^app:\/\/ui\//,
  );
});
