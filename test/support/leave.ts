import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { FailureText } from '../../core/failures';
import type { Simulator } from '../../simulator/server';
import type { Desk } from './desk';
import { expect, openApp, signIn, valueIn } from './e2e';

/** The app's data folder. */
export const folderOf = (desk: Desk): string => join(desk.home, '.config/Steadyline');

export const refresh = (page: Page): Promise<void> => page.getByRole('button', { name: 'Refresh' }).click();

/** Sees in the window what happened and what to do. */
export async function expectSaid(page: Page, { sentence, remedy }: FailureText): Promise<void> {
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText(remedy)).toBeVisible();
}

/** Ends the app as its own menu does, also where no tray is. */
export async function quit(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => {});
  await closed;
}

/** Ends the app by the menu of its tray icon, of the newest there is. */
export async function quitFromTray(desk: Desk, app: ElectronApplication): Promise<void> {
  const item = await desk.tray?.item(Math.max(desk.tray.count() - 1, 0));
  const closed = app.waitForEvent('close');
  await item?.click('Quit Steadyline');
  await closed;
}

/** Signs in, and ends the app when the history is there; the value it showed last. */
export async function leaveSignedIn(desk: Desk, simulator: Pick<Simulator, 'origin' | 'world'>): Promise<string> {
  const { app, page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  const value = await valueIn(page);
  await quit(app);
  return value;
}
