import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { msToNextTick, startTicker } from '../../../../main/desktop/ticker';

const NOW = Date.UTC(2026, 4, 1);
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the next tick is when the age is a whole minute, or half a minute away, and never at once', () => {
  const anyTime = fc.integer({ min: NOW - 100 * MINUTE, max: NOW + 100 * MINUTE });
  fc.assert(
    fc.property(anyTime, anyTime, (at, now) => {
      const ms = msToNextTick(at, now);
      expect(ms).toBeGreaterThan(0);
      expect(ms).toBeLessThanOrEqual(30_000);
      const minutesThen = (now + ms - at) / MINUTE;
      if (ms < 30_000) expect(Number.isInteger(minutesThen)).toBe(true);
      if (now >= at) expect(Math.floor(minutesThen)).toBeLessThanOrEqual(Math.floor((now - at) / MINUTE) + 1);
    }),
  );
  expect(msToNextTick(null, NOW)).toBe(30_000);
});

test('every whole minute of an age is met as it passes, with no reading fetched', async () => {
  const at = NOW - 12_345;
  const ages: number[] = [];
  const stop = startTicker(
    () => at,
    () => Date.now(),
    () => ages.push(Date.now() - at),
  );
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  stop();
  const whole = ages.filter((age) => age % MINUTE === 0).map((age) => age / MINUTE);
  expect(whole).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(ages.length).toBeLessThanOrEqual(21);
});

test('a newer reading is followed from the next tick on', async () => {
  let at: number | null = null;
  const ticks: number[] = [];
  const stop = startTicker(
    () => at,
    () => Date.now(),
    () => ticks.push(Date.now() - NOW),
  );
  await vi.advanceTimersByTimeAsync(MINUTE);
  at = NOW + 50_000;
  await vi.advanceTimersByTimeAsync(MINUTE);
  stop();
  expect(ticks).toEqual([30_000, 60_000, 90_000, 110_000]);
});

test('a clock that jumped while the computer slept is noticed within half a minute', async () => {
  const ticks: number[] = [];
  const stop = startTicker(
    () => NOW,
    () => Date.now(),
    () => ticks.push(Date.now()),
  );
  vi.setSystemTime(NOW + 8 * 60 * MINUTE);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(ticks).toHaveLength(1);
  stop();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(ticks).toHaveLength(1);
});
