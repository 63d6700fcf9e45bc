import { spawn, spawnSync } from 'node:child_process';
import { describeConnection } from '../../core/connection';
import { FAILURE_TEXT } from '../../core/failures';
import { COMPUTER_FAULTS } from '../../simulator/faults/computer-faults';
import { surround } from '../../simulator/faults/switch-on';
import { electronPath, PROJECT, sandboxArgs } from '../support/desk';
import { expect, openApp, test, valueIn, valueOfTooltip } from '../support/e2e';
import { expectSaid, folderOf, leaveSignedIn, quit, refresh } from '../support/leave';

/** Some containers let nobody have mounts or a network of their own: there the app must not start as if it had. */
const mayHaveNamespaces = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

test('a keychain in trouble is said as what it is; the value stays, and afterwards all is as before', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(120_000);
  const value = await leaveSignedIn(desk, simulator);
  for (const problem of ['locked', 'absent', 'refusing', 'empty'] as const) {
    await test.step(problem, async () => {
      const { command, end } = surround(COMPUTER_FAULTS[`keychain-${problem}`], '');
      const { app, page } = await openApp(desk, { under: command });
      await expectSaid(page, describeConnection({ kind: 'keychain', problem }));
      expect(await valueIn(page)).toBe(value);
      await quit(app);
      end();
    });
  }
  const { page } = await openApp(desk);
  await expect(page.getByText('Connected.')).toBeVisible();
});

test('a full disk is said where it fills up and where the app starts on it; with room all goes on', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(120_000);
  const value = await leaveSignedIn(desk, simulator);
  const { command, set, end } = surround(COMPUTER_FAULTS['disk-full'], folderOf(desk));
  if (!mayHaveNamespaces) return expect(openApp(desk, { under: command })).rejects.toThrow('failed to launch');
  for (const isFullAtStart of [false, true]) {
    await test.step(isFullAtStart ? 'the start' : 'it fills up', async () => {
      set?.(isFullAtStart);
      const { app, page } = await openApp(desk, { under: command });
      if (!isFullAtStart) await expect(page.getByText('Connected.')).toBeVisible();
      set?.(true);
      await expect(async () => {
        await refresh(page);
        await expect(page.getByText(FAILURE_TEXT['disk-full'].sentence)).toBeVisible({ timeout: 1000 });
      }).toPass();
      await expectSaid(page, FAILURE_TEXT['disk-full']);
      expect(await valueIn(page)).toBe(value);
      set?.(false);
      await expectConnectedSoon(page);
      await quit(app);
    });
  }
  end();
});

test('a folder that may not be written is said, and once it may be all goes on', async ({ desk, simulator }) => {
  const value = await leaveSignedIn(desk, simulator);
  const { command, set, end } = surround(COMPUTER_FAULTS['read-only'], folderOf(desk));
  if (!mayHaveNamespaces) return expect(openApp(desk, { under: command })).rejects.toThrow('failed to launch');
  const { app, page } = await openApp(desk, { under: command });
  await expectSaid(page, FAILURE_TEXT['read-only']);
  expect(await valueIn(page)).toBe(value);
  set?.(false);
  await expectConnectedSoon(page);
  await quit(app);
  end();
});

/** What ends the fault takes a moment; a person then refreshes. */
async function expectConnectedSoon(page: Parameters<typeof refresh>[0]): Promise<void> {
  await expect(async () => {
    await refresh(page);
    await expect(page.getByText('Connected.')).toBeVisible({ timeout: 2000 });
  }).toPass();
}

test('a computer without a network is said to be offline, with the last value', async ({ desk, simulator }) => {
  const value = await leaveSignedIn(desk, simulator);
  const { command, end } = surround(COMPUTER_FAULTS['no-network'], '');
  const [program = '', ...args] = [...command, electronPath(), ...sandboxArgs(), PROJECT];
  const child = spawn(program, args, { env: desk.session.env, stdio: 'ignore' }); // no test driver reaches in there
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (mayHaveNamespaces) {
    const item = await desk.tray?.item(1);
    await expect.poll(() => item?.tooltip()).toContain(FAILURE_TEXT['no-network'].sentence);
    expect(valueOfTooltip((await item?.tooltip()) ?? '')).toBe(value);
    child.kill('SIGKILL');
  }
  await ended;
  expect(desk.tray?.count()).toBe(mayHaveNamespaces ? 2 : 1);
  end();
});
