import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { DemoPerson } from '../../core/account';
import type { Theme } from '../../core/settings';
import { FOOT, type ScreenEntry, VIEWS } from '../../renderer/state/screens';
import type { Desk } from './desk';
import { hero } from './e2e';

/** Every view with its key. */
export const ALL_VIEWS: readonly ScreenEntry[] = [...VIEWS, ...FOOT];

/** What a window complains of from now on: what it throws, and what stands as an error in its console. */
export function hearComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return complaints;
}

/** What main wrote down as a problem. */
export async function problemsIn({ home }: Desk): Promise<readonly string[]> {
  const log = await readFile(join(home, '.config/Steadyline/logs/steadyline.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"what":"problem"'));
}

/** Chooses how the window looks. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: next });
  }, theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** The demo of a person once all of their history is there. */
export async function liveAs(page: Page, person: DemoPerson): Promise<void> {
  await page.evaluate((one) => window.steadyline.startDemo(one), person);
  const isThere = (): Promise<boolean> =>
    page.evaluate(async (wanted) => {
      const { account, history } = await window.steadyline.getSnapshot();
      return account.kind === 'demo' && account.person === wanted && history.count > 0 && history.filling === null;
    }, person);
  await expect.poll(isThere, { timeout: 120_000 }).toBe(true);
  await expect(hero(page)).toBeVisible();
}

/** Goes to a view by its key and waits until everything it asked for is there. */
export async function goTo(page: Page, { key, label }: ScreenEntry): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${label}\\b`) })).toBeAttached();
  await untilRead(page);
}

/** Nothing is asked for any more, and nothing failed. */
export async function untilRead(page: Page): Promise<void> {
  await expect(page.getByText(/Reading the history on this computer|Adding up/)).toHaveCount(0);
  await expect(page.getByText(/could not be read/)).toHaveCount(0);
}
