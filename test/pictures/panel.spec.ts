import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerLogin, expect, fillSignIn, moveClock, openApp, openedLogin, test } from '../support/e2e';
import { createPhone } from '../support/phone';
import { startPanel } from './panel';

const FOLDER = join(__dirname, '../../docs/pictures');
const HOUR = 3_600_000;
/** A panel takes a new picture up within a moment. */
const SETTLES_MS = 1500;

test.use({ deskOptions: { panel: false } });

for (const look of ['dark', 'light'] as const) {
  test(`the tray in a ${look} panel of Xfce`, async ({ desk, simulator }) => {
    const phone = createPhone();
    simulator.update(phone.world);
    const panel = await startPanel(desk.session, look);
    const take = async (name: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
      await writeFile(join(FOLDER, `panel-${look}-${name}.png`), await panel.picture());
    };
    try {
      const { app, page } = await openApp(desk);
      await take('signed-out');
      await fillSignIn(page, simulator);
      await desk.openLink(await answerLogin(await openedLogin(desk)));
      await expect(page.getByText('Connected.')).toBeVisible();
      await take('value');
      phone.uploads(63);
      simulator.update((world) => ({ ...world, people: [phone.person()] }));
      await page.evaluate(() => window.steadyline.refresh());
      await expect(page.getByText('63', { exact: true }).first()).toBeVisible();
      await take('low');
      await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'hidden' }));
      await take('hidden');
      await page.evaluate(() => window.steadyline.setPrivacy({ kind: 'shown' }));
      simulator.intercept = () => 'hang-up';
      await moveClock(app, 4 * HOUR);
      await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
      await take('late');
      await moveClock(app, 24 * HOUR);
      await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
      await take('offline');
    } finally {
      await panel.stop();
    }
  });
}
