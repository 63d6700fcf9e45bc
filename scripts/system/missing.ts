import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../lib/run';
import type { Need, Probe } from './needs';

/** What this system has, looked up once. */
export interface System {
  /** The output of `ldconfig -p`. */
  readonly libraries: string;
  readonly path: string;
}

/** Asks the dynamic linker what it knows; its tool is often outside a user's PATH. */
export async function readSystem(): Promise<System> {
  const tool = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  return { libraries: (await run(tool, ['-p'])).stdout, path: process.env.PATH ?? '' };
}

/** Which needs are not met. */
export function findMissing(needs: readonly Need[], system: System): readonly Need[] {
  return needs.filter(({ probe }) => !isThere(probe, system));
}

function isThere(probe: Probe, system: System): boolean {
  if ('library' in probe) return system.libraries.includes(`\t${probe.library} (`);
  if ('folder' in probe) return existsSync(probe.folder);
  return system.path.split(delimiter).some((dir) => existsSync(join(dir, probe.program)));
}

/** What a need is called in a message to someone whose package manager we do not know. */
export function describeNeed({ probe }: Need): string {
  return 'library' in probe ? probe.library : 'program' in probe ? probe.program : probe.folder;
}
