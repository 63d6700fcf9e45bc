import type { ElectronApplication, Page } from '@playwright/test';
import { formatGlucoseNumber, type GlucoseUnit } from '../../core/units';
import { toldOf } from '../support/accessible';
import { expect, hero, moveClock } from '../support/e2e';
import { COMES_MG_DL, KNOWN, openSignedIn, test } from '../support/known-person';
import { quitFromTray } from '../support/leave';
import { startNotificationServer } from '../support/notification-server';
import { expectIcon } from '../support/tray-icon';
import type { MenuEntry, TrayItem } from '../support/tray-watcher';

const MINUTE_MS = 60_000;
const LOW = `${COMES_MG_DL} mg/dL`;
const VIEWS = ['Now', 'Events', 'Devices', 'Notices', 'Settings'] as const;
/** Which of the secrets shows that a view is there, by its place in `secretsIn`. */
const SECRET_OF: Partial<Record<(typeof VIEWS)[number], number>> = { Now: 0, Events: 1, Devices: 2 };

/** What may be read of a person, as it is written in a unit. */
const secretsIn = (unit: GlucoseUnit): string[] => [
  ...[KNOWN.mgDl, KNOWN.fingerstick, KNOWN.alertAbove].map((mgDl) => formatGlucoseNumber(mgDl, unit, 'en')),
  String(KNOWN.carbs),
  String(KNOWN.insulin),
];

/** Which of some numbers stand in a text, as numbers of their own. */
const foundIn = (text: string, numbers: readonly string[]): string[] =>
  numbers.filter((number) => new RegExp(`(?<![\\d.,:])${number.replace('.', '\\.')}(?![.,:]?\\d)`).test(text));

/** Every word of a menu, and of the menus in it. */
const labelsOf = (menu: readonly MenuEntry[]): string[] =>
  menu.flatMap(({ label, entries }) => [label, ...labelsOf(entries)]);

/** All that can be read in a window: its titles, its page, the words of it, and what its page knows. */
async function readablesOf(page: Page): Promise<string[]> {
  const state = await page.evaluate(async () => {
    const { glance, notices, away } = await window.steadyline.getSnapshot();
    return JSON.stringify([glance, notices, away]);
  });
  const words = await page.locator('body').ariaSnapshot();
  return [await page.title(), await page.content(), words, await toldOf(page), state];
}

/** All that can be read of the app: its tray and its windows. One that closes meanwhile has nothing to read. */
async function surfacesOf(app: ElectronApplication, item: TrayItem): Promise<string> {
  const titles = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((it) => it.getTitle()));
  const pages = app.windows().map((page) =>
    readablesOf(page).catch((error) => {
      if (page.isClosed()) return [];
      throw error;
    }),
  );
  const words = [await item.tooltip(), ...labelsOf(await item.menu()), ...titles, ...(await Promise.all(pages)).flat()];
  return words.join('\n');
}

/** Every window says it to those who listen. */
const allTell = (app: ElectronApplication, text = '?'): Promise<void> =>
  expect(async () => {
    for (const page of app.windows()) expect(await toldOf(page)).toContain(text);
  }).toPass({ timeout: 15_000 });

const setUnit = (page: Page, unit: GlucoseUnit): Promise<unknown> =>
  page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, unit: next });
  }, unit);

function expectNothing(secrets: readonly string[], surfaces: string): void {
  expect(foundIn(surfaces, secrets)).toEqual([]);
  expect(surfaces).not.toMatch(/\d (mg\/dL|mmol\/L)/);
}

const cover = (page: Page) => page.getByRole('heading', { name: /^Values are hidden/ });
const go = (page: Page, view: string) => page.getByRole('button', { name: view, exact: true }).click();

for (const unit of ['mg/dL', 'mmol/L'] as const) {
  test(`hidden by the tray's menu, no value in ${unit} is in any surface`, async ({ desk, service }) => {
    const { app, page, item } = await openSignedIn(desk, service);
    await setUnit(page, unit);
    const secrets = secretsIn(unit);
    const seen = new Set<string>();
    await go(page, 'Now');
    await page.getByRole('button', { name: 'Show as table' }).click();
    for (const view of VIEWS) {
      await go(page, view);
      await expect.poll(() => toldOf(page)).toContain(secrets[SECRET_OF[view] ?? -1] ?? view);
      for (const one of foundIn(await surfacesOf(app, item), secrets)) seen.add(one);
    }
    await go(page, 'Now');
    expect([...seen].sort()).toEqual([...secrets].sort()); // what is looked for below is found where it is shown
    expect(foundIn(await item.tooltip(), secrets)).toEqual(secrets.slice(0, 1));
    await item.click('Mini widget');
    await item.click('Show the latest value');
    await expect.poll(() => app.windows().length).toBe(3);
    await allTell(app, secrets[0]);

    await item.click('Hide values');
    for (const view of VIEWS) {
      await go(page, view);
      await expect(
        view === 'Settings' ? page.getByText('Thresholds are not shown while values are hidden.') : cover(page),
      ).toBeVisible();
      expectNothing(secrets, await surfacesOf(app, item));
    }
    await expect(async () => {
      if (app.windows().length < 3) await item.click('Show the latest value'); // it closes when another is turned to
      expect(app.windows().length).toBe(3);
    }).toPass();
    await allTell(app, 'idden');
    expectNothing(secrets, await surfacesOf(app, item));

    await item.click('Show values');
    await go(page, 'Now');
    await allTell(app, secrets[0]);
    expect(foundIn(await item.tooltip(), secrets)).toEqual(secrets.slice(0, 1));
  });
}

