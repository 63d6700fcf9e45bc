import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from './paths';
import { Advice, say } from './say';
import { runTool } from './tools';

const sources = ['core', 'main', 'preload', 'renderer', 'simulator', 'electron.vite.config.ts', 'package-lock.json'];
const outputs = ['out/main/main.js', 'out/preload/preload.js', 'out/renderer/index.html'];

/** Builds the app unless what is there is newer than everything it is made of. */
export async function buildIfStale(dir = projectDir): Promise<void> {
  if (await isFresh(dir)) return;
  const start = Date.now();
  const result = await runTool('electron-vite', ['build'], { cwd: dir });
  if (result.code !== 0) throw new Advice(`The build failed:\n${result.stdout}\n${result.stderr}`);
  say(`Built in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

/** Compares times of change only: cheap enough to ask at every start. Folders count, so a deleted file is noticed. */
export async function isFresh(dir: string): Promise<boolean> {
  const built = await Promise.all(outputs.map((path) => changedAt(join(dir, path))));
  const changed = await Promise.all(sources.map((path) => newest(join(dir, path))));
  return Math.min(...built.map((at) => at ?? 0)) > Math.max(...changed);
}

async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

async function newest(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const below = entries.map((entry) => {
    const inner = join(path, entry.name);
    return entry.isDirectory() ? newest(inner) : changedAt(inner);
  });
  const times = await Promise.all([changedAt(path), ...below]);
  return Math.max(...times.map((at) => at ?? 0));
}
