import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../electron/runtime';
import { projectDir } from '../lib/paths';
import { Advice, say } from '../lib/say';
import { runTool } from '../lib/tools';
import { writeConfigFor } from './config';

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Steadyline.app/Contents/MacOS/Steadyline`,
  win32: 'win-unpacked/Steadyline.exe',
};

/** Where the packaged app's executable comes to lie. */
export function packagedExecutable(): string {
  return join(projectDir, 'dist', executables[process.platform] ?? 'linux-unpacked/steadyline');
}

/** Lays out the packaged app for this machine, without a network: the found Electron, the shipped fuses, an asar. */
export async function packageDir(runtime: Runtime): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'steadyline-package-'));
  // Hard links would let the fuses be flipped in the cached Electron too.
  const env = { ...process.env, USE_HARD_LINKS: 'false' };
  try {
    const args = ['--dir', '--publish', 'never', '--config', await writeConfigFor(runtime, workDir)];
    const result = await runTool('electron-builder', args, { env });
    if (result.code !== 0) throw new Advice(`Packaging failed:\n${result.stdout}\n${result.stderr}`);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  return packagedExecutable();
}

/** The same, unless what lies there is newer than the build and made on the same Electron. */
export async function packageDirIfStale(runtime: Runtime): Promise<string> {
  const executable = packagedExecutable();
  if (await isFresh(executable, runtime)) return executable;
  const start = Date.now();
  await packageDir(runtime);
  say(`Packaged in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
  return executable;
}

async function isFresh(executable: string, runtime: Runtime): Promise<boolean> {
  if (!existsSync(executable)) return false;
  const made = (await stat(executable)).mtimeMs;
  const parts = ['out/main/main.js', 'out/preload/preload.js', 'out/renderer/index.html', 'electron-builder.yml'];
  const changed = await Promise.all(parts.map(async (path) => (await stat(join(projectDir, path))).mtimeMs));
  changed.push((await stat(runtime.executable)).ctimeMs);
  return made > Math.max(...changed);
}
