import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page, type TestInfo } from '@playwright/test';
import type { Bridge } from '../../core/contract';
import { startXvfb, type Xvfb } from '../../scripts/desktop/xvfb';
import type { Person } from '../../simulator/person/person';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld, type World } from '../../simulator/world';
import { type Desk, type DeskOptions, type Launched, type LaunchOptions, startDesk, startElectron } from './desk';

declare global {
  interface Window {
    readonly steadyline: Bridge;
  }
}

type Fixtures = {
  /** Options of the desk, for `test.use`. */
  deskOptions: DeskOptions;
  desk: Desk;
  /** A simulator on loopback HTTP with the system's clock; no reading comes after it was started. */
  simulator: Simulator;
};
type WorkerFixtures = {
  /** Where a worker's tests show their windows: focus and clipboard are no other worker's. The other systems have only the real display. */
  monitor: Xvfb | null;
};

/** Tests with a desk of their own; on failure the windows, their traces and all output are kept. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  monitor: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const monitor = process.platform === 'linux' ? await startXvfb() : null;
      await use(monitor);
      await monitor?.stop();
    },
    { scope: 'worker' },
  ],
  deskOptions: [{}, { option: true }],
  desk: async ({ deskOptions, monitor }, use, info) => {
    const desk = watched(await startDesk({ ...(monitor && { display: monitor }), ...deskOptions }), info);
    await use(desk);
    await desk.finish();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ world: stillWorld() });
    await use(simulator);
    await simulator.stop();
  },
});

export { expect };

/** A world whose people have a month of history: enough for every screen, quick to fetch. */
export const smallWorld = (): World =>
  createWorld({ createdAt: Date.now(), historyDays: 30, tokenSeed: `${Math.random()}` });

/** The same where time brings no reading, other than as a test moves it on: what is compared over time is what it was. */
export function stillWorld(aheadMs: () => number = () => 0): World {
  const [world, startedAt] = [smallWorld(), Date.now()];
  const still = (person: Person): Person => ({
    ...person,
    egvs: (fromAt, toAt) => person.egvs(fromAt, toAt).filter(({ arrivedAt }) => arrivedAt <= startedAt + aheadMs()),
  });
  return { ...world, people: world.people.map(still) };
}

/** Adds what is kept of a failure: a picture and a trace of each app, and all it printed; a film of every test would cost more than it tells. */
function watched(desk: Desk, info: TestInfo): Desk & { finish(): Promise<void> } {
  const launched: Launched[] = [];
  return {
    ...desk,
    launch: async (options) => {
      const one = await desk.launch(options);
      launched.push(one);
      await one.app.context().tracing.start({ snapshots: true });
      return one;
    },
    finish: async () => {
      const failed = info.status !== info.expectedStatus;
      if (failed) for (const [i, one] of launched.entries()) await keepEvidence(one, `app-${i + 1}`, info);
      await desk.stop();
    },
  };
}

async function keepEvidence({ app, log }: Launched, name: string, info: TestInfo): Promise<void> {
  await info.attach(`${name}.log`, { body: log.join(''), contentType: 'text/plain' });
  for (const page of app.windows()) {
    const picture = await page.screenshot({ timeout: 5000 }).catch(() => null);
    if (picture) await info.attach(`${name}.png`, { body: picture, contentType: 'image/png' });
  }
  const path = info.outputPath(`${name}-trace.zip`);
  await app
    .context()
    .tracing.stop({ path })
    .catch(() => {});
}

/** Starts the app and waits for its window. */
export async function openApp(desk: Desk, options?: LaunchOptions): Promise<{ app: ElectronApplication; page: Page }> {
  const { app } = await desk.launch(options);
  return { app, page: await app.firstWindow() };
}

/** The window's hero, with its number and age. */
export const hero = (page: Page) => page.getByRole('region', { name: 'Latest value' });

/** The value a window shows, such as "143" or "LOW"; waits until there is one. */
export async function valueIn(page: Page): Promise<string> {
  const value = hero(page).locator('.hero-value');
  await expect(value).toHaveText(/^(\d+(\.\d)?|LOW|HIGH)$/);
  return (await value.textContent())?.trim() ?? '';
}

