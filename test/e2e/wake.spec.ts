import { expect, hero, moveClock } from '../support/e2e';
import { type Logind, startLogind } from '../support/fake-logind';
import { COMES_MG_DL, KNOWN, type KnownService, test as known, openSignedIn } from '../support/known-person';

const HOUR_MS = 3_600_000;

const test = known.extend<{ logind: Logind }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  logind: async ({}, use) => {
    const logind = await startLogind();
    await use(logind);
    await logind.stop();
  },
});

/** Less than the ten seconds after which it would be noticed anyway. */
const AT_ONCE_MS = 8000;

/** Nobody listens there. */
const NO_BUS = 'unix:path=/nowhere/at/all';

/** From now on the service takes questions and answers none. Returns how many it took. */
function holdAnswers(service: KnownService): () => number {
  let asked = 0;
  service.intercept = () => {
    asked += 1;
    return new Promise(() => {});
  };
  return () => asked;
}

test('after a night asleep the tray says at once that its value is old, before anything was fetched', async ({
  desk,
  service,
  logind,
}) => {
  const { app, page, item } = await openSignedIn(desk, service, {
    env: { DBUS_SYSTEM_BUS_ADDRESS: logind.busAddress },
  });
  await expect(page.getByText('Connected.')).toBeVisible();
  await expect.poll(() => item.tooltip()).toContain('As expected');
  const fresh = await item.icon();

  const asked = holdAnswers(service);
  logind.sleep();
  await moveClock(app, 8 * HOUR_MS);
  logind.wake();
  await expect.poll(() => item.tooltip(), { timeout: AT_ONCE_MS, intervals: [50] }).toContain('No new data since');
  expect(await item.tooltip()).toMatch(/^\(?137\)? mg\/dL.* 9 h \d+ min ago/);
  await expect.poll(async () => (await item.icon()).equals(fresh)).toBe(false);
  await expect(hero(page)).toContainText('Late');
  await expect.poll(asked).toBeGreaterThan(0); // it asks on waking, and shows what it knows meanwhile

  logind.sleep();
  await moveClock(app, 16 * HOUR_MS);
  logind.wake();
  await expect
    .poll(() => item.tooltip(), { timeout: AT_ONCE_MS, intervals: [50] })
    .toContain('No reading in the last 24 h');
  expect(await item.tooltip()).not.toContain(String(KNOWN.mgDl));
  await expect(hero(page)).not.toContainText(String(KNOWN.mgDl));
});

test('what came in while the computer slept is there soon after waking', async ({ desk, service, logind }) => {
  const { app, page, item } = await openSignedIn(desk, service, {
    env: { DBUS_SYSTEM_BUS_ADDRESS: logind.busAddress },
  });
  await expect(page.getByText('Connected.')).toBeVisible();
  logind.sleep();
  await moveClock(app, HOUR_MS);
  service.later(HOUR_MS);
  logind.wake();
  await expect(hero(page)).toContainText(String(COMES_MG_DL));
  await expect.poll(() => item.tooltip()).toContain(`${COMES_MG_DL} mg/dL`);
});

test('on a desktop where nothing tells of sleep it is noticed all the same, and asked anew', async ({
  desk,
  service,
}) => {
  const { app, page, item } = await openSignedIn(desk, service, { env: { DBUS_SYSTEM_BUS_ADDRESS: NO_BUS } });
  await expect(page.getByText('Connected.')).toBeVisible();
  const asked = holdAnswers(service);
  await moveClock(app, 8 * HOUR_MS);
  // A tick shows how old the value is within half a minute, but asks nobody.
  await expect.poll(asked, { timeout: 25_000 }).toBeGreaterThan(0);
  await expect.poll(() => item.tooltip()).toContain('No new data since');
});
