import { startXvfb, type Xvfb, type XvfbOptions } from '../../scripts/desktop/xvfb';
import { run } from '../../scripts/lib/run';
import { test as base } from './e2e';

/** A display of a test's own, so that no other test's window takes the focus or the keys. */
export type OwnDisplay = Xvfb & {
  /** Presses keys as a keyboard does, such as "Escape" or "ctrl+alt+g". */
  press(...keys: string[]): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Where the windows are that can be seen on it. */
  windows(): Promise<readonly Rectangle[]>;
};

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Tests with a desk and a display of their own; the app is to be launched with `display.env`. */
export const test = base.extend<{ displayOptions: XvfbOptions; display: OwnDisplay }>({
  displayOptions: [{}, { option: true }],
  display: async ({ displayOptions }, use) => {
    const xvfb = await startXvfb(displayOptions);
    const env = { ...process.env, ...xvfb.env };
    const xdotool = async (...words: string[]): Promise<void> => {
      const { code, stderr } = await run('xdotool', words, { env });
      if (code !== 0) throw new Error(`xdotool failed: ${stderr}`);
    };
    const seen = ['search', '--onlyvisible', '--name', '.*', 'getwindowgeometry', '--shell', '%@'];
    await use({
      ...xvfb,
      press: (...keys) => xdotool('key', '--delay', '50', ...keys),
      click: (x, y) => xdotool('mousemove', String(x), String(y), 'click', '1'),
      windows: async () => placesIn((await run('xdotool', seen, { env })).stdout),
    });
    await xvfb.stop();
  },
});

/** Of what xdotool says of windows, each a few lines such as "X=12". */
const placesIn = (said: string): readonly Rectangle[] =>
  [...said.matchAll(/^X=(-?\d+)\nY=(-?\d+)\nWIDTH=(\d+)\nHEIGHT=(\d+)$/gm)].map((found) => {
    const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
    return { x, y, width, height };
  });
