import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, startChild } from './child';

export interface Bus {
  readonly address: string;
  stop(): Promise<void>;
}

/** A bus that starts no services by itself: what is not started by us is really not there. */
const configuration = (dir: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:path=${dir}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Starts a private message bus; also good as a stand-in for the system bus (DBUS_SYSTEM_BUS_ADDRESS). */
export async function startBus(): Promise<Bus> {
  const dir = await mkdtemp(join(tmpdir(), 'steadyline-bus-'));
  const file = join(dir, 'bus.conf');
  await writeFile(file, configuration(dir));
  const child = startChild('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address'], {
    env: process.env,
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const address = await firstLine(child, child.process.stdout).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { address, stop };
}
