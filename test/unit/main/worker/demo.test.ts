import { expect, onTestFinished, test, vi } from 'vitest';
import { textOf } from '../../../../main/dexcom/body';
import { openDemo } from '../../../../main/worker/open-demo';
import { DAY_MS, NOW, queryTime } from '../../simulator/client';

/** Each thread reads its sources first, which takes its time where others hold the processor. */
vi.setConfig({ testTimeout: 30_000 });

function demoOf(person: string, now: () => number = () => NOW) {
  const demo = openDemo(person, now);
  onTestFinished(() => demo.close());
  return demo;
}

const egvsOf = (days: number, now = NOW): string => {
  const window = new URLSearchParams({ startDate: queryTime(now - days * DAY_MS), endDate: queryTime(now) });
  return `https://api.example/v3/users/self/egvs?${window}`;
};

test('the demo answers from its thread, by the clock of whoever asks', async () => {
  let now = NOW;
  const demo = demoOf('steady', () => now);
  const authorization = `Bearer ${await demo.accessToken()}`;
  const ask = async () => {
    const { signal } = new AbortController();
    const answer = await demo.transport({ method: 'GET', url: egvsOf(1, now), headers: { authorization }, signal });
    expect(answer.status).toBe(200);
    return JSON.parse(textOf(answer.body)).records[0].systemTime as string;
  };
  const first = await ask();
  now += DAY_MS / 4;
  const hours = (Date.parse(await ask()) - Date.parse(first)) / 3_600_000;
  expect(Math.round(hours)).toBe(6);
});

test('a month of life is made without holding up its caller', async () => {
  const demo = demoOf('steady');
  const authorization = `Bearer ${await demo.accessToken()}`;
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const { signal } = new AbortController();
  const began = performance.now();
  await demo.transport({ method: 'GET', url: egvsOf(30), headers: { authorization }, signal });
  const tookMs = performance.now() - began;
  clearInterval(timer);
  expect(longest).toBeLessThan(tookMs / 2);
});

test('an unknown person has no token', async () => {
  await expect(demoOf('nobody').accessToken()).rejects.toThrow('another thread');
});

test('after its end nothing is answered', async () => {
  const demo = demoOf('new');
  await demo.accessToken();
  await demo.close();
  const { signal } = new AbortController();
  await expect(demo.transport({ method: 'GET', url: egvsOf(1), headers: {}, signal })).rejects.toThrow('ended');
});
