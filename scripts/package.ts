import { findRuntime } from './electron/find-runtime';
import { needsBackport } from './electron/runtime';
import { buildIfStale } from './lib/build';
import { Advice, runScript, say } from './lib/say';
import { runTool } from './lib/tools';
import { packageDir } from './packaging/package-dir';

/** `--dir` lays the app out on whatever Electron is here; without it the installers for this system are made. */
async function main(): Promise<number> {
  await buildIfStale();
  if (process.argv.includes('--dir')) {
    say(`Packaged: ${await packageDir(await findRuntime())}`);
    return 0;
  }
  const runtime = await findRuntime({ retry: true });
  if (needsBackport(runtime)) {
    throw new Advice('Installers are made with the pinned Electron only, which is not installed: see the line above.');
  }
  const { code } = await runTool('electron-builder', ['--publish', 'never'], { output: 'inherit' });
  return code ?? 1;
}

runScript(main);
