import { expect, test } from 'vitest';
import { createThrottle } from '../../../../main/account/throttle';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the first is done at once, what follows closely once later, and nothing is left out', async () => {
  let done = 0;
  const throttle = createThrottle(async () => {
    done += 1;
  }, 40);
  await throttle.ask();
  for (let i = 0; i < 20; i += 1) await throttle.ask();
  expect(done).toBe(1);
  await wait(60);
  await throttle.ask();
  expect(done).toBe(2);
  await throttle.ask();
  await throttle.flush();
  expect(done).toBe(3);
  await throttle.flush();
  expect(done).toBe(3);
});

test('work that fails is asked for again', async () => {
  let isBroken = true;
  let done = 0;
  const throttle = createThrottle(async () => {
    if (isBroken) throw new Error('disk');
    done += 1;
  }, 0);
  await expect(throttle.ask()).rejects.toThrow('disk');
  isBroken = false;
  await throttle.ask();
  expect(done).toBe(1);
});

test('work that fails stays left for the next flush', async () => {
  let isBroken = true;
  let done = 0;
  const throttle = createThrottle(async () => {
    if (isBroken) throw new Error('disk');
    done += 1;
  }, 60_000);
  await expect(throttle.ask()).rejects.toThrow('disk');
  isBroken = false;
  await throttle.flush();
  expect(done).toBe(1);
});
