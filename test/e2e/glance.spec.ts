import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { GLANCE_SHORTCUT } from '../../core/settings';
import { expectAccessible } from '../support/accessible';
import { startElectron } from '../support/desk';
import { expect, hero, openApp, valueIn } from '../support/e2e';
import { test } from '../support/own-display';
import { changeSettings, isSeen, pageOf, windowFacts } from '../support/small-window';

/** Keys pressed before would be lost. */
const untilFocused = (app: ElectronApplication): Promise<void> =>
  expect.poll(async () => (await windowFacts(app, 'glance'))?.isFocused).toBe(true);

test('a click on the tray opens the glance on the screen, another closes it, and Escape does', async ({
  desk,
  display,
}) => {
  const { app, log } = await desk.launch({ args: ['--demo', '--hidden'], env: display.env });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('mg/dL');
  await item?.activate();
  const page = await pageOf(app, 'glance');
  expect(await item?.tooltip()).toContain(await valueIn(page));
  await expect(page.getByRole('img', { name: /^Last 3 hours of data: / })).toBeVisible();
  await expect(page.getByText('Demo: these are not your values.')).toBeVisible();
  const isAsHighAsItsPage = async (): Promise<boolean> =>
    (await windowFacts(app, 'glance'))?.bounds.height ===
    (await page.evaluate(() => document.documentElement.scrollHeight));
  await expect.poll(isAsHighAsItsPage).toBe(true);
  await untilFocused(app);
  const { bounds, isOnTop } = (await windowFacts(app, 'glance')) ?? {};
  expect({ isOnTop, width: bounds?.width }).toEqual({ isOnTop: true, width: 320 });
  expect((bounds?.x ?? -1) >= 0 && (bounds?.y ?? -1) >= 0).toBe(true);
  expect((bounds?.x ?? 0) + 320 <= 1280 && (bounds?.y ?? 0) + (bounds?.height ?? 0) <= 800).toBe(true);

  await item?.activate();
  await expect.poll(() => isSeen(app, 'glance')).toBe(false);
  await item?.activate();
  await expect.poll(() => isSeen(app, 'glance')).toBe(true);
  await untilFocused(app);
  await display.press('Escape');
  await expect.poll(() => isSeen(app, 'glance')).toBe(false);
  expect(log.join('')).not.toContain('Steadyline: ');
});

test('the menu opens it; by keys alone it refreshes and leads to the history, and is gone where the focus is lost', async ({
  desk,
  display,
}) => {
  const { app } = await desk.launch({ args: ['--demo', '--hidden'], env: display.env });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('mg/dL');
  await item?.click('Show the latest value');
  const page = await pageOf(app, 'glance');
  await expect(hero(page)).toContainText('mg/dL');
  const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent);
  await untilFocused(app);
  await display.press('Tab');
  await expect.poll(focused).toBe('Refresh');
  await display.press('Return', 'Tab');
  await expect.poll(focused).toBe('Open history');
  await display.press('Return');
  const history = (): Page | undefined => app.windows().find((opened) => opened.url().includes('index.html'));
  await expect.poll(() => history()?.locator('.hero-value').isVisible()).toBe(true);
  await expect.poll(() => isSeen(app, 'glance')).toBe(false);

  await item?.click('Show the latest value');
  await untilFocused(app);
  await item?.click('Open Steadyline');
  await expect.poll(() => isSeen(app, 'glance')).toBe(false);
});

test('its keys open it from anywhere once they are switched on, and no longer after', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await display.press('ctrl+alt+g');
  const isHeld = (): Promise<boolean> =>
    app.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), GLANCE_SHORTCUT);
  await changeSettings(page, { glanceShortcut: true });
  await expect.poll(isHeld).toBe(true);
  await display.press('ctrl+alt+g');
  await expect(hero(await pageOf(app, 'glance'))).toContainText('mg/dL');
  await display.press('ctrl+alt+g');
  await expect.poll(() => isSeen(app, 'glance')).toBe(false);
  await changeSettings(page, { glanceShortcut: false });
  await expect.poll(isHeld).toBe(false);
  await display.press('ctrl+alt+g');
  await page.waitForTimeout(500);
  expect(await isSeen(app, 'glance')).toBe(false);
});

test('where another program has its keys, that is said until it is switched off', async ({ desk, display }) => {
  const other = await startElectron({ env: { ...desk.session.env, ...display.env } }, [
    join(__dirname, '../support/browser'),
    'http://127.0.0.1:9/',
  ]);
  await other.firstWindow();
  await other.evaluate(({ globalShortcut }, keys) => globalShortcut.register(keys, () => {}), GLANCE_SHORTCUT);
  const { page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await changeSettings(page, { glanceShortcut: true });
  const note = page.getByText('The keys of the glance could not be set up');
  await expect(note).toBeVisible();
  await changeSettings(page, { glanceShortcut: false });
  await expect(note).toBeHidden();
  await other.close();
});

test('while values are hidden it holds none, and shows them when asked', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
  const item = await desk.tray?.item();
  await item?.activate();
  const glance = await pageOf(app, 'glance');
  await expect(glance.getByText('Values are hidden')).toBeVisible();
  expect(await glance.evaluate(() => document.body.innerText.split('\n').filter(Boolean))).toEqual([
    'Steadyline',
    'Values are hidden',
    'Show',
  ]);
  await untilFocused(app);
  await display.press('Tab', 'Return');
  await expect(hero(glance)).toContainText('mg/dL');
  await expect.poll(async () => (await windowFacts(app, 'glance'))?.bounds.height).toBeGreaterThan(300);
});

test('it is accessible in every theme', async ({ desk, display }) => {
  const { app } = await desk.launch({ args: ['--demo', '--hidden'], env: display.env });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('mg/dL');
  await item?.click('Show the latest value');
  const page = await pageOf(app, 'glance');
  await expect(page.getByRole('img')).toBeVisible();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await changeSettings(page, { theme });
    await expect(page.locator(`:root[data-theme^=${theme}]`)).toBeAttached();
    await expectAccessible(page);
  }
});
