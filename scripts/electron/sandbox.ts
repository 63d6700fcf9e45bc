import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lib/run';

/** Why Chromium's sandbox cannot be had here; nothing where it can, and there it stays on. */
export async function whyNoSandbox(distDir: string): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'Chromium refuses its sandbox to root';
  if (await isSetuidRoot(join(distDir, 'chrome-sandbox'))) return undefined;
  if (await hasUserNamespaces()) return undefined;
  return 'this system gives users no namespaces and chrome-sandbox is not setuid root';
}

async function isSetuidRoot(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.uid === 0 && (found.mode & 0o4000) !== 0;
}

/** Tries it instead of reading settings: several (sysctl, AppArmor, a container's filter) can forbid it. */
async function hasUserNamespaces(): Promise<boolean> {
  return (await run('unshare', ['--user', '--map-root-user', 'true'])).code === 0;
}