/** The value a tray tooltip begins with. */
export const valueOfTooltip = (tooltip: string): string => /^[^\s,]+/.exec(tooltip)?.[0] ?? '';

/** Fills in the sign-in form for the simulator and sends it. */
export async function fillSignIn(
  page: Page,
  simulator: Pick<Simulator, 'origin' | 'world'>,
  change: { secret?: string; redirect?: string } = {},
) {
  const { clientId, clientSecret } = simulator.world().config;
  await page.getByRole('button', { name: /another address|my Dexcom account/i }).click();
  await page.getByLabel('Where your Dexcom account belongs').selectOption('custom');
  await page.getByLabel('Address', { exact: true }).fill(simulator.origin);
  await page.getByLabel('Client id').fill(clientId);
  await page.getByLabel('Client secret', { exact: true }).fill(change.secret ?? clientSecret);
  if (change.redirect) await page.getByLabel(change.redirect).check();
  await page.getByRole('button', { name: 'Sign in with the browser' }).click();
}

/** The login address that the app opened in the default browser, the n-th from 0. */
export async function openedLogin(desk: Desk, index = 0): Promise<string> {
  await expect.poll(async () => (await desk.openedAddresses()).length).toBeGreaterThan(index);
  return (await desk.openedAddresses())[index] ?? '';
}

/** Opens an address in a real browser engine on the desk; links of other schemes go to the desktop. */
export async function openBrowser(desk: Desk, address: string): Promise<{ page: Page; browser: ElectronApplication }> {
  const browser = await startElectron(desk.session, [join(__dirname, 'browser'), address]);
  return { page: await browser.firstWindow(), browser };
}

/** Signs in by hand: through the login page in a browser, answered by the desktop's own link handler. */
export async function signIn(
  desk: Desk,
  page: Page,
  simulator: Pick<Simulator, 'origin' | 'world'>,
  person = 'Steady adult',
): Promise<void> {
  await fillSignIn(page, simulator);
  const { page: login, browser } = await openBrowser(desk, await openedLogin(desk));
  await login.getByLabel(person).check();
  await login.getByRole('button', { name: 'Allow' }).click();
  await expect(hero(page)).toBeVisible({ timeout: 20_000 });
  await browser.close();
}

/** Plays the browser without one: asks the simulator for the answer to a login. */
export async function answerLogin(login: string, decision: 'allow' | 'deny' = 'allow'): Promise<string> {
  const url = new URL(login);
  const body = new URLSearchParams(url.search);
  body.set('person', 'steady');
  body.set('decision', decision);
  const answer = await fetch(url.origin + url.pathname, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

/** Waits until all there is has been fetched, from when on only the poll asks; before a first round that is not known. */
export const untilFilled = (page: Page): Promise<void> =>
  expect
    .poll(
      async () => {
        const { history, connection } = await page.evaluate(() => window.steadyline.getSnapshot());
        return [history.filling, connection.kind];
      },
      { timeout: 150_000 },
    )
    .toEqual([null, 'online']);

/** The app's settings file, as it lies on disk. */
export const settingsFile = async (desk: Desk): Promise<string> =>
  readFile(join(desk.home, '.config/Steadyline/settings.json'), 'utf8');

/** Moves the app's time by so much, from now on: its clock and its uptime, as if so much had passed. */
export async function moveClock(app: ElectronApplication, byMs: number): Promise<void> {
  await setClock(app, byMs);
  await app.evaluate((_electron, ms) => {
    const os = process.mainModule?.require('node:os');
    const real = os.uptime;
    os.uptime = () => real() + ms / 1000;
  }, byMs);
}

/** Sets the app's clock ahead by so much and lets no time pass, as a person does who puts it right. */
export async function setClock(app: ElectronApplication, byMs: number): Promise<void> {
  await app.evaluate((_electron, ms) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ms;
  }, byMs);
}
