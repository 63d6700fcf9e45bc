import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPoller, type NextRound, type Poller } from '../../../../main/sync/poller';

const NOW = Date.UTC(2026, 4, 1);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A poller whose rounds take `tookMs` and say what is next. */
function poll(next: () => NextRound, tookMs = 0) {
  const startedAt: number[] = [];
  let [underWay, most] = [0, 0];
  const poller: Poller = createPoller(
    async (signal) => {
      startedAt.push(Date.now() - NOW);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, tookMs);
        signal.addEventListener('abort', end);
      });
      underWay -= 1;
      return next();
    },
    () => Date.now(),
  );
  return { poller, startedAt, most: () => most, underWay: () => underWay };
}

test('rounds follow one another by the time each says, counted from its end', async () => {
  const { poller, startedAt } = poll(() => ({ inMs: 5 * MINUTE }), 2 * SECOND);
  void poller.poke();
  await vi.advanceTimersByTimeAsync(11 * MINUTE);
  expect(startedAt).toEqual([0, 302 * SECOND, 604 * SECOND]);
});

test('nothing runs before the first poke, nor after "when asked"', async () => {
  const { poller, startedAt } = poll(() => 'when-asked');
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(startedAt).toEqual([]);
  await Promise.all([poller.poke(), vi.advanceTimersByTimeAsync(0)]);
  await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
  expect(startedAt).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

describe('a poke', () => {
  test('joins the round under way and ends with it', async () => {
    const { poller, startedAt, most } = poll(() => 'when-asked', 10 * SECOND);
    const ends: string[] = [];
    void poller.poke().then(() => ends.push('first'));
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    void poller.poke().then(() => ends.push('second'));
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(ends).toEqual(['first', 'second']);
    expect([startedAt.length, most()]).toEqual([1, 1]);
  });

  test('runs at once instead of waiting, and the wait begins anew', async () => {
    const { poller, startedAt } = poll(() => ({ inMs: 5 * MINUTE }));
    void poller.poke();
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    void poller.poke();
    await vi.advanceTimersByTimeAsync(6 * MINUTE);
    expect(startedAt).toEqual([0, 4 * MINUTE, 9 * MINUTE]);
  });

  test('however often, never makes two rounds at once', async () => {
    const { poller, most } = poll(() => ({ inMs: 7 * SECOND }), 5 * SECOND);
    for (let i = 0; i < 300; i += 1) {
      void poller.poke();
      await vi.advanceTimersByTimeAsync(731);
    }
    expect(most()).toBe(1);
  });
});

describe('stopping', () => {
  test('breaks off the round under way, waits for it, and nothing follows', async () => {
    const { poller, startedAt, underWay } = poll(() => ({ inMs: SECOND }), MINUTE);
    void poller.poke();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(underWay()).toBe(1);
    await poller.stop();
    expect(underWay()).toBe(0);
    await poller.poke();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(startedAt).toEqual([0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('between rounds ends the waiting', async () => {
    const { poller, startedAt } = poll(() => ({ inMs: SECOND }));
    await Promise.all([poller.poke(), vi.advanceTimersByTimeAsync(0)]);
    await poller.stop();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(startedAt).toEqual([0]);
  });

  test('twice, or before anything ran, is fine', async () => {
    const { poller } = poll(() => 'when-asked');
    await poller.stop();
    await poller.stop();
    await poller.poke();
  });
});

describe('a computer that slept', () => {
  test('has its round within a minute of waking, though its timers stood still', async () => {
    const { poller, startedAt } = poll(() => ({ inMs: 5 * MINUTE }));
    await Promise.all([poller.poke(), vi.advanceTimersByTimeAsync(0)]);
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    vi.setSystemTime(NOW + 8 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(startedAt).toHaveLength(2);
  });

  test('or whose clock was years ahead and is put right goes on with its rounds', async () => {
    const { poller, startedAt } = poll(() => ({ inMs: 5 * MINUTE }));
    await Promise.all([poller.poke(), vi.advanceTimersByTimeAsync(0)]);
    vi.setSystemTime(NOW - 3 * 365 * 24 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(31 * MINUTE);
    expect(startedAt).toHaveLength(7);
  });
});

test('a round that throws against its word does not end all rounds', async () => {
  let rounds = 0;
  const poller = createPoller(
    async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('unforeseen');
      return 'when-asked';
    },
    () => Date.now(),
  );
  await expect(poller.poke()).rejects.toThrow('unforeseen');
  await poller.poke();
  expect(rounds).toBe(2);
  await poller.stop();
});
