import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { cacheDir, projectDir } from '../lib/paths';
import { say } from '../lib/say';
import { startDesktop } from './desktop';
import type { Xvfb } from './xvfb';

/** Where an app that is started by hand shows itself: the person's screen, or one that no one sees. */
export interface Screen {
  readonly env: NodeJS.ProcessEnv;
  /** To be called while the app still shows something. */
  lastPicture(): Promise<void>;
  stop(): Promise<void>;
}

const pictureFile = join(projectDir, 'artifacts/window.png');
const pictureEveryMs = 2000;

/** True where a Linux session has no display; the other systems always have one. */
export function needsVirtualScreen(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** The person's own screen, or a virtual one with its own home that is kept, so that data survives between starts. */
export async function openScreen(): Promise<Screen> {
  if (!needsVirtualScreen()) return { env: process.env, lastPicture: async () => {}, stop: async () => {} };
  const home = join(cacheDir(), 'home');
  const desktop = await startDesktop({ home });
  say(`No display: running on a virtual one (${desktop.display.display}), with its own home in ${home}.`);
  say(`A picture of it is kept in ${relative(process.cwd(), pictureFile)}.`);
  const pictures = keepPictures(desktop.display);
  const stop = async (): Promise<void> => {
    pictures.stop();
    await desktop.stop();
  };
  return { env: desktop.env, lastPicture: pictures.take, stop };
}

/** Keeps the newest picture that shows something: after the app ended the screen is empty. */
function keepPictures(display: Xvfb): { take(): Promise<void>; stop(): void } {
  let last = Promise.resolve();
  const take = (): Promise<void> => {
    last = last.then(() => keepPicture(display)).catch((error: unknown) => say(`No picture: ${String(error)}`));
    return last;
  };
  const timer = setInterval(take, pictureEveryMs);
  return { take, stop: () => clearInterval(timer) };
}

async function keepPicture(display: Xvfb): Promise<void> {
  const picture = await display.pictureIfChanged();
  if (!picture) return;
  await mkdir(dirname(pictureFile), { recursive: true });
  await writeFile(`${pictureFile}.new`, picture);
  await rename(`${pictureFile}.new`, pictureFile);
}
