import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPUTER_FAULTS } from '../../../simulator/faults/computer-faults';
import { surround } from '../../../simulator/faults/switch-on';
import { DAY, makeFolder } from '../main/simulated';

type Name = keyof typeof COMPUTER_FAULTS;

/** What a command says inside a fault, in each state it is put into. */
function inside(name: Name, folder: string, script: string, states: readonly boolean[] = [true]): string[] {
  const { command, set, end } = surround(COMPUTER_FAULTS[name], folder);
  const [program = '', ...args] = [...command, 'sh', '-c', script, 'sh', folder];
  const said = states.map((isOn) => {
    set?.(isOn);
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return `${stdout}${stderr}`.trim();
  });
  end();
  return said;
}

/** Some containers let nobody have a namespace: there the command must not run as if the fault were there. */
const mayHaveNamespaces = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const meets = (said: string): unknown =>
  mayHaveNamespaces ? expect.stringContaining(said) : expect.not.stringMatching(/ran/);

async function folderWithArchives(): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, 'archives'));
  await writeFile(join(folder, 'archives/a.sqlite'), 'kept');
  return folder;
}

test('no-network: no interface is up', async () => {
  const script = `echo ran; "${process.execPath}" -p 'Object.keys(os.networkInterfaces()).length + " interfaces"'`;
  expect(inside('no-network', await makeFolder(), script)).toEqual([meets('0 interfaces')]);
});

test('disk-full: what is there can be read and nothing written, until there is room; the real folder stays', async () => {
  const folder = await folderWithArchives();
  const script = 'echo ran; cat "$1/archives/a.sqlite"; cp "$1/archives/a.sqlite" "$1/b" && cat "$1/b"';
  const [full, roomy] = inside('disk-full', folder, script, [true, false]);
  expect(full).toEqual(meets('No space left on device'));
  expect([full, roomy]).toEqual([meets('kept'), meets('keptkept')]);
  expect(readdirSync(folder)).toEqual(['archives']);
});

test('read-only: the history can be read and not written, until that is allowed', async () => {
  const folder = await folderWithArchives();
  const script = 'echo ran; cat "$1/archives/a.sqlite"; touch "$1/archives/b" && echo written';
  const [forbidden, allowed] = inside('read-only', folder, script, [true, false]);
  expect(forbidden).toEqual(meets('Read-only file system'));
  expect([forbidden, allowed]).toEqual([meets('kept'), meets('keptwritten')]);
  expect(existsSync(join(folder, 'archives/b'))).toBe(mayHaveNamespaces);
});

test.each([
  ['clock-years-ahead', true, 1825 * DAY],
  ['clock-jumps', true, DAY / 8],
  ['clock-jumps', false, 0],
] as const)('%s (%s): the clock is off by %s ms', async (name, isOn, offMs) => {
  const [said = ''] = inside(name, await makeFolder(), 'date +%s', [isOn]);
  expect(Math.abs(Number(said) * 1000 - Date.now() - offMs)).toBeLessThan(10_000);
});
