import { writeFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, hero, openApp, test, untilFilled } from '../support/e2e';
import { type PdfPage, readPdf } from '../support/read-pdf';

type Paper = 'A4' | 'Letter';

/**
 * Prints by the key. The system's dialog cannot be answered here: in its place the window prints what that would be
 * handed to a PDF, which is kept beside the test's other evidence.
 */
async function print(app: ElectronApplication, page: Page, paper: Paper, name: string): Promise<readonly PdfPage[]> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-asked', 'yes');
  });
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes', { timeout: 30_000 });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const pdf = await app.evaluate(async ({ BrowserWindow }, pageSize) => {
    const [window] = BrowserWindow.getAllWindows();
    const made = await window?.webContents.printToPDF({ pageSize, printBackground: true });
    return made?.toString('base64') ?? '';
  }, paper);
  await page.evaluate(() => document.documentElement.removeAttribute('data-asked'));
  await expect(page.locator('html')).not.toHaveClass(/paper/);
  const bytes = Buffer.from(pdf, 'base64');
  writeFileSync(test.info().outputPath(`${name}.pdf`), bytes);
  return readPdf(bytes);
}

/** What is there once a view is drawn, what its pages say, without blanks, and how many drawings they have. */
const VIEWS = [
  { key: '1', view: 'Now', drawn: /^Last 3 hours/, says: ['Last3hoursofdata'], drawings: 1 },
  { key: '2', view: 'Timeline', drawn: 'Sensor active', says: ['14days', 'Sensoractive', 'GMI'], drawings: 1 },
  { key: '3', view: 'Days', drawn: 'Order', says: ['14days', 'Inrange', 'Sensoractive'], drawings: 14 },
  { key: '4', view: 'Pattern', drawn: 'Sensor active', says: ['Hoursthatstandout', 'Sensoractive'], drawings: 1 },
  { key: '5', view: 'Compare', drawn: 'Differences', says: ['Thisperiod', 'week-to-weekspread'], drawings: 1 },
  { key: '6', view: 'Episodes', drawn: /^\d+ episodes/, says: ['Lowestorhighest', 'Sensoractive'], drawings: 0 },
  { key: '7', view: 'Year', drawn: /^In range is/, says: ['dayshavereadings', 'Sensoractive'], drawings: 0 },
  { key: '8', view: 'Events', drawn: /^\d+ entries/, says: ['Amount'], drawings: 0 },
  { key: '9', view: 'Devices', drawn: 'Last upload', says: ['Urgentlow'], drawings: 0 },
] as const;

test('every view is printed whole, in light, and says whose values they are, how old, and what they are not for', async ({
  desk,
}) => {
  test.setTimeout(400_000);
  const { app, page } = await openApp(desk, { args: ['--demo'] });
  await expect(hero(page)).toBeVisible();
  await untilFilled(page);
  await page.evaluate(async () => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: 'dark' });
  });
  for (const { key, view, drawn, says, drawings } of VIEWS) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${view}\\b`) })).toBeAttached();
    await expect(page.getByText(drawn).first()).toBeVisible({ timeout: 60_000 });
    const pages = await print(app, page, view === 'Compare' ? 'Letter' : 'A4', view);
    const all = pages.map(({ text }) => text).join('');
    await test.step(view, () => {
      const first = pages[0]?.text ?? '';
      expect(first).toContain('Demo:thesevaluesaremadeup.');
      expect(first).toContain('Forinformationonly,notfortreatmentdecisions,notanalarm.');
      expect(first).toContain('Thenewestreadingwas');
      for (const words of says) expect(all).toContain(words);
      // Nothing of what only a screen can do.
      for (const words of ['Copytext', 'Leavethedemo', 'Showastable', 'Notices', 'Pointatthechart'])
        expect(all).not.toContain(words);
      const widths = pages.flatMap(({ imageWidths }) => imageWidths);
      expect(widths).toHaveLength(drawings);
      for (const width of widths) expect(width).toBeGreaterThan(view === 'Days' ? 1000 : 1800);
      // A long table has its head on each page.
      const ofTable = pages.filter(({ text }) => !text.includes('Sensoractive'));
      if (view === 'Events') for (const { text } of ofTable) expect(text).toContain('TimeWhatAmount');
    });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
});
