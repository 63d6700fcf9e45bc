import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Settings } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import type { TrayIcon, TraySign } from '../../core/tray';
import { deriveTray } from '../../core/tray/derive-tray';
import type { Desk } from '../support/desk';
import { expect, hero, moveClock, openApp, signIn, test, untilFilled } from '../support/e2e';
import { quitFromTray } from '../support/leave';
import { expectIcon } from '../support/tray-icon';
import type { MenuEntry, TrayItem } from '../support/tray-watcher';

const HOUR = 3_600_000;

const snapshotOf = (page: Page): Promise<Snapshot> => page.evaluate(() => window.steadyline.getSnapshot());

/** The face that the window's state should give the tray, but for how far a fill has come: that is said step by step. */
const modelOf = ({ notices, ...snapshot }: Snapshot) => deriveTray({ ...snapshot, filling: null, board: notices });
const isOfFill = (line: string): boolean => line.startsWith('Fetching your history:');

const signIcon = (sign: TraySign): TrayIcon => ({ kind: 'sign', sign });

async function itemOf({ tray }: Desk): Promise<TrayItem> {
  const item = await tray?.item(tray.count() === 0 ? 0 : tray.count() - 1);
  if (!item) throw new Error('this desk has no panel');
  return item;
}

const labelsOf = (entries: readonly MenuEntry[]): string[] =>
  entries.flatMap(({ label, entries: below }) => [label, ...labelsOf(below)]);

/** Waits until icon, tooltip and menu are those of the window's state, and gives its icon. */
async function expectFace(item: TrayItem, page: Page): Promise<TrayIcon> {
  const wordsOf = (model: ReturnType<typeof modelOf>) => [
    ...model.tooltip.split('\n'),
    ...model.menu.map((entry) => (entry.kind === 'separator' ? '' : entry.label)),
  ];
  await expect
    .poll(async () => {
      const [tooltip, menu, snapshot] = [await item.tooltip(), await item.menu(), await snapshotOf(page)];
      const said = [...tooltip.split('\n'), ...menu.map(({ label }) => label)].filter((line) => !isOfFill(line));
      return said.join('|') === wordsOf(modelOf(snapshot)).join('|') ? 'the same' : said;
    })
    .toBe('the same');
  const { icon } = modelOf(await snapshotOf(page));
  await expectIcon(item, icon);
  return icon;
}

const change = (page: Page, settings: Partial<Settings>): Promise<unknown> =>
  page.evaluate(async (changed) => {
    const snapshot = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...snapshot.settings, ...changed });
  }, settings);

const wake = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

test('signed out, then the value in every chosen form and unit', async ({ desk }) => {
  const { page } = await openApp(desk);
  const item = await itemOf(desk);
  expect(await expectFace(item, page)).toEqual(signIcon('signed-out'));

  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect.poll(() => item.tooltip()).toContain('mg/dL');
  expect(await expectFace(item, page)).toMatchObject({ kind: 'value', late: false });
  await change(page, { trayContents: 'value' });
  expect(await expectFace(item, page)).toMatchObject({ kind: 'value', trend: 'none' });
  await change(page, { trayContents: 'sign' });
  expect(await expectFace(item, page)).toEqual(signIcon('app'));
  await change(page, { trayContents: 'value-arrow', unit: 'mmol/L' });
  expect(await expectFace(item, page)).toMatchObject({ kind: 'value', text: expect.stringMatching(/^\d+\.\d$/) });
});

test('values hidden from the menu are in no part of the tray, and shown again from there', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  const item = await itemOf(desk);
  await expect.poll(() => item.tooltip()).toContain('mg/dL');
  const { glance } = await snapshotOf(page);
  if (glance.kind === 'none' || glance.glucose.kind !== 'value') throw new Error('the demo has no value');
  const number = new RegExp(`(?<!\\d)${glance.glucose.mgDl}(?!\\d)|mg/dL`);
  const words = async () => [await item.tooltip(), ...labelsOf(await item.menu())].join('\n');
  await expect.poll(words).toMatch(number);

  await item.click('Hide values');
  await expectIcon(item, signIcon('hidden'));
  await expect.poll(words).toContain('Show values');
  await expect.poll(() => item.tooltip()).toContain('hidden');
  expect(await words()).not.toMatch(number);
  await item.click('Show values');
  await expect.poll(words).toMatch(number);

  await item.click('Presenting', 'For 30 min');
  await expectIcon(item, signIcon('hidden'));
  await expect.poll(() => item.tooltip()).toMatch(/hidden until \d\d:\d\d/);
  await expect.poll(words).toMatch(/Presenting until/);
  expect(await words()).not.toMatch(number);
  const presenting = labelsOf(await item.menu()).find((label) => label.startsWith('Presenting until')) ?? '';
  await item.click(presenting, 'End now');
  await expect.poll(words).toMatch(number);
  await expectFace(item, page);
});

