import { startXvfb, type Xvfb, type XvfbOptions } from '../../scripts/desktop/xvfb';
import { run } from '../../scripts/lib/run';
import { test as base } from './e2e';

/** A display of a test's own, so that no other test's window takes the focus or the keys. */
export type OwnDisplay = Xvfb & {
  /** Presses keys as a keyboard does, such as "Escape" or "ctrl+alt+g". */
  press(...keys: string[]): Promise<void>;
  click(x: number, y: number): Promise<void>;
};

/** Tests with a desk and a display of their own; the app is to be launched with `display.env`. */
export const test = base.extend<{ displayOptions: XvfbOptions; display: OwnDisplay }>({
  displayOptions: [{}, { option: true }],
  display: async ({ displayOptions }, use) => {
    const xvfb = await startXvfb(displayOptions);
    const xdotool = async (...words: string[]): Promise<void> => {
      const { code, stderr } = await run('xdotool', words, { env: { ...process.env, ...xvfb.env } });
      if (code !== 0) throw new Error(`xdotool failed: ${stderr}`);
    };
    await use({
      ...xvfb,
      press: (...keys) => xdotool('key', '--delay', '50', ...keys),
      click: (x, y) => xdotool('mousemove', String(x), String(y), 'click', '1'),
    });
    await xvfb.stop();
  },
});
