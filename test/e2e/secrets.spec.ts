import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expireAccessTokens, revokeRefreshTokens } from '../../simulator/oauth/oauth-state';
import type { SimRequest } from '../../simulator/request';
import { type Simulator, startSimulator } from '../../simulator/server';
import type { Desk, Launched } from '../support/desk';
import { expect, hero, signIn, stillWorld, test, valueIn } from '../support/e2e';
import { quitFromTray } from '../support/leave';
import { filesUnder, findSecrets, processFaces, type Trace } from '../support/traces';

test('after a full run no secret of it is in any file, output, name, argument or environment; the log holds closed words', async ({
  desk,
}) => {
  const { simulator, secrets, setFault } = await startWatched();
  try {
    const traces: Trace[] = [];
    const look = async ({ app }: Launched) => {
      const faces = await processFaces(app.process().pid ?? 0);
      expect(faces.size).toBeGreaterThan(3);
      for (const [where, content] of faces) traces.push(...findSecrets(secrets(), where, content));
    };

    const first = await desk.launch();
    const page = await first.app.firstWindow();
    await signIn(desk, page, simulator);
    await expect(page.getByText('Connected.')).toBeVisible();
    const shown = await valueIn(page);
    await look(first);

    simulator.update(expireAccessTokens);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => secrets().length).toBeGreaterThanOrEqual(6); // both pairs, the code and the client secret
    await expect(page.getByText('Connected.')).toBeVisible();

    setFault('data'); // its body says the access token back
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText('Dexcom has a problem.')).toBeVisible();
    simulator.update(expireAccessTokens);
    setFault('token'); // its body says the refresh token and the client secret back
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled();
    await look(first);
    await quitFromTray(desk, first.app);

    setFault(null);
    const second = await desk.launch();
    const pageAgain = await second.app.firstWindow();
    await expect(pageAgain.getByText('Connected.')).toBeVisible();
    simulator.update((world) => revokeRefreshTokens(expireAccessTokens(world)));
    await pageAgain.evaluate(() => window.steadyline.refresh()); // a round under way may find it out first
    await expect(pageAgain.getByText('Dexcom no longer accepts this sign-in.')).toBeVisible();
    await expect(hero(pageAgain)).toContainText(shown);
    await look(second);

    const files = await filesUnder(desk.home);
    expect(files.filter((file) => file.includes('.sqlite')).length).toBeGreaterThan(0);
    // An answer without a header about keeping it would lie there, readings and all.
    expect(files.filter((file) => file.includes('/Steadyline/Cache/'))).toEqual([]);
    for (const file of files) {
      traces.push(...findSecrets(secrets(), file, await readFile(file).catch(() => Buffer.alloc(0))));
    }
    const output = [first, second].flatMap(({ log }) => log).join('');
    traces.push(...findSecrets(secrets(), 'the output', output));
    expect(secrets().length).toBeGreaterThanOrEqual(8);
    expect(traces).toEqual([]);
    await expectSearchFinds(desk, secrets());
    await expectClosedLog(desk);
  } finally {
    await simulator.stop();
  }
});

/** What would be there would be found: in a file of any depth, and in the face of a process. */
async function expectSearchFinds(desk: Desk, secrets: readonly string[]): Promise<void> {
  const planted = join(desk.home, '.config/Steadyline/planted');
  await writeFile(planted, `text before ${secrets[1]}`, 'utf16le');
  expect(findSecrets(secrets, planted, await readFile(planted))).toEqual([{ where: planted, which: 1 }]);
  expect(await filesUnder(desk.home)).toContain(planted);
  const own = await processFaces(process.pid);
  expect([...own.values()].some((face) => face.includes('STEADYLINE_E2E_ELECTRON'))).toBe(true);
}

/** A simulator that remembers every secret the app sends it, and answers with them where it is to fail. */
async function startWatched() {
  const clientSecret = randomBytes(24).toString('base64url');
  const world = stillWorld();
  const simulator: Simulator = await startSimulator({ world: { ...world, config: { ...world.config, clientSecret } } });
  const seen = new Set([clientSecret]);
  let fault: 'data' | 'token' | null = null;
  simulator.intercept = ({ url, headers, body }: SimRequest) => {
    const form = new URLSearchParams(url.includes('/token') ? body : '');
    const sent = [headers.authorization?.replace('Bearer ', ''), form.get('code'), form.get('refresh_token')];
    for (const secret of sent) if (secret) seen.add(secret);
    if (fault === null || url.includes('/token') !== (fault === 'token')) return undefined;
    return { status: 503, headers: { 'content-type': 'text/plain' }, body: `${headers.authorization} ${body}` };
  };
  return {
    simulator,
    /** Those that were sent, and those that were only given out. */
    secrets: () => {
      const { accessTokens, refreshTokens } = simulator.world().oauth;
      for (const token of [...Object.keys(accessTokens), ...Object.keys(refreshTokens)]) seen.add(token);
      return [...seen];
    },
    setFault: (next: typeof fault) => {
      fault = next;
    },
  };
}

/** Every line is made of known names and words without a digit: no value, no token, no address, no path. */
async function expectClosedLog(desk: Desk): Promise<void> {
  const folder = join(desk.home, '.config/Steadyline/logs');
  const files = await filesUnder(folder);
  const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('').split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThanOrEqual(8);
  const line = /^\{"at":"[\d:.TZ-]+"(?:,"(?:what|kind|why|note|where|error|runtime)":(?:"[A-Za-z-]+"|null))+\}$/;
  for (const one of lines) expect(one).toMatch(line);
  expect(lines.join()).toContain('"why":"server-error"');
  expect(lines.join()).toContain('"kind":"sign-in-expired"');
  for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
}
