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

test('the next tick is at the change, or half a minute away, and never at once', () => {
  const anyTime = fc.double({ min: NOW - 100 * MINUTE, max: NOW + 100 * MINUTE, noNaN: true });
  fc.assert(
    fc.property(anyTime, anyTime, (changesAt, now) => {
      const ms = msToNextTick(changesAt, now);
      expect(ms).toBeGreaterThan(0);
      expect(ms).toBeLessThanOrEqual(30_000);
      if (ms < 30_000) expect(now + ms).toBeGreaterThanOrEqual(changesAt);
      if (changesAt - now > 1 && ms < 30_000) expect(now + ms - changesAt).toBeLessThan(1);
    }),
  );
  expect(msToNextTick(null, NOW)).toBe(30_000);
});

/** When an age becomes a whole number of minutes next. */
const wholeMinuteOf = (at: number) => (now: number) => at + (Math.floor((now - at) / MINUTE) + 1) * MINUTE;

test('every whole minute of an age is met as it passes, with no reading fetched', async () => {
  const at = NOW - 12_345;
  const ages: number[] = [];
  const stop = startTicker(
    wholeMinuteOf(at),
    () => Date.now(),
    () => ages.push(Date.now() - at),
  );
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  stop();
  const whole = ages.filter((age) => age % MINUTE === 0).map((age) => age / MINUTE);
  expect(whole).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(ages.length).toBeLessThanOrEqual(21);
});

test('what changes at another time by then is followed from the next tick on', async () => {
  let changesAt: number | null = null;
  const ticks: number[] = [];
  const stop = startTicker(
    () => changesAt,
    () => Date.now(),
    () => ticks.push(Date.now() - NOW),
  );
  await vi.advanceTimersByTimeAsync(45_000);
  changesAt = NOW + 70_000;
  await vi.advanceTimersByTimeAsync(25_000);
  stop();
  expect(ticks).toEqual([30_000, 60_000, 70_000]);
});

test('one that is ended by its own tick does not go on', async () => {
  let ticks = 0;
  const stop = startTicker(
    () => null,
    () => Date.now(),
    () => {
      ticks += 1;
      stop();
    },
  );
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(ticks).toBe(1);
});

test('a clock that jumped while the computer slept is noticed within half a minute', async () => {
  const ticks: number[] = [];
  const stop = startTicker(
    wholeMinuteOf(NOW),
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
