import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CALM_SENTENCE } from '../../core/calm';
import { FAILURE_TEXT, type FailureText } from '../../core/failures';
import { NOTE_TEXT } from '../../core/notes';
import type { FolderDamage, Shown } from '../../simulator/faults/fault';
import { type AnswerFaultName, FAULTS } from '../../simulator/faults/faults';
import { closedPort } from '../../simulator/faults/switch-on';
import type { Desk } from '../support/desk';
import { expect, openApp, settingsFile, signIn, test, valueIn, valueOfTooltip } from '../support/e2e';
import { quit, quitFromTray, refresh } from '../support/leave';

/** One of each kind, and those that Chromium words in a way of its own. */
const SHOWN: readonly AnswerFaultName[] = [
  'html-200',
  'redirect',
  'proxy-407',
  'http-401',
  'http-403',
  'http-404',
  'http-429-seconds',
  'http-503',
  'malformed',
  'empty',
  'huge',
  'cut-body',
  'hang-up',
];

function textOf(shows: Shown): FailureText {
  if (shows.kind !== 'failure') throw new Error(`${shows.kind} is no failure`);
  return FAILURE_TEXT[shows.failure];
}

/** What the newest tray icon says; nothing where the app has just ended. */
const tooltip = async ({ tray }: Desk): Promise<string> => {
  const item = await tray?.item(tray.count() - 1);
  return (await item?.tooltip().catch(() => '')) ?? '';
};

/** Sees the words in the window and on the tray, and that the last value is still there. */
async function expectSaid(desk: Desk, page: Page, { sentence, remedy }: FailureText, value: string): Promise<void> {
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText(remedy)).toBeVisible();
  await expect.poll(() => tooltip(desk)).toContain(sentence);
  expect(valueOfTooltip(await tooltip(desk))).toBe(value);
  expect(await valueIn(page)).toBe(value);
}

test('every kind of fault is said in window and tray with what to do, and is over when it is over', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(120_000);
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  for (const name of SHOWN) {
    await test.step(name, async () => {
      simulator.setFault({ name });
      await refresh(page);
      await expectSaid(desk, page, textOf(FAULTS[name].shows), await valueIn(page));
      simulator.setFault(null);
      await refresh(page);
      await expect(page.getByText('Connected.')).toBeVisible();
    });
  }
  await test.step('a closed port', async () => {
    await simulator.setListening(false);
    await refresh(page);
    await expectSaid(desk, page, FAILURE_TEXT.refused, await valueIn(page));
    await simulator.setListening(true);
    await refresh(page);
    await expect(page.getByText('Connected.')).toBeVisible();
  });
  await test.step('wrong-date', async () => {
    simulator.setFault({ name: 'wrong-date' });
    for (let i = 0; i < 3; i += 1) await page.evaluate(() => window.steadyline.refresh());
    await expect(page.getByText(NOTE_TEXT['wrong-clock'].sentence)).toBeVisible();
    simulator.setFault(null);
    for (let i = 0; i < 3; i += 1) await page.evaluate(() => window.steadyline.refresh());
    await expect(page.getByText(NOTE_TEXT['wrong-clock'].sentence)).toHaveCount(0);
  });
  await test.step('the connection test', async () => {
    simulator.setFault({ name: 'http-403', path: '/alerts' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('One step failed: Alerts.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Alerts' })).toContainText(
      FAILURE_TEXT['access-refused'].sentence,
    );
    simulator.setFault(null);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('Everything works.')).toBeVisible();
  });
});

/** As if the account belonged to another address: what the app does not offer, and what a broken network comes to. */
async function moveAccount(desk: Desk, origin: string): Promise<void> {
  const stored = JSON.parse(await settingsFile(desk));
  stored.account.origin = origin;
  await writeFile(join(desk.home, '.config/Steadyline/settings.json'), JSON.stringify(stored));
}

test('an address that leads nowhere is said as what it is, at the next start', async ({ desk, simulator }) => {
  test.setTimeout(90_000);
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  const value = await valueIn(page);
  let running = app;
  const places = {
    dns: FAULTS.dns.address(),
    tls: FAULTS.tls.address(simulator.origin),
    refused: await closedPort(),
  } as const;
  for (const [name, origin] of Object.entries(places) as [keyof typeof places, string][]) {
    await test.step(name, async () => {
      await quitFromTray(desk, running);
      await moveAccount(desk, origin);
      const again = await openApp(desk);
      running = again.app;
      await expectSaid(desk, again.page, textOf(FAULTS[name].shows), value);
    });
  }
  expect(await readFile(join(desk.home, '.config/Steadyline/settings.json'), 'utf8')).toContain(places.refused);
});

test('a damaged, a newer and a held history file are each said as such, at the next start', async ({ desk }) => {
  test.setTimeout(120_000);
  const folder = join(desk.home, '.config/Steadyline');
  let { app, page } = await openApp(desk, { args: ['--demo'] });
  const startAfter = async (damage: (folder: string) => Promise<FolderDamage>): Promise<() => void> => {
    await valueIn(page);
    await quitFromTray(desk, app);
    const { undo } = await damage(folder);
    ({ app, page } = await openApp(desk, { args: ['--demo'] }));
    return undo;
  };
  await test.step('archive-corrupt', async () => {
    await startAfter(FAULTS['archive-corrupt'].damage);
    await expect(page.getByText(NOTE_TEXT['archive-set-aside'].sentence)).toBeVisible();
    expect(await valueIn(page)).toMatch(/\d|LOW|HIGH/);
  });
  await test.step('archive-locked', async () => {
    const undo = await startAfter(FAULTS['archive-locked'].damage);
    await expect(page.getByText(FAILURE_TEXT['archive-locked'].sentence)).toBeVisible();
    await expect.poll(() => tooltip(desk)).toContain(FAILURE_TEXT['archive-locked'].sentence);
    undo();
    await refresh(page);
  });
  await test.step('archive-newer', async () => {
    await startAfter(FAULTS['archive-newer'].damage);
    await expect(page.getByText(FAILURE_TEXT['archive-newer'].sentence)).toBeVisible();
    await expect.poll(() => tooltip(desk)).toContain(FAILURE_TEXT['archive-newer'].sentence);
  });
});

test('a history file on a failing and on a slow disk is said as such, and the window does not wait for it', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const folder = join(desk.home, '.config/Steadyline');
  const first = await openApp(desk, { args: ['--demo'] });
  await valueIn(first.page);
  await quit(first.app);
  await test.step('disk-failing', async () => {
    const { undo } = await FAULTS['disk-failing'].damage(folder);
    const { app, page } = await openApp(desk, { args: ['--demo'] });
    await expect(page.getByText(FAILURE_TEXT.disk.sentence)).toBeVisible();
    await expect.poll(() => tooltip(desk)).toContain(FAILURE_TEXT.disk.sentence);
    undo();
    await refresh(page);
    expect(await valueIn(page)).toMatch(/\d|LOW|HIGH/);
    await quit(app);
  });
  await test.step('archive-slow', async () => {
    const { undo } = await FAULTS['archive-slow'].damage(folder);
    const { page } = await openApp(desk, { args: ['--demo'] });
    await expect(page.getByText(CALM_SENTENCE.connecting)).toBeVisible();
    await expect(page.getByText(FAILURE_TEXT['archive-slow'].sentence)).toBeVisible({ timeout: 35_000 });
    await expect.poll(() => tooltip(desk)).toContain(FAILURE_TEXT['archive-slow'].sentence);
    undo();
    expect(await valueIn(page)).toMatch(/\d|LOW|HIGH/);
  });
});
