import type { Page } from '@playwright/test';
import { startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import { expect, hero, openApp, settingsFile, signIn, test } from '../support/e2e';
import { quitFromTray } from '../support/leave';

const go = (page: Page, view: string) => page.getByRole('button', { name: view, exact: true }).click();
const filling = (page: Page) => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.filling);

test('the demo shows every kind of record, its devices with their alerts, and what was odd', async ({ desk }) => {
  test.slow(); // a quarter of a life is made and fetched first
  const { page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await go(page, 'Events');
  await page.getByLabel('90 d', { exact: true }).check();
  for (const kind of ['Carbs', 'Insulin', 'Exercise', 'Health', 'Notes', 'Fingersticks', 'Alerts']) {
    await expect(page.getByRole('checkbox', { name: new RegExp(`^${kind} [1-9]`) }), kind).toBeVisible({
      timeout: 60_000,
    });
  }
  await page.getByLabel('Search').fill('insulin fast');
  await expect(page.getByRole('table').getByText('Insulin: fast-acting').first()).toBeVisible();
  await expect(page.getByRole('table').getByText('Carbs')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Events' }).click();
  await go(page, 'Devices');
  const phone = page.getByRole('region', { name: 'iPhone' });
  await expect(phone.getByText(/min ago|just now|h ago/)).toBeVisible();
  const schedule = phone.getByRole('table').first();
  await expect(schedule).toContainText('all day, every day');
  await expect(schedule.getByRole('row', { name: /^High on \d+ mg\/dL/ })).toBeVisible();
  await expect(phone.getByText(/^(22:00|10:00 PM) to 07:00/)).toBeVisible();
  const sensors = page.getByRole('region', { name: 'Sensors as a table' });
  await expect(
    sensors.getByRole('row', { name: /G7 .*\d+ min without readings another transmitter/ }).first(),
  ).toBeVisible();
  const alerts = page.getByRole('region', { name: 'Alerts as a table' });
  await expect(alerts.getByRole('row', { name: /(not known|schedule\)) .*ended after/ }).first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^High [1-9]/ })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Sensor beside fingersticks' })).toContainText(/MARD.*\d %/);
  const notes = page.getByRole('region', { name: 'Data notes' });
  await expect(notes.getByRole('listitem').first()).toContainText('Nothing to do');
  await sensors.getByRole('button').last().click(); // days ago, so that it is the timeline that shows it
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByText(/^Sensor start, inferred from another transmitter: G7/).first()).toBeVisible();
});

test('all data of an account is deleted, and what went is said', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Delete all data of this account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete all data of this account' });
  await expect(dialog).toContainText(/[\d,]+ readings and every entry/);
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText(/^Removed: \d+ files? \(.+ MB\), \d+ keychain entr/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the demo' })).toBeVisible();
  expect(await desk.archives()).toEqual([]);
  expect(await desk.secrets()).toEqual([]);
  expect(JSON.parse(await settingsFile(desk)).account ?? null).toBeNull();
});

/** So many windows of readings are answered at once, and the others once it is rested. */
const ANSWERED = 3;

test('the first fetch of a long history rests and goes on, also over a restart', async ({ desk }) => {
  test.slow(); // eight months of a life are made and fetched
  const world = createWorld({ createdAt: Date.now(), historyDays: 240, tokenSeed: `${Math.random()}` });
  const simulator = await startSimulator({ world });
  const askedFor = () => simulator.requests.filter(({ path }) => path.endsWith('/egvs')).length;
  const answer: (() => void)[] = [];
  simulator.intercept = async ({ url }) => {
    if (url.includes('/egvs') && askedFor() > ANSWERED) await new Promise<void>((resolve) => answer.push(resolve));
    return undefined;
  };
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText(/^\w+ \d{4}, \d+ %$/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause fetching the history' }).click();
  await expect(page.getByText('New readings still arrive.')).toBeVisible();
  const asked = askedFor();
  for (const one of answer) one(); // what was under way when it was paused
  await page.waitForTimeout(1500);
  expect(askedFor()).toBe(asked);

  await quitFromTray(desk, app);
  const again = await desk.launch();
  const pageAgain = await again.app.firstWindow();
  await expect(pageAgain.getByText('New readings still arrive.')).toBeVisible();
  simulator.intercept = undefined;
  await pageAgain.getByRole('button', { name: 'Resume fetching the history' }).click();
  await expect.poll(() => filling(pageAgain), { timeout: 90_000 }).toBe(null);
  const { firstAt } = await pageAgain.evaluate(async () => (await window.steadyline.getSnapshot()).history);
  expect(Math.round((Date.now() - Number(firstAt)) / 86_400_000)).toBeGreaterThanOrEqual(239);
  await simulator.stop();
});

test('the connection test walks every step of a working account', async ({ desk, simulator }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('Everything works.')).toBeVisible({ timeout: 20_000 });
  await simulator.setListening(false);
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText(/^One step failed: Dexcom answers\.$/)).toBeVisible({ timeout: 20_000 });
  await simulator.setListening(true);
});
