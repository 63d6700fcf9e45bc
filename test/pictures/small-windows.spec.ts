import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, hero, moveClock, openApp } from '../support/e2e';
import { test } from '../support/own-display';
import { changeSettings, pageOf } from '../support/small-window';

const FOLDER = join(__dirname, '../../docs/pictures');
const THEMES = ['light', 'dark', 'contrast'] as const;

const take = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });

/** A small window has the theme, and its size follows what it shows. */
async function settle(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await expect(page.locator(`:root[data-theme^=${theme}]`)).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => innerHeight - Math.ceil(document.body.getBoundingClientRect().height)))
    .toBe(0);
}

test('the glance and the widget', async ({ desk, display }) => {
  const { app, page } = await openApp(desk, { args: ['--demo'], env: display.env });
  await expect(hero(page)).toContainText('mg/dL');
  const item = await desk.tray?.item();
  await changeSettings(page, { widget: { shown: true, size: 'medium', opacityPercent: 100, clickThrough: false } });
  const widget = await pageOf(app, 'widget');
  for (const theme of THEMES) {
    await changeSettings(page, { theme });
    await settle(widget, theme);
    await take(widget, `widget-${theme}`);
  }
  await changeSettings(page, { theme: 'light' });
  for (const size of ['small', 'large'] as const) {
    await changeSettings(page, { widget: { shown: true, size, opacityPercent: 100, clickThrough: false } });
    await expect(widget.locator(`.widget-${size}`)).toBeAttached();
    await settle(widget, 'light');
    await take(widget, `widget-${size}`);
  }
  await item?.click('Show the latest value');
  const glance = await pageOf(app, 'glance');
  await expect(glance.getByRole('img')).toBeVisible();
  for (const theme of THEMES) {
    await changeSettings(glance, { theme });
    await settle(glance, theme);
    await take(glance, `glance-${theme}`);
  }
  await changeSettings(glance, { theme: 'light' });
  await glance.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
  await expect(glance.getByText('Values are hidden')).toBeVisible();
  await settle(glance, 'light');
  await take(glance, 'glance-hidden');
  await glance.evaluate(() => window.steadyline.setPrivacy({ kind: 'shown' }));
  await glance.evaluate(() => window.steadyline.startDemo('variable'));
  await expect(glance.getByRole('img')).toBeVisible();
  await moveClock(app, 2 * 3_600_000);
  await expect(glance.locator('.hero-late')).toBeVisible({ timeout: 60_000 });
  await settle(glance, 'light');
  await take(glance, 'glance-late');
});
