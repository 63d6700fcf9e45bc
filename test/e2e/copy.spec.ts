import { writeFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { expect, hero, openApp, test, untilFilled } from '../support/e2e';

type Size = { readonly width: number; readonly height: number };

/** The picture on the clipboard; how to ask differs between the runtimes, and the newer one tells only that there is one. */
async function copiedPicture(app: ElectronApplication): Promise<{ readonly size: Size | null; readonly png: string }> {
  return app.evaluate(async ({ clipboard }) => {
    type Image = { isEmpty(): boolean; getSize(): Size; toPNG(): Buffer };
    const older = clipboard as unknown as { readImage?: () => Image };
    const image = older.readImage?.();
    if (image) return { size: image.isEmpty() ? null : image.getSize(), png: image.toPNG().toString('base64') };
    return { size: (await clipboard.has('image/png')) ? { width: Infinity, height: Infinity } : null, png: '' };
  });
}

/** Pictures are at least as large as what they are of: fourteen days, a year, a chart, a list. */
const VIEWS = [
  { key: '1', view: 'Now', least: { width: 500, height: 250 } },
  { key: '2', view: 'Timeline', least: { width: 500, height: 300 } },
  { key: '3', view: 'Days', least: { width: 900, height: 14 * 96 } },
  { key: '4', view: 'Pattern', least: { width: 500, height: 250 } },
  { key: '5', view: 'Compare', least: { width: 500, height: 250 } },
  { key: '6', view: 'Episodes', least: { width: 500, height: 300 } },
  { key: '8', view: 'Events', least: { width: 350, height: 2000 } },
  { key: '7', view: 'Year', least: { width: 850, height: 150 } },
] as const;

test('each view is copied as a picture, with what it covers and what it is not for', async ({ desk }) => {
  test.setTimeout(300_000);
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  for (const { key, view, least } of VIEWS) {
    await app.evaluate(({ clipboard }) => clipboard.clear());
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: view, level: 1 })).toBeAttached();
    if (view !== 'Year' && view !== 'Events')
      await expect(page.getByText(/[1-9] (%|of \d+) (of )?readings/).first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Copy picture', exact: true }).click({ timeout: 30_000 });
    await expect(page.getByText('Copied.')).toBeVisible();
    await expect.poll(async () => (await copiedPicture(app)).size).not.toBeNull();
    const { size, png } = await copiedPicture(app);
    writeFileSync(test.info().outputPath(`${view}.png`), Buffer.from(png, 'base64'));
    expect(size?.width).toBeGreaterThan(least.width);
    expect(size?.height).toBeGreaterThan(least.height);
  }
});
