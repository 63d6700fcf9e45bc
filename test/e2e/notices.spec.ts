import type { Page } from '@playwright/test';
import { DEFAULT_RULES } from '../../core/notices/default-rules';
import { RULE_NAMES, type RuleName } from '../../core/notices/rules';
import { formatClock } from '../../core/words';
import { type Simulator, startSimulator } from '../../simulator/server';
import type { Desk } from '../support/desk';
import { answerLogin, test as base, expect, fillSignIn, hero, moveClock, openApp, openedLogin } from '../support/e2e';
import { startLogind } from '../support/fake-logind';
import { quitFromTray } from '../support/leave';
import { type NotificationServer, startNotificationServer } from '../support/notification-server';
import { createPhone, type Phone } from '../support/phone';

const HOUR_MS = 3_600_000;
/** The readings' own clock. */
const clock = (at: number): string => formatClock(at, 'en-US', 60);

type Service = { readonly phone: Phone; readonly simulator: Simulator; uploads(mgDl: number): number };
type Fixtures = { desktop: NotificationServer; service: Service };

/** A desk whose desktop shows notifications, and a person whose readings the test chooses. */
const test = base.extend<Fixtures>({
  desktop: async ({ desk }, use) => {
    const server = await startNotificationServer(desk.session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    await use(server);
    server.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  service: async ({}, use) => {
    const phone = createPhone();
    const simulator = await startSimulator({ world: phone.world() });
    const uploads = (mgDl: number): number => {
      const at = phone.uploads(mgDl);
      simulator.update((world) => ({ ...world, people: [phone.person()] }));
      return at;
    };
    await use({ phone, simulator, uploads });
    await simulator.stop();
  },
});

async function signIn(desk: Desk, page: Page, { simulator }: Service): Promise<void> {
  await fillSignIn(page, simulator);
  await desk.openLink(await answerLogin(await openedLogin(desk)));
  await expect(hero(page)).toBeVisible();
  // The value is there before the first round has ended, and what that brings is no news.
  await expect
    .poll(async () => {
      const { history, connection } = await snapshotOf(page);
      return [history.filling, connection.kind];
    })
    .toEqual([null, 'online']);
}

/** Agrees, and switches these rules on and the others off. */
async function switchOn(page: Page, names: readonly RuleName[], change: { consent?: boolean; values?: boolean } = {}) {
  const on = RULE_NAMES.map((name) => [name, { ...DEFAULT_RULES[name], on: names.includes(name) }] as const);
  const consentedAt = change.consent === false ? null : Date.now();
  const notices = { consentedAt, showValues: change.values ?? true, rules: Object.fromEntries(on) };
  await page.evaluate(async (chosen) => {
    const { settings } = await window.steadyline.getSnapshot();
    const rules = { ...settings.notices.rules, ...chosen.rules };
    await window.steadyline.saveSettings({ ...settings, notices: { ...settings.notices, ...chosen, rules } });
  }, notices);
}

const refresh = (page: Page) => page.evaluate(() => window.steadyline.refresh());
const snapshotOf = (page: Page) => page.evaluate(() => window.steadyline.getSnapshot());
/** What the app has told, newest first. */
const told = async (page: Page): Promise<string[]> =>
  (await snapshotOf(page)).notices.told.map(({ kind, about }) => `${kind} ${about.rule}`);

/** Uploads a reading, has it fetched, and waits until the app has dealt with it. */
async function brings(page: Page, service: Service, mgDl: number): Promise<number> {
  const at = service.uploads(mgDl);
  const lastAt = async () => {
    await refresh(page); // once more where a round was under way that asked before
    return (await snapshotOf(page)).history.lastAt;
  };
  await expect.poll(lastAt).toBe(at);
  return at;
}

test('a low that comes as expected is told once, in words that say when; not again after a restart', async ({
  desk,
  desktop,
  service,
}) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['low', 'urgent-low']);
  await refresh(page);
  expect(desktop.shown).toEqual([]); // all of it was there before
  const at = await brings(page, service, 62);
  await expect.poll(() => desktop.shown.length).toBe(1);
  expect(desktop.shown[0]).toMatchObject({ title: `Low at ${clock(at)}` });
  expect(desktop.shown[0]?.body).toMatch(new RegExp(`^At ${clock(at)} you were 62 mg/dL \\(reported .*\\)\\.$`));
  await quitFromTray(desk, app);

  const again = (await openApp(desk)).page;
  await expect(hero(again)).toContainText('62');
  await brings(again, service, 61);
  await expect.poll(() => told(again)).toEqual(['due low']);
  expect(desktop.shown).toHaveLength(1);
});

test('urgent low, low, urgent low is told again', async ({ desk, desktop, service }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['urgent-low', 'low']);
  const first = await brings(page, service, 50);
  await brings(page, service, 62);
  const again = await brings(page, service, 52);
  await expect
    .poll(() => desktop.shown.map(({ title }) => title))
    .toEqual([`Urgent low at ${clock(first)}`, `Urgent low at ${clock(again)}`]);
});

