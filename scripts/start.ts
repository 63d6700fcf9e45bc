import { needsVirtualScreen, openScreen } from './desktop/virtual-screen';
import { findRuntime } from './electron/find-runtime';
import { whyNoSandbox } from './electron/sandbox';
import { buildIfStale } from './lib/build';
import { runForeground } from './lib/foreground';
import { projectDir } from './lib/paths';
import { runScript, say } from './lib/say';
import { ensureSystem } from './system/ensure-system';

/** From a fresh checkout to the app on the screen; what follows `--` goes to the app. */
async function main(): Promise<number> {
  const headless = needsVirtualScreen();
  await Promise.all([ensureSystem({ headless }), buildIfStale()]);
  const runtime = await findRuntime();
  const noSandbox = await whyNoSandbox(runtime.distDir);
  if (noSandbox) say(`Without Chromium's sandbox: ${noSandbox}.`);
  const screen = await openScreen();
  const args = [...(noSandbox ? ['--no-sandbox'] : []), projectDir, ...process.argv.slice(2)];
  try {
    return await runForeground(runtime.executable, args, { env: screen.env, beforeEnd: screen.lastPicture });
  } finally {
    await screen.stop();
  }
}

runScript(main);
