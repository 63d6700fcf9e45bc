import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { type Desk, electronPath, PROJECT, sandboxArgs } from '../support/desk';
import { expect, hero, openApp, settingsFile, valueIn } from '../support/e2e';
import { quit } from '../support/leave';
import { test } from '../support/own-display';
import { changeSettings, isSeen, pageOf, windowFacts } from '../support/small-window';

const WIDGET = { shown: true, size: 'medium', opacityPercent: 100, clickThrough: false } as const;

/** Where it is to come back, on each set of screens; told once it rests. */
const keptPlaces = async (desk: Desk): Promise<unknown[]> =>
  Object.values(JSON.parse(await settingsFile(desk)).widgetPlaces ?? {});

const placeOf = async (app: ElectronApplication) => (await windowFacts(app, 'widget'))?.bounds;

test('the menu shows it above all windows; the arrow keys move it; it comes back there after a restart', async ({
  desk,
  display,
}) => {
  const first = await desk.launch({ args: ['--demo', '--hidden'], env: display.env });
  const item = await desk.tray?.item();
  await expect.poll(() => item?.tooltip()).toContain('mg/dL');
  await item?.click('Mini widget');
  const page = await pageOf(first.app, 'widget');
  await expect(page.getByText('mg/dL')).toBeVisible();
  expect(await item?.tooltip()).toContain((await page.locator('.widget-value').textContent()) ?? 'no value');
  await expect
    .poll(() => windowFacts(first.app, 'widget'))
    .toMatchObject({
      isOnTop: true,
      isFocused: true, // who asks for it by keys can go on by keys
      bounds: { x: 1280 - 208 - 8, y: 800 - 96 - 8, width: 208, height: 96 },
    });
  await display.press('Left', 'Left', 'Up', 'shift+Up');
  const moved = { x: 1064 - 16, y: 696 - 9, width: 208, height: 96 };
  await expect.poll(() => placeOf(first.app)).toEqual(moved);
  await expect.poll(() => keptPlaces(desk)).toEqual([{ x: moved.x, y: moved.y }]);
  await quit(first.app);

  // Without the test's driver, which may not get hold of a window that is there before itself.
  const again = spawn(electronPath(), [...sandboxArgs(), PROJECT, '--hidden'], {
    env: { ...desk.session.env, ...display.env },
    stdio: 'ignore',
  });
  const ended = once(again, 'exit');
  await expect.poll(() => display.windows(), { timeout: 30_000 }).toContainEqual(moved);
  again.kill('SIGINT');
  await ended;
});

test('it has three sizes, and each says the value and its age', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  const value = await valueIn(page);
  const sizes = new Set<string>();
  for (const size of ['small', 'medium', 'large'] as const) {
    await changeSettings(page, { widget: { ...WIDGET, size } });
    const widget = await pageOf(app, 'widget');
    await expect(widget.locator(`.widget-${size} .widget-value`)).toHaveText(value);
    await expect(widget.getByText(/ ago$/)).toBeVisible();
    const inside = () => widget.evaluate(() => `${innerWidth}x${innerHeight}`);
    const outside = async () => {
      const { width, height } = (await placeOf(app)) ?? {};
      return `${width}x${height}`;
    };
    await expect.poll(async () => !sizes.has(await inside()) && (await inside()) === (await outside())).toBe(true);
    sizes.add(await inside());
    const cut = await widget.evaluate(() => {
      const age = document.querySelector('.widget-age');
      if (age) age.textContent = 'Late, 12 h 55 min ago'; // the longest there is
      return [...document.querySelectorAll('p')].some((line) => {
        const { right, bottom } = line.getBoundingClientRect();
        return line.scrollWidth > line.clientWidth || right > innerWidth || bottom > innerHeight;
      });
    });
    expect(cut).toBe(false);
  }
  expect(sizes.size).toBe(3);
});

test('it is brought back to a screen that is there when screens change', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await changeSettings(page, { widget: WIDGET });
  await pageOf(app, 'widget');
  await app.evaluate(({ BrowserWindow }) => {
    const widget = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('widget'));
    widget?.setBounds({ x: 5000, y: 3000, width: 208, height: 96 });
  });
  await expect.poll(() => keptPlaces(desk)).toEqual([{ x: 5000, y: 3000 }]);
  await app.evaluate(({ screen: screens }) => screens.emit('display-removed'));
  await expect.poll(() => placeOf(app)).toEqual({ x: 1280 - 208, y: 800 - 96, width: 208, height: 96 });
});

test('its button closes it for good, by pointer and by keys', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  const isChosen = (): Promise<boolean> =>
    page.evaluate(async () => (await window.steadyline.getSnapshot()).settings.widget.shown);
  for (const close of [() => display.click(1064 + 208 - 14, 696 + 14), () => display.press('Tab', 'Return')]) {
    await changeSettings(page, { widget: WIDGET });
    const widget = await pageOf(app, 'widget');
    await expect(widget.getByText('mg/dL')).toBeVisible();
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('widget'))
        ?.focus(),
    );
    await expect.poll(async () => (await windowFacts(app, 'widget'))?.isFocused).toBe(true);
    await close();
    await expect.poll(() => isSeen(app, 'widget')).toBe(false);
    await expect.poll(isChosen).toBe(false);
  }
});

test('clicks go through it where that is chosen', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await changeSettings(page, { widget: { ...WIDGET, clickThrough: true, opacityPercent: 60 } });
  const widget = await pageOf(app, 'widget');
  await expect(widget.locator('.widget')).toHaveCSS('opacity', '0.6');
  await display.click(1064 + 208 - 14, 696 + 14);
  await page.waitForTimeout(500);
  expect(await isSeen(app, 'widget')).toBe(true);
});

test('while values are hidden it holds none', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  await changeSettings(page, { widget: { ...WIDGET, size: 'large' } });
  const widget = await pageOf(app, 'widget');
  await expect(widget.getByText('mg/dL')).toBeVisible();
  await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
  await expect(widget.getByText('Hidden')).toBeVisible();
  expect(await widget.evaluate(() => document.body.innerText)).not.toMatch(/\d/);
});

test('it is accessible in every theme', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toBeVisible();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await changeSettings(page, { theme, widget: WIDGET });
    const widget = await pageOf(app, 'widget');
    await expect(widget.locator(`:root[data-theme^=${theme}]`)).toBeAttached();
    await expectAccessible(widget);
  }
});
