import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEMO_PERSON_WORDS, type DemoPerson } from '../../core/account';
import { expect, hero, openApp, test } from '../support/e2e';

const THEMES = ['light', 'dark', 'contrast'] as const;

/** Nothing that axe knows of is wrong on a page. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

const setTheme = (page: Page, theme: (typeof THEMES)[number]): Promise<unknown> =>
  page.evaluate(async (next) => {
    const { settings } = await window.steadyline.getSnapshot();
    await window.steadyline.saveSettings({ ...settings, theme: next });
  }, theme);

/** The demo of a person once all of their history is there. */
async function live(page: Page, person: DemoPerson): Promise<void> {
  await page.evaluate((one) => window.steadyline.startDemo(one), person);
  const isThere = (one: DemoPerson) =>
    page.evaluate(async (wanted) => {
      const { account, history } = await window.steadyline.getSnapshot();
      return account.kind === 'demo' && account.person === wanted && history.count > 0 && history.filling === null;
    }, one);
  await expect.poll(() => isThere(person), { timeout: 120_000 }).toBe(true);
  await expect(hero(page)).toBeVisible();
}

test('pattern, statistics and comparison of every person of the demo', async ({ desk }) => {
  test.slow(); // four histories are made and fetched
  const { page } = await openApp(desk, { args: ['--demo'] });
  for (const person of Object.keys(DEMO_PERSON_WORDS) as DemoPerson[]) {
    await page.keyboard.press('1');
    await live(page, person);
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { name: 'Pattern' })).toBeVisible();
    const statistics = page.getByRole('region', { name: 'Statistics' });
    await expect(statistics.getByText(/^\d+ days, [\d,.]+ of [\d,.]+ readings \(\d+ %\)$/)).toBeVisible();
    await expect(statistics.getByText('Sensor active')).toBeVisible();
    await expect(page.getByText('The history on this computer could not be read.')).toHaveCount(0);
    await page.keyboard.press('5');
    const nothing = page.getByText(/^There are no readings in the other period/); // nobody has them from before they began
    await expect(person === 'new' ? nothing : page.getByRole('row', { name: /^In range/ })).toBeVisible();
  }
});

test('by keys alone: an hour is read aloud, a number explained, two months compared', async ({ desk }) => {
  test.slow();
  const { page } = await openApp(desk, { args: ['--demo'] });
  await live(page, 'steady');
  await page.keyboard.press('4');
  await page.getByRole('application', { name: /^Glucose by time of day/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const said = page.getByRole('status').filter({ hasText: 'median' });
  await expect(said).toHaveText(
    /: median \d+, half from \d+ to \d+, nine tenths from <?\d+ to >?\d+ mg\/dL, of \d+ readings$/,
  );
  await page.getByRole('button', { name: 'How this number was made: GMI' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Bergenstal 2018');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'How this number was made: GMI' })).toBeFocused();
  await page.keyboard.press('5');
  await page.getByRole('radio', { name: '14 d' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^30 days, .* of readings$/)).toHaveCount(2);
  await expect(
    page.getByRole('row', { name: /^Mean \d+ mg\/dL \d+ mg\/dL [+−±]\d+ mg\/dL (inside|more)/ }),
  ).toBeVisible();
});

test('they are accessible in every theme, as chart and as table', async ({ desk }) => {
  test.slow(); // every node of every view, three times
  const { page } = await openApp(desk, { args: ['--demo'] });
  await live(page, 'variable');
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await page.keyboard.press('4');
    for (const shown of theme === 'light' ? (['Main', 'By day, hour', 'Research'] as const) : (['Main'] as const)) {
      await page.getByRole('radio', { name: shown }).check();
      await expect(page.getByText('Adding up the hours.')).toHaveCount(0);
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'Show as table' }).click();
    await expectAccessible(page);
    await page.keyboard.press('5');
    await expect(page.getByRole('row', { name: /^GMI/ })).toBeVisible();
    await expectAccessible(page);
  }
});
