import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, run } from '../lib/run';
import { executableIn, type Runtime, readVersion } from './runtime';

/** The download is about 120 MB; on a line too slow for this the remedy is to run `npx install-electron` by hand. */
const installLimitMs = 180_000;

async function pinnedVersion(packageDir: string): Promise<string> {
  const text = await readFile(join(packageDir, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The Electron that package.json pins, if its binary is really there and is that version. */
export async function findPinned(packageDir: string, platform: NodeJS.Platform): Promise<Runtime | undefined> {
  const distDir = join(packageDir, 'dist');
  const executable = executableIn(distDir, platform);
  const [wanted, found] = await Promise.all([pinnedVersion(packageDir), readVersion(distDir)]);
  if (found !== wanted || !existsSync(executable)) return undefined;
  return { kind: 'pinned', distDir, executable, version: found, reason: 'the pinned Electron is installed' };
}

/** Tries the pinned Electron's own download once; a network that blocks it answers in about a second. */
export async function installPinned(packageDir: string, limitMs = installLimitMs): Promise<string | undefined> {
  const result = await run(process.execPath, [join(packageDir, 'install.js')], { timeoutMs: limitMs });
  if (result.code === 0) return undefined;
  if (result.timedOut) return `no answer within ${Math.round(limitMs / 1000)} s`;
  return firstReason(result.stderr);
}

function firstReason(stderr: string): string {
  const line = stderr.split('\n').find((text) => /error|failed/i.test(text));
  return line?.trim() || lastLine(stderr) || 'it ended without saying why';
}
