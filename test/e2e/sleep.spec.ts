import { expect, openApp, signIn, test, valueIn } from '../support/e2e';
import { startLogind } from '../support/fake-logind';
import { refresh } from '../support/leave';

test('after sleep in the middle of a question, it is asked anew at once, and the value stays meanwhile', async ({
  desk,
  simulator,
}) => {
  const logind = await startLogind();
  const { page } = await openApp(desk, { env: { DBUS_SYSTEM_BUS_ADDRESS: logind.busAddress } });
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  const value = await valueIn(page);
  let unanswered = 0;
  simulator.intercept = () => {
    unanswered += 1;
    return new Promise(() => {}); // as over a connection that is gone when the computer wakes
  };
  await refresh(page);
  await expect.poll(() => unanswered).toBeGreaterThan(0);
  logind.sleep();
  simulator.intercept = undefined;
  const asked = simulator.requests.length;
  logind.wake();
  await expect.poll(() => simulator.requests.length).toBeGreaterThan(asked);
  expect(await valueIn(page)).toBe(value);
  await expect(page.getByText('Connected.')).toBeVisible();
  await logind.stop();
});
