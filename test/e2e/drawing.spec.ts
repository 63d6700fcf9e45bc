import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e';
import { coloursOf, nearestRole, readDrawing } from '../support/pixels';
import { openTold, type ToldReading } from '../support/told-person';
import { setTheme } from '../support/views';

const STEP_MS = 5 * 60_000;
const SEEN_MS = 36 * STEP_MS;
const ROLES = [
  'background',
  'target-band',
  'ink',
  'quiet-ink',
  'grid',
  'line',
  'zone-very-low',
  'zone-target',
  'zone-very-high',
] as const;

/** By how many readings ago: even, half an hour without any, LOW and HIGH. */
const isMissing = (ago: number): boolean => ago >= 6 && ago < 12;
const mgDlOf = (ago: number): number => (ago >= 18 && ago < 22 ? 39 : ago >= 26 && ago < 30 ? 401 : 120);

function readingsUpTo(newestAt: number): readonly ToldReading[] {
  const agos = Array.from({ length: 288 }, (_, i) => 287 - i).filter((ago) => !isMissing(ago));
  return agos.map((ago) => ({ at: newestAt - ago * STEP_MS, mgDl: mgDlOf(ago) }));
}

/** The newest three hours as they are drawn: where a reading is, where a value, and what is drawn there. */
async function look(page: Page) {
  const plot = page.locator('.timeline-frame .plot');
  const colours = await coloursOf(plot, ROLES);
  const drawing = await readDrawing(plot);
  const { left, top, width, height } = drawing.plot;
  const xOf = (ago: number): number => left + width * (1 - (ago * STEP_MS + 1) / SEEN_MS);
  const roleAt = (x: number, y: number) => {
    const pixel = drawing.at(x, y);
    return pixel === 'nothing' ? 'background' : nearestRole(pixel, colours);
  };
  /** Every role in a box around a place, with how many pixels have it; lines of the grid may cross it anywhere. */
  const rolesAround = (x: number, y: number, across: number, down: number) => {
    const found: Partial<Record<ReturnType<typeof roleAt>, number>> = {};
    for (let dx = -across; dx <= across; dx += 1)
      for (let dy = -down; dy <= down; dy += 1) {
        const role = roleAt(x + dx, y + dy);
        if (role !== 'grid') found[role] = (found[role] ?? 0) + 1;
      }
    return found;
  };
  const rows = Array.from({ length: Math.floor(height) }, (_, i) => top + i);
  const band = rows.filter((y) => rolesAround(xOf(8.5), y, 3, 0)['target-band']);
  const [highest = 0, lowest = 0] = [band[0], band.at(-1)];
  const yOf = (mgDl: number): number => lowest - ((mgDl - 70) / 110) * (lowest - highest);
  return { colours, xOf, yOf, roleAt, rolesAround, band };
}

test('the drawing says what the readings are: gaps, LOW and HIGH, the target behind the line, in light and dark', async ({
  desk,
}) => {
  const { page, service } = await openTold(desk, { readings: readingsUpTo(Date.now() - 70 * 60_000) });
  await page.keyboard.press('2');
  await page.getByLabel('3 h', { exact: true }).check();
  await expect(page.locator('.timeline-covering')).toContainText(/^3 hours, .* 8\d % of readings/);
  await setTheme(page, 'light');
  await expect.poll(async () => (await look(page)).band.length).toBeGreaterThan(40);
  const light = await look(page);
  const { xOf, yOf, roleAt, rolesAround } = light;

  await test.step('the target is a band behind line and marks', () => {
    expect(roleAt(xOf(2), yOf(120))).toBe('zone-target');
    expect(Object.keys(rolesAround(xOf(2), yOf(150), 4, 4))).toEqual(['target-band']);
    expect(Object.keys(rolesAround(xOf(2), yOf(90), 4, 4))).toEqual(['target-band']);
    // A line joins readings; by how it lies on the pixels its colour is blended with the band's.
    expect(Object.keys(rolesAround(xOf(2.5), yOf(120), 2, 3)).length).toBeGreaterThan(1);
  });

  await test.step('a gap is a gap', () => {
    const half = (xOf(5) - xOf(12)) / 2 - 8;
    expect(Object.keys(rolesAround(xOf(8.5), yOf(120), Math.floor(half), 3))).toEqual(['target-band']);
  });

  await test.step('LOW and HIGH are words, at the ends of what is measured', () => {
    const below = rolesAround(xOf(19.5), yOf(40) + 15, 16, 6);
    expect(below.ink).toBeGreaterThan(20);
    expect(rolesAround(xOf(14), yOf(40) + 15, 16, 6).ink ?? 0).toBe(0);
    const above = rolesAround(xOf(27.5), yOf(400) - 15, 16, 6);
    expect(above.ink).toBeGreaterThan(20);
    expect(rolesAround(xOf(14), yOf(400) - 15, 16, 6).ink ?? 0).toBe(0);
    // A value's place is reckoned from the band, so at the ends it may be some pixels off.
    expect(rolesAround(xOf(19), yOf(40), 3, 4)['zone-very-low']).toBeGreaterThan(10);
    expect(rolesAround(xOf(27), yOf(400), 3, 4)['zone-very-high']).toBeGreaterThan(10);
    expect(rolesAround(xOf(14), yOf(400), 3, 4)['zone-very-high'] ?? 0).toBe(0);
  });

  await test.step('in the dark all of it is there in other colours', async () => {
    await setTheme(page, 'dark');
    await expect.poll(async () => (await look(page)).band.length).toBeGreaterThan(40);
    const dark = await look(page);
    for (const role of ROLES) expect(dark.colours[role], role).not.toBe(light.colours[role]);
    expect(dark.roleAt(xOf(2), yOf(120))).toBe('zone-target');
    expect(dark.rolesAround(xOf(19), yOf(40), 3, 4)['zone-very-low']).toBeGreaterThan(10);
    expect(dark.rolesAround(xOf(19.5), yOf(40) + 15, 16, 6).ink).toBeGreaterThan(20);
  });

  await test.step('in a year each step has a mark of its own size, so have days of too few readings; others have none', async () => {
    await page.keyboard.press('7');
    const marks = page.locator('.year-legend .cal-day');
    await expect(marks).toHaveCount(7);
    const sizes = await marks.evaluateAll((all) =>
      all.map((mark) => {
        const { backgroundImage, backgroundSize } = getComputedStyle(mark);
        return backgroundImage === 'none' ? 'none' : backgroundSize;
      }),
    );
    expect(new Set(sizes).size).toBe(7);
    expect(sizes.indexOf('none')).toBe(6);
  });
  await service.stop();
});