test('a reading that comes while values are hidden changes nothing that can be seen', async ({ desk, service }) => {
  const { page, item } = await openSignedIn(desk, service);
  await item.click('Hide values');
  await expect(cover(page)).toBeVisible();
  await expectIcon(item, { kind: 'sign', sign: 'hidden' });
  const hidden = await item.icon();
  const version = () => page.evaluate(async () => (await window.steadyline.getSnapshot()).history.version);
  const before = await version();
  service.later(30 * MINUTE_MS);
  await item.click('Refresh');
  await expect.poll(version).toBeGreaterThan(before);
  expect((await item.icon()).equals(hidden)).toBe(true);
  await item.click('Show values');
  await expect(hero(page)).toContainText(String(COMES_MG_DL));
});

test('a page cannot ask for what is hidden, and loaded anew it shows nothing', async ({ desk, service }) => {
  const { page, item } = await openSignedIn(desk, service);
  const askAll = () =>
    page.evaluate(async () => {
      const range = { fromAt: 0, toAt: Date.now() };
      const main = window.steadyline;
      const asked = [
        main.getReadings(range),
        main.getRecords(range),
        main.getEnvelope(range, 100),
        main.getDays(range, { kind: 'lived' }),
        main.getClocks(),
        main.getDevices(),
        main.getSensors(range),
        main.getFingersticks(range),
        main.getDataNotes(),
      ];
      return (await Promise.allSettled(asked)).map(({ status }) => status);
    });
  expect(await askAll()).toEqual(Array(9).fill('fulfilled'));
  await item.click('Hide values');
  await expect(cover(page)).toBeVisible();
  expect(await askAll()).toEqual(Array(9).fill('rejected'));
  await page.reload();
  await expect(cover(page)).toBeVisible();
  expect(await page.content()).not.toContain(String(KNOWN.mgDl));
});

test('presenting ends by itself, also after a sleep, and a start in its middle stays hidden', async ({
  desk,
  service,
}) => {
  const { app, page } = await openSignedIn(desk, service);
  await page.keyboard.press('h');
  await expect(cover(page)).toBeVisible();
  await page.getByRole('button', { name: '1 h', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Values are hidden until \d/ })).toBeVisible();
  await quitFromTray(desk, app);

  const again = await desk.launch();
  const window = await again.app.firstWindow();
  await expect(cover(window)).toBeVisible();
  const tray = await desk.tray?.item(1);
  expect(foundIn((await tray?.tooltip()) ?? '', secretsIn('mg/dL'))).toEqual([]);
  await moveClock(again.app, 50 * MINUTE_MS);
  await again.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(cover(window)).toBeVisible();
  await moveClock(again.app, 11 * MINUTE_MS);
  await again.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(hero(window)).toContainText(String(KNOWN.mgDl));
  await expect.poll(() => tray?.tooltip()).toContain(`${KNOWN.mgDl} mg/dL`);
});

test('a notice has no value while the screen is locked, and one that had is taken away', async ({ desk, service }) => {
  const desktop = await startNotificationServer(desk.session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const { app, page, item } = await openSignedIn(desk, service);
  await page.evaluate(async () => {
    const { settings } = await window.steadyline.getSnapshot();
    const { notices } = settings;
    const rules = { ...notices.rules, low: { ...notices.rules.low, on: true, repeatMs: 5 * 60_000 } };
    const openly = { ...notices, consentedAt: Date.now(), showValues: true, rules };
    await window.steadyline.saveSettings({ ...settings, notices: openly });
  });
  await expect(page.getByText('Connected.')).toBeVisible();
  const bring = async (): Promise<void> => {
    service.later(10 * MINUTE_MS);
    await item.click('Refresh');
  };
  await bring();
  await expect.poll(() => desktop.shown.map(({ body }) => body)).toEqual([expect.stringContaining(LOW)]);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect.poll(() => desktop.withdrawn).toEqual([desktop.shown[0]?.id]);
  await bring();
  await expect.poll(() => desktop.shown.length).toBe(2);
  expect(desktop.shown[1]?.body).toContain('below your low mark');
  expect(foundIn(JSON.stringify(desktop.shown[1]), [String(COMES_MG_DL)])).toEqual([]);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  await bring();
  await expect.poll(() => desktop.shown[2]?.body).toContain(LOW);
  desktop.stop();
});
