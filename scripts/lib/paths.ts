import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** The project folder, so that every script works from any current folder. */
export const projectDir = resolve(__dirname, '../..');

/** Where this machine keeps what can be had again: outside the project, so that a fresh checkout reuses it. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'steadyline');
}
