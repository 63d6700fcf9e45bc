import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../../../core/result';
import { createDexcomClient } from '../../../../main/dexcom/client';
import type { Transport } from '../../../../main/dexcom/transport';
import { createPoller } from '../../../../main/sync/poller';

const NOW = Date.UTC(2026, 4, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOTHING = { status: 200, headers: {}, body: '{"recordType":"dataRange","recordVersion":"3.0","userId":"u"}' };

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Rounds of one question each, five minutes apart, over a network that may fall silent. */
function poll() {
  const network = { silent: false };
  const transport: Transport = ({ signal }) =>
    network.silent
      ? new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        })
      : Promise.resolve(NOTHING);
  const token = async () => ok('token');
  const client = createDexcomClient({ origin: '', transport, tokens: { current: token, renew: token } });
  const rounds: boolean[] = [];
  const poller = createPoller(
    async (signal) => {
      rounds.push((await client.dataRange(null, signal)).ok);
      return { inMs: 5 * MINUTE };
    },
    () => Date.now(),
  );
  return { network, poller, rounds };
}

test.each([8 * HOUR, -8 * HOUR, 400 * 24 * HOUR, -400 * 24 * HOUR])(
  'a clock that moves by %d ms in mid-request holds nothing up: the question counts as lost, and another follows',
  async (byMs) => {
    const { network, poller, rounds } = poll();
    network.silent = true;
    void poller.poke();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(NOW + byMs);
    void poller.poke();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(rounds).toEqual([false]);
    network.silent = false;
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(rounds).toEqual([false, true]);
    await poller.stop();
  },
);

test.each([8 * HOUR, -8 * HOUR])('a clock that moves by %d ms between rounds does not end them', async (byMs) => {
  const { poller, rounds } = poll();
  void poller.poke();
  await vi.advanceTimersByTimeAsync(MINUTE);
  vi.setSystemTime(NOW + byMs);
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(rounds.length).toBeGreaterThanOrEqual(2);
  await poller.stop();
});