test('a snooze is for its own rule, is still there after a restart, and can be undone', async ({
  desk,
  desktop,
  service,
}) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['low', 'high']);
  await page.evaluate((ms) => window.steadyline.snooze('low', ms, false), HOUR_MS);
  const { snoozes } = (await snapshotOf(page)).notices;
  expect(snoozes).toEqual([{ rule: 'low', untilAt: expect.closeTo(Date.now() + HOUR_MS, -5) }]);
  await quitFromTray(desk, app);

  const again = (await openApp(desk)).page;
  await expect.poll(async () => (await snapshotOf(again)).notices.snoozes).toEqual(snoozes);
  await brings(again, service, 60);
  const high = await brings(again, service, 250);
  await expect.poll(() => desktop.shown.map(({ title }) => title)).toEqual([`High at ${clock(high)}`]);
  await again.evaluate(() => window.steadyline.unsnooze('low'));
  const low = await brings(again, service, 60);
  await expect.poll(() => desktop.shown.at(-1)?.title).toBe(`Low at ${clock(low)}`);
});

test('a click opens the window at the moment, also one that was closed', async ({ desk, desktop, service }) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['low']);
  await brings(page, service, 61);
  await brings(page, service, 140);
  await expect.poll(() => desktop.shown.length).toBe(1);
  await page.close();
  const opened = app.waitForEvent('window');
  desktop.click(desktop.shown[0]?.id ?? 0);
  await expect((await opened).locator('.readout')).toContainText('61 mg/dL');
});

test('nothing is told from the cache, not at the start and not when the computer wakes', async ({
  desk,
  desktop,
  service,
}) => {
  const logind = await startLogind();
  const env = { DBUS_SYSTEM_BUS_ADDRESS: logind.busAddress };
  const first = await openApp(desk, { env });
  await signIn(desk, first.page, service);
  await brings(first.page, service, 50);
  await switchOn(first.page, ['low', 'urgent-low']);
  await quitFromTray(desk, first.app);
  const { page } = await openApp(desk, { env });
  await expect(hero(page)).toContainText('50');
  logind.sleep();
  logind.wake();
  await refresh(page);
  await refresh(page);
  expect([await told(page), desktop.shown]).toEqual([[], []]);
  await brings(page, service, 51);
  await expect.poll(() => desktop.shown.length).toBe(1);
  await logind.stop();
});

test('without consent nothing is told', async ({ desk, desktop, service }) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['low', 'urgent-low'], { consent: false });
  await brings(page, service, 50);
  await refresh(page);
  expect([await told(page), desktop.shown]).toEqual([[], []]);
});

test('values are in a notice only where that was chosen and they are not hidden', async ({
  desk,
  desktop,
  service,
}) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, service);
  await switchOn(page, ['low', 'high'], { values: false });
  await brings(page, service, 61);
  await expect.poll(() => desktop.shown.length).toBe(1);
  expect(desktop.shown[0]?.body).toContain('below your low mark');
  expect(desktop.shown[0]?.body).not.toContain('61');

  await switchOn(page, ['low', 'high'], { values: true });
  await brings(page, service, 251);
  await expect.poll(() => desktop.shown[1]?.body).toContain('251 mg/dL');
  await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
  await expect.poll(() => desktop.withdrawn).toEqual(desktop.shown.map(({ id }) => id));

  service.uploads(59);
  await refresh(page);
  await expect.poll(() => desktop.shown.length).toBe(3);
  expect(desktop.shown[2]).toMatchObject({
    title: 'Steadyline has a notice',
    body: 'Values are hidden. Show them in Steadyline to read it.',
  });
});

test('a test says that it is one, and sounds as its rule does', async ({ desk, desktop, service }) => {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, service);
  await app.evaluate(({ shell }) => {
    shell.beep = () => {
      process.env.BEEPS = `${process.env.BEEPS ?? ''}beep `;
    };
  });
  expect(await page.evaluate(() => window.steadyline.testNotice('low'))).toBe(true);
  expect(await page.evaluate(() => window.steadyline.testNotice('no-data'))).toBe(true);
  await expect.poll(() => desktop.shown.length).toBe(2);
  await expect.poll(() => app.evaluate(() => process.env.BEEPS)).toBe('beep ');
  for (const { title } of desktop.shown) expect(title).toMatch(/^Test: /);
  desktop.click(desktop.shown[0]?.id ?? 0);
  await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
});

test('what came while nobody looked is told on return, and once', async ({ desk, service }) => {
  const logind = await startLogind();
  const env = { DBUS_SYSTEM_BUS_ADDRESS: logind.busAddress };
  const { app, page } = await openApp(desk, { env });
  await signIn(desk, page, service);
  await expect(page.getByText('Connected.')).toBeVisible();
  expect((await snapshotOf(page)).away).toBeNull();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  for (let i = 0; i < 13; i += 1) service.uploads(120);
  logind.sleep();
  await moveClock(app, 1.5 * HOUR_MS);
  logind.wake();
  await expect.poll(async () => (await snapshotOf(page)).away?.coveredMs).toBeGreaterThanOrEqual(HOUR_MS);
  await page.evaluate(() => window.steadyline.dismissAway());
  await expect.poll(async () => (await snapshotOf(page)).away).toBeNull();
  await quitFromTray(desk, app);
  const again = (await openApp(desk, { env })).page;
  await expect(again.getByText('Connected.')).toBeVisible();
  expect((await snapshotOf(again)).away).toBeNull();
  await logind.stop();
});
