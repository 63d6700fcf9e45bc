import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './fault';

/** Runs a script and then the command with a network or mounts of their own, as the user who asks. */
export function inNamespace(
  kind: '--net' | '--mount',
  script: string,
  words: readonly string[] = ['sh'],
): Surroundings {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const asUser = user === 0 ? [] : ['unshare', '--user', `--map-user=${user}`, `--map-group=${group}`, '--'];
  return {
    command: ['unshare', '--map-root-user', kind, '--', 'sh', '-ec', `${script}\nexec "$@"`, ...words, ...asUser],
  };
}

export type OtherDisk = {
  readonly scratch: string;
  readonly folder: string;
  /** Done while the fault is on, again and again, and while it is off. */
  readonly on: string;
  readonly off: string;
};

/** Puts something else in the place of the folder for the command alone; a file says whether the fault is on. */
export function onOtherDisk(mounting: string, { scratch, folder, on, off }: OtherDisk): Surroundings {
  const flag = join(scratch, 'on');
  const set = (isOn: boolean): void => (isOn ? writeFileSync(flag, '') : rmSync(flag, { force: true }));
  set(true);
  const script = `SCRATCH=$1 FOLDER=$2; shift 2
look() { if [ -e "$SCRATCH/on" ]; then ${on}; else ${off}; fi; }
${mounting}
look
(while kill -0 $$; do look; sleep 0.1; done) > /dev/null 2>&1 < /dev/null &`;
  return { ...inNamespace('--mount', script, ['sh', scratch, folder]), set };
}
