import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askBus } from './ask-bus';

/** Where the kernel lists batteries and chargers. Source: Linux, Documentation/ABI/testing/sysfs-class-power. */
export const POWER_SUPPLIES = '/sys/class/power_supply';

/** Whether a battery of this computer is running down; those of mice and headsets do not count. */
export async function isRunningDown(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const supplies = await Promise.all(names.map((name) => readSupply(join(folder, name))));
  return supplies.some(
    ({ type, scope, status }) => type === 'Battery' && scope !== 'Device' && status === 'Discharging',
  );
}

async function readSupply(folder: string): Promise<Record<'type' | 'scope' | 'status', string>> {
  const read = (name: string) =>
    readFile(join(folder, name), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const [type, scope, status] = await Promise.all([read('type'), read('scope'), read('status')]);
  return { type, scope, status };
}

const NETWORK_MANAGER = 'org.freedesktop.NetworkManager';
/** NMMetered: 1 is yes, 3 is a guess that it is. Source: NetworkManager's D-Bus API. */
const METERED = /\b(?:u|uint32) [13]\b/;

/** Whether the network in use is paid for by volume; where no NetworkManager answers it is taken that it is not. */
export async function isMetered(): Promise<boolean> {
  const answer = await askBus({
    bus: 'system',
    to: NETWORK_MANAGER,
    path: '/org/freedesktop/NetworkManager',
    method: 'org.freedesktop.DBus.Properties.Get',
    texts: [NETWORK_MANAGER, 'Metered'],
  });
  return METERED.test(answer ?? '');
}
