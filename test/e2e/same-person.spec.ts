import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openArchiveFile } from '../../main/archive/open-archive-file';
import { parseDevices, parsePage } from '../../main/dexcom/parse-page';
import { type Simulator, startSimulator } from '../../simulator/server';
import type { Desk } from '../support/desk';
import { answerLogin, expect, openApp, openedLogin, signIn, stillWorld, test } from '../support/e2e';

const MINUTE_MS = 60_000;
const OTHER_APP = { id: 'another-developer-app', secret: 'its-own-secret' };

type Held = { readonly readings: readonly number[]; readonly entries: readonly string[] };

/** A service that knows two developer apps; its clock can be moved on, and only so new readings come. */
async function startService(): Promise<Simulator & { later(ms: number): void }> {
  let aheadMs = 0;
  const world = stillWorld(() => aheadMs);
  const simulator = await startSimulator({
    world: { ...world, config: { ...world.config, otherClients: { [OTHER_APP.id]: OTHER_APP.secret } } },
    now: () => Date.now() + aheadMs,
  });
  const later = (ms: number): void => {
    aheadMs += ms;
  };
  return Object.assign(simulator, { later });
}

/** The times of all readings, and what the person entered, by time and kind. */
const heldBy = (page: Page): Promise<Held> =>
  page.evaluate(async () => {
    const all = { fromAt: 0, toAt: Date.now() + 86_400_000 };
    const [{ at }, { event, calibration, alert }] = await Promise.all([
      window.steadyline.getReadings(all),
      window.steadyline.getRecords(all),
    ]);
    const named = (name: string, times: Float64Array) => [...times].map((time) => `${time} ${name}`);
    const events = [...event.at].map((time, i) => `${time} ${event.type[i]} ${event.value[i]} ${event.text[i]}`);
    const entries = [...events, ...named('fingerstick', calibration.at), ...named('alert', alert.at)];
    return { readings: [...at], entries: entries.sort() };
  });

/** The same once everything there is has come. */
async function settled(page: Page): Promise<Held> {
  await expect(page.getByText('Connected.')).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.filling))
    .toBe(null);
  return heldBy(page);
}

/** What was held before is there still, once, and nothing else of that time. */
function expectUnchanged(now: Held, before: Held): void {
  const lastAt = before.readings.at(-1) ?? 0;
  expect(before.readings.length).toBeGreaterThan(5000);
  expect(before.entries.length).toBeGreaterThan(50);
  expect(now.readings.filter((at) => at <= lastAt)).toEqual(before.readings);
  expect(now.entries.filter((entry) => Number.parseInt(entry, 10) <= lastAt)).toEqual(
    before.entries.filter((entry) => Number.parseInt(entry, 10) <= lastAt),
  );
}

/** New readings are asked for and arrive. */
async function expectToGoOn(page: Page, service: { later(ms: number): void }): Promise<void> {
  const before = (await heldBy(page)).readings.length;
  service.later(20 * MINUTE_MS);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await heldBy(page)).readings.length).toBeGreaterThanOrEqual(before + 3);
}

/** Signs out, keeps the history, and signs in through the other developer app, up to the question. */
async function changeDeveloperApp(desk: Desk, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Client id').fill(OTHER_APP.id);
  await page.getByLabel('Client secret', { exact: true }).fill(OTHER_APP.secret);
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
  await desk.openLink(await answerLogin(await openedLogin(desk, 1)));
  await expect(page.getByRole('heading', { name: 'Whose data is this?' })).toBeVisible();
}

/** The value in a text, or nothing. */
const valueIn = (text = ''): string => /\d+ mg\/dL|LOW|HIGH/.exec(text)?.[0] ?? '';

test('the same person through another developer app: the history goes on and nothing is doubled', async ({ desk }) => {
  test.slow(); // a month is fetched twice
  const service = await startService();
  const { page } = await openApp(desk);
  await signIn(desk, page, service);
  const before = await settled(page);
  await changeDeveloperApp(desk, page);
  const item = await desk.tray?.item();
  expect(valueIn(await item?.tooltip())).toBe(''); // it may not belong to whoever looks
  const asked = service.requests.length;
  await page.getByRole('button', { name: 'It is the same person' }).click();
  const after = await settled(page);
  expect(service.requests.length).toBeGreaterThan(asked);
  expectUnchanged(after, before);
  await expectToGoOn(page, service);
  expectUnchanged(await heldBy(page), before);
  expect(await desk.archives()).toHaveLength(1);
  await service.stop();
});

test('someone else: a new history begins, and the earlier one stays as it was', async ({ desk }) => {
  test.slow(); // a month is fetched twice
  const service = await startService();
  const { app, page } = await openApp(desk);
  await signIn(desk, page, service);
  const before = await settled(page);
  const [earlier = ''] = await desk.archives();
  await changeDeveloperApp(desk, page);
  await page.getByRole('button', { name: 'It is someone else' }).click();
  await expect.poll(async () => (await desk.archives()).length).toBe(2);
  const after = await settled(page);
  expect(after.readings.length).toBeGreaterThanOrEqual(before.readings.length);
  await expectToGoOn(page, service);
  await page.evaluate(() => window.steadyline.signOut({ keepHistory: true }));
  await app.close();

  const path = join(desk.home, '.config/Steadyline/archives', earlier);
  const { archive, setAside } = await openArchiveFile(path, Date.now(), { parsePage, parseDevices });
  expect(setAside).toBeNull();
  expect((await archive.summary()).count).toBe(before.readings.length);
  expect(await archive.userIds()).toHaveLength(1);
  await archive.close();
  await service.stop();
});

test('the older events page, chosen in Settings: what was entered stays and nothing is doubled', async ({ desk }) => {
  test.slow(); // a month of entries is fetched three times
  const service = await startService();
  const { page } = await openApp(desk);
  await signIn(desk, page, service);
  const before = await settled(page);
  const asked = (version: string) =>
    service.requests.filter(({ path }) => path === `/${version}/users/self/events`).length;
  expect(asked('v2')).toBe(0);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Version 2, older').click(); // checked when main says so
  await expect.poll(() => asked('v2')).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  expectUnchanged(await settled(page), before);
  await expectToGoOn(page, service);
  expectUnchanged(await heldBy(page), before);

  await page.getByRole('button', { name: 'Settings' }).click();
  const [older, newer] = [asked('v2'), asked('v3')];
  await page.getByLabel(/^Version 3/).click();
  await expect.poll(() => asked('v3')).toBeGreaterThan(newer);
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  expectUnchanged(await settled(page), before);
  expect(asked('v2')).toBe(older);
  await service.stop();
});
