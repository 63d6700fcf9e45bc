import type { ElectronApplication } from '@playwright/test';
import { FAILURE_TEXT } from '../../core/failures';
import { NOTE_TEXT } from '../../core/notes';
import { COMPUTER_FAULTS } from '../../simulator/faults/computer-faults';
import { surround } from '../../simulator/faults/switch-on';
import { expect, hero, openApp, test, valueIn } from '../support/e2e';
import { startHttpsFront } from '../support/https-front';
import { expectSaid, leaveSignedIn, refresh } from '../support/leave';
import { openTold } from '../support/told-person';

const HOUR_MS = 3_600_000;
const clockOf = (app: ElectronApplication): Promise<number> => app.evaluate(() => Date.now());

test('a clock that is set while the app runs changes no age and loses no question', async ({ desk }) => {
  test.setTimeout(150_000);
  const { command, set, end } = surround(COMPUTER_FAULTS['clock-jumps'], '');
  set?.(false);
  // One reading alone: a newer one in between would be younger, and no fault of the clock.
  const told = { readings: [{ at: Date.now() - HOUR_MS, mgDl: 120 }] };
  const { app, page, service } = await openTold(desk, told, { under: command });
  const item = await desk.tray?.item();
  const minutes = async (): Promise<number> => minutesIn(/, ([^,]+) ago/.exec((await item?.tooltip()) ?? '')?.[1]);
  for (const isForward of [true, false]) {
    await test.step(isForward ? 'forward' : 'back', async () => {
      const before = await minutes();
      set?.(isForward);
      await expect.poll(async () => ((await clockOf(app)) - Date.now()) / HOUR_MS).toBeCloseTo(isForward ? 3 : 0);
      await page.waitForTimeout(32_000); // every tick of the app has passed
      const after = await minutes();
      expect(after - before).toBeGreaterThanOrEqual(0);
      expect(after - before).toBeLessThanOrEqual(2);
      await expect(hero(page)).toContainText('ago');
      const asked = service.requests.length;
      await refresh(page);
      await expect.poll(() => service.requests.length).toBeGreaterThan(asked);
      await expect(page.getByText(NOTE_TEXT['wrong-clock'].sentence)).toBeVisible({ visible: isForward });
    });
  }
  await service.stop();
  end();
});

/** Whole minutes of an age such as "1 h 2 min". */
function minutesIn(age = ''): number {
  const [, hours = '0', minutes = '0'] = /^(?:(\d+) h)? ?(?:(\d+) min)?$/.exec(age) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

test('where the clock makes a good certificate look old, the clock is named', async ({ desk, simulator }) => {
  const front = await startHttpsFront(simulator.origin, desk.home);
  await leaveSignedIn(desk, { ...simulator, origin: front.origin });
  const { command, set, end } = surround(COMPUTER_FAULTS['clock-years-ahead'], '');
  const { page } = await openApp(desk, { under: command });
  await expectSaid(page, FAILURE_TEXT['wrong-clock']);
  await expect(hero(page)).toContainText('No reading in the last 24 hours. The last one was on');
  const years = [-1, 1].map((sign) => new Date(Date.now() + sign * 24 * HOUR_MS).getFullYear());
  await expect(hero(page)).toContainText(new RegExp(years.join('|'))); // which it is differs as one ends
  set?.(false);
  await refresh(page);
  await expect(page.getByText('Connected.')).toBeVisible();
  expect(await valueIn(page)).toMatch(/\d|LOW|HIGH/);
  front.stop();
  end();
});
