import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sandboxArgs } from '../support/desk';
import { expect, test, valueOfTooltip } from '../support/e2e';

/** The fuses in the order in which they lie in the binary. Source: @electron/fuses, FuseV1Options. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** Marks the place of the fuses in the binary; a version, their number and one character each follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const packaged = (): string => {
  const path = process.env.STEADYLINE_E2E_PACKAGED;
  if (!path) throw new Error('STEADYLINE_E2E_PACKAGED is not set: run these tests with npm run test:e2e');
  return path;
};

test('the packaged app shows the demo in the tray and ends from its menu', async ({ desk }) => {
  let child: ChildProcess | null = null;
  try {
    child = spawn(packaged(), [...sandboxArgs(), '--demo', '--hidden'], { env: desk.session.env, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child?.once('exit', resolve));
    const item = await desk.tray?.item();
    await expect
      .poll(async () => valueOfTooltip((await item?.tooltip()) ?? ''), { timeout: 30_000 })
      .toMatch(/^(\d+|LOW|HIGH)$/);
    expect(await item?.tooltip()).toContain('Demo: these are not your values.');
    expect(await desk.archives()).toEqual(['demo-steady.sqlite']);
    await item?.click('Quit Steadyline');
    expect(await ended).toBe(0);
  } finally {
    child?.kill('SIGKILL');
  }
});

test('the packaged binary has the fuses that are configured', async () => {
  const { electronFuses } = parse(await readFile(join(__dirname, '../../electron-builder.yml'), 'utf8'));
  const binary = await readFile(packaged());
  const at = binary.indexOf(SENTINEL) + SENTINEL.length;
  expect(at).toBeGreaterThan(SENTINEL.length);
  const [version, count = 0] = binary.subarray(at, at + 2);
  expect(version).toBe(1);
  const states = [...binary.subarray(at + 2, at + 2 + count)].map((state) => String.fromCharCode(state) === '1');
  const known = FUSES.slice(0, count);
  expect(known.length).toBeGreaterThanOrEqual(7);
  expect(Object.fromEntries(known.map((name, i) => [name, states[i]]))).toEqual(
    Object.fromEntries(known.map((name) => [name, electronFuses[name]])),
  );
});