test('another person of the demo is chosen in the menu', async ({ desk }) => {
  const { page } = await openApp(desk, { args: ['--demo'] });
  const item = await itemOf(desk);
  await expect.poll(() => item.tooltip()).toContain('mg/dL');
  await item.click('Demo: Steady adult', 'Pregnancy');
  await expect.poll(async () => (await snapshotOf(page)).account).toMatchObject({ person: 'pregnancy' });
  await expect.poll(() => item.tooltip()).toContain('mg/dL');
  await expectFace(item, page);
  const people = (await item.menu()).find(({ label }) => label === 'Demo: Pregnancy')?.entries ?? [];
  expect(people.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Pregnancy']);
  await item.click('Demo: Pregnancy', 'Leave the demo');
  await expect.poll(() => item.tooltip()).toBe('Steadyline: signed out');
  expect(await expectFace(item, page)).toEqual(signIcon('signed-out'));
});

test('a minute passes, and nothing is asked: the age moves in window, tooltip and menu, the picture stays; after hours the value is late', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(180_000);
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  await untilFilled(page);
  const item = await itemOf(desk);
  await expectFace(item, page);
  const [before, icon, asked] = [await item.tooltip(), await item.icon(), simulator.requests.length];
  await moveClock(app, 60_000);
  await expect.poll(() => item.tooltip(), { timeout: 45_000 }).not.toBe(before);
  await expect.poll(async () => (await item.menu())[0]?.label).toBe((await item.tooltip()).split('\n')[0]);
  const age = async (): Promise<string> => /, ([^,]+ ago)/.exec(await item.tooltip())?.[1] ?? 'no age';
  await expect.poll(async () => (await hero(page).textContent())?.includes(await age())).toBe(true);
  expect((await item.icon()).equals(icon)).toBe(true);
  expect(simulator.requests.length).toBe(asked);

  simulator.intercept = () => new Promise(() => {}); // what would tell by whose clock it is late
  await moveClock(app, 4 * HOUR);
  await expect.poll(() => item.tooltip(), { timeout: 45_000 }).toContain('No new data since');
  await expect(page.getByText('Late', { exact: true })).toBeVisible();
});

test('what was opened from the menu stays while a minute passes, and goes when values are hidden', async ({
  desk,
  simulator,
}) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  await untilFilled(page);
  const item = await itemOf(desk);
  await expectFace(item, page);
  simulator.intercept = () => new Promise(() => {}); // no other reading comes meanwhile
  const opened = await item.menu();
  await item.open('Presenting');
  const { now } = await snapshotOf(page);
  await moveClock(app, 60_000);
  await wake(app);
  await expect.poll(async () => (await snapshotOf(page)).now).toBeGreaterThan(now + 60_000);
  expect(await item.menu()).toEqual(opened); // with ids that a panel goes by
  await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
  await expect.poll(async () => labelsOf(await item.menu())).toContain('Show values');
  expect((await item.menu())[0]?.label).toBe('Steadyline: values are hidden');
});

test('out of reach the value gets late and then goes, and the sign says why there is none', async ({
  desk,
  simulator,
}) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  await untilFilled(page);
  const item = await itemOf(desk);
  expect(await expectFace(item, page)).toMatchObject({ kind: 'value', late: false });
  simulator.intercept = () => 'hang-up';
  await moveClock(app, 4 * HOUR);
  await wake(app);
  await expect.poll(() => item.tooltip()).toContain('No new data since');
  await expect.poll(() => item.tooltip()).toContain('could not be reached');
  expect(await expectFace(item, page)).toMatchObject({ kind: 'value', late: true });
  await moveClock(app, 24 * HOUR);
  await wake(app);
  await expect.poll(() => item.tooltip()).toContain('No reading in the last 24 hours. The last one was on');
  expect(await expectFace(item, page)).toEqual(signIcon('offline'));
});

test('without a history: asking, nothing there, out of reach, sign-in expired, keychain locked', async ({
  desk,
  simulator,
}) => {
  let answer: 'never' | 'nothing' | 'hang-up' | 'refused' = 'nothing';
  const nothing = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"records":[]}' };
  simulator.intercept = ({ url }) => {
    if (answer === 'refused') {
      const body = url.includes('/token') ? '{"error":"invalid_grant"}' : '';
      return { status: url.includes('/token') ? 400 : 401, headers: { 'content-type': 'application/json' }, body };
    }
    if (!url.includes('/users/')) return undefined;
    if (answer === 'never') return new Promise(() => {});
    return answer === 'nothing' ? nothing : 'hang-up';
  };
  const first = await openApp(desk);
  await signIn(desk, first.page, simulator);
  const item = await itemOf(desk);
  await expect(first.page.getByText('Connected.')).toBeVisible();
  expect(await expectFace(item, first.page)).toEqual(signIcon('none'));
  await untilFilled(first.page); // no round is under way that asked before
  answer = 'hang-up';
  await first.page.evaluate(() => window.steadyline.refresh());
  expect(await expectFace(item, first.page)).toEqual(signIcon('offline'));
  answer = 'refused';
  await first.page.evaluate(() => window.steadyline.refresh());
  await expect(first.page.getByText('Dexcom no longer accepts this sign-in.')).toBeVisible();
  expect(await expectFace(item, first.page)).toEqual(signIcon('signed-out'));
  await quitFromTray(desk, first.app);

  answer = 'never';
  const second = await openApp(desk);
  expect(await expectFace(await itemOf(desk), second.page)).toEqual(signIcon('connecting'));
  await second.app.close();

  await desk.lockKeyring();
  await rm(join(desk.home, '.config/Steadyline/archives'), { recursive: true });
  const third = await openApp(desk);
  await expect(third.page.getByText('The keychain is locked')).toBeVisible();
  expect(await expectFace(await itemOf(desk), third.page)).toEqual(signIcon('keychain'));
});
