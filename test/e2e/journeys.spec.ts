import type { Page } from '@playwright/test';
import { toldOf } from '../support/accessible';
import { expect, test } from '../support/e2e';
import { openTold, type Told } from '../support/told-person';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY_MS) * DAY_MS;
/** Midnight UTC so many days ago; the person lives by UTC. */
const day = (ago: number): number => TODAY - ago * DAY_MS;

/** Down to a low and up again, a reading every five minutes from so many minutes after midnight. */
type Dip = { readonly ago: number; readonly minute: number; readonly mgDl: readonly number[] };

const DIPS: readonly Dip[] = [
  { ago: 2, minute: 16 * 60, mgDl: [90, 75, 66, 63, 61, 64, 67, 75, 90] },
  { ago: 3, minute: 14 * 60, mgDl: [100, 82, 68, 58, 50, 47, 52, 60, 69, 80, 95] },
  { ago: 20, minute: 11 * 60, mgDl: [90, 70, 60, 50, 44, 41, 44, 52, 60, 72, 90] },
];
/** On this day the person's glucose came down by 20 mg/dL. */
const CHANGED = day(38);

const KNOWN: Told = {
  readings: Array.from({ length: 75 * 288 }, (_, i) => day(75) + i * 5 * MINUTE_MS)
    .filter((at) => at < Date.now() - 65 * MINUTE_MS)
    .map((at) => ({ at, mgDl: valueAt(at) })),
  events: [
    { at: day(40) + 12 * 60 * MINUTE_MS, type: 'notes', text: 'Pizza in the old town' },
    { at: day(10) + 19 * 60 * MINUTE_MS, type: 'notes', text: 'Forgot the Pizza dough' },
    { at: day(9) + 19 * 60 * MINUTE_MS, type: 'notes', text: 'Long walk' },
    { at: day(3) + 14 * 60 * MINUTE_MS, type: 'carbs', value: 15, unit: 'grams' },
  ],
};

function valueAt(at: number): number {
  for (const { ago, minute, mgDl } of DIPS) {
    const value = mgDl[(at - day(ago) - minute * MINUTE_MS) / (5 * MINUTE_MS)];
    if (value !== undefined) return value;
  }
  return Math.round((at < CHANGED ? 140 : 120) + 15 * Math.sin((at / DAY_MS) * 2 * Math.PI * 6));
}

const tabTo = (page: Page, name: RegExp): Promise<void> => goOn(page, 'Tab', name);

/** Goes on by a key until what has the focus is called so. */
async function goOn(page: Page, key: string, name: RegExp): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      const own = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : focused?.textContent;
      return focused?.getAttribute('aria-label') ?? own ?? '';
    });
    if (name.test(label.trim())) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${name}`);
}

/** Types two days into the dialog that asks for them, as a person does: month, day, year. */
async function typeDays(page: Page, from: number, to: number): Promise<void> {
  await expect(page.getByRole('dialog', { name: 'Choose dates' })).toBeVisible();
  for (const [label, at] of [['First day', from] as const, ['Last day', to] as const]) {
    await tabTo(page, new RegExp(`^${label}`));
    const [year, month, date] = new Date(at).toISOString().slice(0, 10).split('-');
    await page.keyboard.type(`${month}${date}${year}`);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const said = (page: Page) => page.locator('.timeline [role=status].unseen');

test('by keys alone: the worst low of last week is found and read, two months are compared, a note is found, a day is read aloud', async ({
  desk,
}) => {
  test.slow(); // two months and more are fetched
  const { page, service } = await openTold(desk, KNOWN);

  await test.step('the worst low of last week', async () => {
    await page.keyboard.press('6');
    await expect(page.getByRole('heading', { name: 'Episodes' })).toBeVisible();
    await tabTo(page, /^14 d$/);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('2 episodes', { exact: true })).toBeVisible();
    await tabTo(page, /^newest first/);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
    await expect(page.getByLabel('Order')).toHaveValue('furthest');
    await expect(page.getByRole('row').nth(1)).toContainText('47 mg/dL');
    await tabTo(page, /^Open .* in the chart$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
    await expect(said(page)).toContainText(/^68 mg\/dL, low, .*14:10|^68 mg\/dL, low, .*2:10 PM/);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    await expect(said(page)).toContainText(/^47 mg\/dL, very low, /);
  });

  await test.step('a note is found', async () => {
    await page.keyboard.press('8');
    await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible();
    await tabTo(page, /^7 d$/);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight'); // 90 days
    await page.keyboard.press('/');
    await page.keyboard.type('PIZZA');
    await expect(page.getByText('2 of 4 entries')).toBeVisible();
    await expect(page.getByRole('row', { name: /Forgot the Pizza dough/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Pizza in the old town/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await tabTo(page, /^90 d$/); // out of the field, whose letters are no keys
  });

  await test.step('two months are compared', async () => {
    await page.keyboard.press('5');
    await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeAttached();
    await tabTo(page, /^Dates…$/);
    await page.keyboard.press('Enter');
    await typeDays(page, day(34), day(5));
    await expect(page.getByText(/^30 days, .* of readings$/)).toHaveCount(2);
    await tabTo(page, /^Other dates…$/);
    await page.keyboard.press('Enter');
    await typeDays(page, day(69), day(40));
    await expect(page.getByText(/^30 days, .* of readings$/)).toHaveCount(2);
    await expect(page.getByRole('row', { name: /^Mean 120 mg\/dL 140 mg\/dL −20 mg\/dL / })).toBeVisible();
  });

  await test.step('a day is read aloud', async () => {
    await page.keyboard.press('3');
    await expect(page.getByRole('heading', { name: 'Days', level: 1 })).toBeAttached();
    await tabTo(page, /^7 d$/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Open .* in the chart$/);
    const date = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(day(3));
    await goOn(page, 'ArrowDown', new RegExp(`^Open .*${date}`));
    await page.keyboard.press('Enter');
    await expect(page.locator('.timeline-covering')).toContainText(/^24 hours, /);
    await tabTo(page, /^Show as table$/);
    await page.keyboard.press('Enter');
    await expect(page.locator('.timeline').getByRole('table').first().getByRole('row')).toHaveCount(1 + 288);
    const words = await toldOf(page);
    expect(words).toMatch(/(14:25|2:25 PM)\n(.*\n){0,3}47\n(.*\n){0,3}.*very low/);
  });
  await service.stop();
});
