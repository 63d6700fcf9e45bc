import type { ElectronApplication, Page } from '@playwright/test';
import type { Settings } from '../../core/settings';
import { expect } from './e2e';

export type SmallPage = 'glance' | 'widget';

/** What a small window is like, as Electron says; null where there is none. */
export type WindowFacts = {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isOnTop: boolean;
};

export const windowFacts = (app: ElectronApplication, name: SmallPage): Promise<WindowFacts | null> =>
  app.evaluate(({ BrowserWindow }, page) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes(`${page}.html`),
    );
    return window
      ? {
          bounds: window.getBounds(),
          isVisible: window.isVisible(),
          isFocused: window.isFocused(),
          isOnTop: window.isAlwaysOnTop(),
        }
      : null;
  }, name);

/** Whether a small window is to be seen. */
export const isSeen = async (app: ElectronApplication, name: SmallPage): Promise<boolean> =>
  (await windowFacts(app, name))?.isVisible ?? false;

/** Waits for a small window to be seen, and gives its page. */
export async function pageOf(app: ElectronApplication, name: SmallPage): Promise<Page> {
  const find = (): Page | undefined => app.windows().find((page) => page.url().includes(`${name}.html`));
  await expect.poll(async () => (await isSeen(app, name)) && find() !== undefined).toBe(true);
  const page = find();
  if (!page) throw new Error(`the ${name} is gone`);
  return page;
}

/** Changes settings as a page does. */
export const changeSettings = (page: Page, change: Partial<Settings>): Promise<unknown> =>
  page.evaluate(async (part) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, ...part });
  }, change);
