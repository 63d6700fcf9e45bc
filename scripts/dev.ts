import { needsVirtualScreen, openScreen } from './desktop/virtual-screen';
import { findRuntime } from './electron/find-runtime';
import { whyNoSandbox } from './electron/sandbox';
import { runForeground } from './lib/foreground';
import { projectDir } from './lib/paths';
import { runScript, say } from './lib/say';
import { toolPath } from './lib/tools';
import { ensureSystem } from './system/ensure-system';

/** The app with hot reload, on the same Electron and the same kind of screen as `npm start`. */
async function main(): Promise<number> {
  const headless = needsVirtualScreen();
  await ensureSystem({ headless });
  const runtime = await findRuntime();
  const noSandbox = await whyNoSandbox(runtime.distDir);
  if (noSandbox) say(`Without Chromium's sandbox: ${noSandbox}.`);
  const screen = await openScreen();
  const appArgs = [...(noSandbox ? ['--no-sandbox'] : []), ...process.argv.slice(2)];
  const env = { ...screen.env, ELECTRON_EXEC_PATH: runtime.executable };
  const args = [toolPath('electron-vite'), 'dev', '--watch', ...(appArgs.length > 0 ? ['--', ...appArgs] : [])];
  try {
    const options = { env, cwd: projectDir, group: true, beforeEnd: screen.lastPicture };
    return await runForeground(process.execPath, args, options);
  } finally {
    await screen.stop();
  }
}

runScript(main);
