import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as dbus from 'dbus-next';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isMetered, isRunningDown } from '../../../../main/desktop/linux-power';
import { startBus } from '../../../../scripts/desktop/bus';
import { makeFolder } from '../simulated';

const MAINS = { type: 'Mains', online: '1' };
const battery = (status: string) => ({ type: 'Battery', status });

test.each<[string, boolean, Record<string, Record<string, string>>]>([
  ['no supply at all, as a desktop computer has', false, {}],
  ['mains only', false, { AC: MAINS }],
  ['a charging battery', false, { AC: MAINS, BAT0: battery('Charging') }],
  ['a full one', false, { AC: MAINS, BAT0: battery('Full') }],
  ['one that runs down', true, { AC: { ...MAINS, online: '0' }, BAT0: battery('Discharging') }],
  ['the second of two that runs down', true, { BAT0: battery('Unknown'), BAT1: battery('Discharging') }],
  ["a mouse's that runs down", false, { hidpp_0: { ...battery('Discharging'), scope: 'Device' } }],
  ['one that says nothing', false, { BAT0: { type: 'Battery' } }],
])('%s: running down is %s', async (_name, expected, supplies) => {
  const folder = await makeFolder();
  for (const [name, files] of Object.entries(supplies)) {
    await mkdir(join(folder, name));
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), `${text}\n`);
  }
  expect(await isRunningDown(folder)).toBe(expected);
});

test('a system without such a list is not running down', async () => {
  expect(await isRunningDown('/nowhere/power_supply')).toBe(false);
});

/** Stands where NetworkManager stands on the system bus. */
class NetworkManager extends dbus.interface.Interface {
  Metered = 0;
  constructor() {
    super('org.freedesktop.NetworkManager');
  }
}
NetworkManager.configureMembers({ properties: { Metered: { signature: 'u' } } });

test.runIf(process.platform === 'linux')('the network manager says whether the network is metered', async () => {
  const bus = await startBus();
  onTestFinished(() => bus.stop());
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await isMetered()).toBe(false); // nobody there

  const connection = dbus.sessionBus({ busAddress: bus.address });
  onTestFinished(() => connection.disconnect());
  const manager = new NetworkManager();
  connection.export('/org/freedesktop/NetworkManager', manager);
  await connection.requestName('org.freedesktop.NetworkManager', 0);
  const answers: boolean[] = [];
  for (const metered of [0, 1, 2, 3, 4]) {
    manager.Metered = metered;
    answers.push(await isMetered());
  }
  expect(answers).toEqual([false, true, false, true, false]); // unknown, yes, no, guessed yes, guessed no
});
