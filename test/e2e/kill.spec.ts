import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { openDatabase } from '../../main/archive/sqlite';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import type { Desk } from '../support/desk';
import { answerLogin, expect, openApp, openedLogin, signIn, test } from '../support/e2e';
import { casesOf } from '../support/soak';

const KILLS = casesOf(6, 60);
/** Shorter than the minute in which a token is renewed before its end: every question rotates the tokens. */
const TOKEN_LIFETIME_MS = 2000;
/** A renewal takes a few milliseconds here; the kill comes somewhere in it, or just after. */
const KILLED_WITHIN_MS = 60;
/** Many times what a start takes, and less than the half minute after which the window hears of everything anew. */
const SETTLES_WITHIN_MS = 25_000;

test('killed at any instant of a token renewal, the next start goes on or asks to sign in, and the history is whole', async ({
  desk,
}) => {
  test.setTimeout(60_000 + SETTLES_WITHIN_MS + KILLS * 30_000);
  const simulator = await startShortLived();
  try {
    const first = await openApp(desk);
    await signIn(desk, first.page, simulator);
    await expect(first.page.getByText('Connected.')).toBeVisible();
    let running = first;
    let logins = 1;
    const story: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const before = await countOf(running.page);
      const afterMs = Math.random() * KILLED_WITHIN_MS;
      await killInRenewal(running, simulator, afterMs);
      expect(await checkHistory(desk)).toEqual(['ok']);

      running = await openApp(desk);
      const startedAt = Date.now();
      const end = await settled(running.page);
      story.push(`after ${afterMs.toFixed(0)} ms: ${end} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
      if (end === 'asks to sign in') {
        await running.page.getByRole('button', { name: 'Sign in' }).click();
        await desk.openLink(await answerLogin(await openedLogin(desk, logins)));
        logins += 1;
        await expect(running.page.getByText('Connected.')).toBeVisible();
      }
      expect(await countOf(running.page), story.join(', ')).toBeGreaterThanOrEqual(before);
    }
    expect(await desk.archives()).toHaveLength(1);
    test.info().annotations.push({ type: 'kills', description: story.join(', ') });
  } finally {
    await simulator.stop();
  }
});

const startShortLived = (): Promise<Simulator> =>
  startSimulator({
    world: createWorld({
      createdAt: Date.now(),
      historyDays: 30,
      tokenSeed: `${Math.random()}`,
      accessTokenLifetimeMs: TOKEN_LIFETIME_MS,
    }),
  });

/** Makes the app ask, and kills it so long after it sent its next renewal. */
async function killInRenewal(
  { app, page }: { app: ElectronApplication; page: Page },
  simulator: Simulator,
  afterMs: number,
): Promise<void> {
  const renewal = new Promise<void>((resolve) => {
    simulator.intercept = ({ url }) => {
      if (url.includes('/token')) resolve();
      return undefined;
    };
  });
  void page.evaluate(() => window.steadyline.refresh()).catch(() => {}); // the page dies with the app
  await renewal;
  await sleep(afterMs);
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
  simulator.intercept = undefined;
}

const countOf = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.steadyline.getSnapshot()).history.count);

/** How a start ends: with new data, or with the question to sign in again. */
async function settled(page: Page): Promise<'goes on' | 'asks to sign in'> {
  const expired = page.getByText('Dexcom no longer accepts this sign-in.');
  await expect(page.getByText('Connected.').or(expired)).toBeVisible({ timeout: SETTLES_WITHIN_MS });
  return (await expired.isVisible()) ? 'asks to sign in' : 'goes on';
}

/** What SQLite says of the history that a kill left behind. */
async function checkHistory(desk: Desk): Promise<unknown[]> {
  const [name = 'none'] = await desk.archives();
  const database = await openDatabase(join(desk.home, '.config/Steadyline/archives', name));
  try {
    return database
      .prepare('PRAGMA quick_check')
      .all()
      .flatMap((row) => Object.values(row as object));
  } finally {
    database.close();
  }
}
