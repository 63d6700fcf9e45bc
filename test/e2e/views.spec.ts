import type { Page } from '@playwright/test';
import { DEMO_PERSON_WORDS, type DemoPerson } from '../../core/account';
import type { Theme } from '../../core/settings';
import { expectAccessible } from '../support/accessible';
import { expect, openApp, test } from '../support/e2e';
import { openTold, type Told, unknownType } from '../support/told-person';
import { ALL_VIEWS, goTo, hearComplaints, liveAs, problemsIn, setTheme, untilRead } from '../support/views';

const DAY_MS = 86_400_000;
const LOOK: Readonly<Record<DemoPerson, Theme>> = {
  steady: 'light',
  variable: 'dark',
  pregnancy: 'contrast',
  new: 'dark',
};

/** Goes through every view, as it is first and as a table, and has each looked at. */
async function walk(page: Page, look: () => Promise<void>): Promise<void> {
  for (const view of ALL_VIEWS) {
    await test.step(view.label, async () => {
      await goTo(page, view);
      await look();
      for (const button of await page.getByRole('button', { name: 'Show as table' }).all()) {
        await button.click();
        await untilRead(page);
        await look();
      }
    });
  }
}

for (const person of Object.keys(DEMO_PERSON_WORDS) as DemoPerson[]) {
  test(`every view of the demo, ${DEMO_PERSON_WORDS[person]}, is whole and accessible, ${LOOK[person]}`, async ({
    desk,
  }) => {
    test.slow(); // a history is made and fetched first, and every node of every view looked at
    const { page } = await openApp(desk, { args: ['--demo'] });
    const complaints = hearComplaints(page);
    await liveAs(page, person);
    await setTheme(page, LOOK[person]);
    await walk(page, () => expectAccessible(page));
    await page.keyboard.press('4');
    const statistics = page.getByRole('region', { name: 'Statistics' });
    await expect(statistics.getByText(/^\d+\sdays, [\d,.]+ of [\d,.]+ readings \(\d+\s%\)$/)).toBeVisible();
    for (const shown of ['By day, hour', 'Research']) {
      await statistics.getByRole('radio', { name: shown }).check();
      await expectAccessible(page);
    }
    await page.keyboard.press('5');
    const nothing = page.getByText(/^There are no readings in the other period/); // nobody has them from before they began
    await expect(person === 'new' ? nothing : page.getByRole('row', { name: /^In range/ })).toBeVisible();
    expect(complaints).toEqual([]);
    expect(await problemsIn(desk)).toEqual([]);
  });
}

test('a person without any readings has every view, and it says so', async ({ desk }) => {
  const { page, service } = await openTold(desk, {});
  const complaints = hearComplaints(page);
  await walk(page, () => expectAccessible(page));
  expect(complaints).toEqual([]);
  expect(await problemsIn(desk)).toEqual([]);
  await service.stop();
});

test('records that make no sense are kept and shown in every view, and nothing breaks', async ({ desk }) => {
  const { page, service } = await openTold(desk, hostile(Date.now()));
  const complaints = hearComplaints(page);
  const title = await page.title();
  await walk(page, async () => {
    await expect(page.locator('main img, main script')).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText(/\bNaN\b|undefined|Infinity|Invalid Date|\[object/);
  });
  await page.keyboard.press('8');
  await page.getByText('<img src=x').first().click();
  await expect(page.locator('main')).toContainText(NOTE);
  await expect(page.locator('main')).toContainText('mindfulness');
  await page.keyboard.press('9');
  await expect(page.getByRole('region', { name: 'Data notes' })).toContainText('mindfulness');
  expect(await page.title()).toBe(title);
  expect(complaints).toEqual([]);
  expect(await problemsIn(desk)).toEqual([]);
  await service.stop();
});

const NOTE =
  `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>${'pizza '.repeat(1650)}`.trim();

/** Two days in the farthest east, one reading of 1970, which is set aside, and one of tomorrow, each twice, and entries of any kind. */
function hostile(now: number): Told {
  const minutes = Array.from({ length: 576 }, (_, i) => now - 2 * DAY_MS + i * 300_000);
  const times = [0, 0, ...minutes, now + DAY_MS, now + DAY_MS];
  const at = now - 6 * 3_600_000;
  return {
    readings: times.map((one, i) => ({ at: one, mgDl: [39, 120, 401, 71][i % 4] ?? 0, offsetMinutes: 840 })),
    events: [
      { at, type: 'notes', text: NOTE, offsetMinutes: 840 },
      { at: at + 1, type: unknownType('mindfulness'), subType: 'toString', unit: '__proto__', value: -1 },
      { at: at + 2, type: 'insulin', subType: 'constructor', value: 1e21, unit: '<b>units</b>' },
      { at: at + 3, type: 'exercise', subType: 'light', value: -5, unit: 'minutes' },
    ],
  };
}
