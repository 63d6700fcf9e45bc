import { describe, expect, test } from 'vitest';
import { NO_OFFSET } from '../../../../core/history';
import { LIVED } from '../../../../core/statistics/clock';
import type { Archive } from '../../../../main/archive/contract';
import { DAY, HOUR, MINUTE } from '../simulated';
import { ALL, egvOf, eventOf, keep, NOW, openNew } from './made';

describe('readings of a range', () => {
  test('come in order, the start inside and the end not, without those that have no value', async () => {
    const { archive } = await openNew();
    const page = [400, 100, 300, 200].map((systemAt) => egvOf({ systemAt, code: systemAt === 300 ? null : systemAt }));
    await keep(archive, 'egv', page);
    const { at, mgDl, offsetMinutes } = await archive.records('egv', { fromAt: 100, toAt: 400 });
    expect(at).toEqual(Float64Array.of(100, 200));
    expect(mgDl).toEqual(Int16Array.of(100, 200));
    expect(offsetMinutes).toEqual(Int16Array.of(60, 60));
  });

  test.each([
    ['empty', 200, 200],
    ['inverted', 400, 100],
    ['before everything', -1e15, 0],
    ['after everything', 1e15, 2e15],
  ])('that is %s has none, in any form', async (_name, fromAt, toAt) => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [egvOf({ systemAt: 200 })]);
    const range = { fromAt, toAt };
    expect((await archive.records('egv', range)).at).toHaveLength(0);
    expect((await archive.envelope(range, 10)).count).toHaveLength(0);
    expect((await archive.hours(range)).count).toHaveLength(0);
    expect((await archive.days(range, LIVED)).histogram).toHaveLength(0);
  });

  test('hold LOW as 39 and HIGH as 401, and an unknown offset as such', async () => {
    const { archive } = await openNew();
    await keep(archive, 'egv', [
      egvOf({ systemAt: 100, code: 39, offsetMinutes: -480 }),
      egvOf({ systemAt: 200, code: 401, offsetMinutes: null }),
    ]);
    const { mgDl, offsetMinutes } = await archive.records('egv', ALL);
    expect([...mgDl, ...offsetMinutes]).toEqual([39, 401, -480, NO_OFFSET]);
  });
});

describe('the newest reading', () => {
  const at = (minutesAgo: number, code: number | null = 120) => egvOf({ systemAt: NOW - minutesAgo * MINUTE, code });

  test.each([
    ['and the one before it', [at(10), at(0), at(5)], [0, 5]],
    ['alone has none before it', [at(3)], [3]],
    ['is not one from a clock that is ahead', [at(5), at(-60 * 24)], [5]],
    ['is one with a value', [at(10), at(5), at(0, null)], [5, 10]],
  ])('%s', async (_name, page, minutesAgo) => {
    const { archive } = await openNew();
    await keep(archive, 'egv', page);
    const { reading, previous } = await archive.newest(NOW);
    const times = [reading, previous].flatMap((found) => (found ? [(NOW - found.at) / MINUTE] : []));
    expect(times).toEqual(minutesAgo);
  });
});

test('a day in which the clocks change is one day, and the hour that comes twice two', async () => {
  const { archive } = await openNew();
  const berlin = Date.UTC(2025, 9, 25, 22); // midnight before the change of 26 October
  const page = Array.from({ length: 25 }, (_, hour) =>
    egvOf({ systemAt: berlin + hour * HOUR, offsetMinutes: hour < 3 ? 120 : 60 }),
  );
  await keep(archive, 'egv', page);
  const days = await archive.days(ALL, LIVED);
  expect([...days.localAt]).toEqual([Date.UTC(2025, 9, 26)]);
  expect([...days.at, ...days.count, ...days.offsetMinutes]).toEqual([berlin, 25, 120]);
  const hours = await archive.hours(ALL);
  expect(Array.from(hours.localAt.subarray(1, 5), (local) => new Date(local).getUTCHours())).toEqual([1, 2, 2, 3]);
  expect([...hours.at]).toEqual(page.map(({ systemAt }) => systemAt));
});

describe('a long question', { timeout: 30_000 }, () => {
  /** Ten weeks of readings: several chunks. */
  async function openLong(): Promise<Archive> {
    const { archive } = await openNew();
    const page = Array.from({ length: 20_000 }, (_, i) => egvOf({ systemAt: NOW - i * 5 * MINUTE }));
    await keep(archive, 'egv', page);
    return archive;
  }
  const range = { fromAt: NOW - 180 * DAY, toAt: NOW + 1 };
  const asked: ReadonlyArray<readonly [string, (archive: Archive, signal: AbortSignal) => Promise<unknown>]> = [
    ['readings', (archive, signal) => archive.records('egv', range, signal)],
    ['an envelope', (archive, signal) => archive.envelope(range, 1e6, signal)],
    ['hours', (archive, signal) => archive.hours(range, signal)],
    ['days', (archive, signal) => archive.days(range, LIVED, signal)],
  ];

  test('can be taken back while it runs, and others are heard in between', async () => {
    const archive = await openLong();
    for (const [name, ask] of asked) {
      const before = new AbortController();
      before.abort(new Error('not wanted'));
      await expect(ask(archive, before.signal), name).rejects.toThrow('not wanted');
    }
    for (const [name, ask] of asked.slice(0, 2)) {
      const controller = new AbortController();
      setImmediate(() => controller.abort(new Error('no longer wanted')));
      await expect(ask(archive, controller.signal), name).rejects.toThrow('no longer wanted');
    }
  });

  test('answers the same whether it is read in one go or in many', async () => {
    const archive = await openLong();
    const { at } = await archive.records('egv', range);
    expect(at).toHaveLength(20_000);
    expect(at.every((time, i) => time === NOW - (19_999 - i) * 5 * MINUTE)).toBe(true);
    for (const spans of [10, 700, 20_000]) {
      const { count } = await archive.envelope(range, spans);
      expect(count.reduce((sum, one) => sum + one, 0)).toBe(20_000);
    }
  });

  test('of thousands of records at one instant comes to an end', async () => {
    const { archive } = await openNew();
    const page = Array.from({ length: 17_000 }, (_, i) => eventOf({ systemAt: NOW, recordId: `${i}` }));
    await keep(archive, 'event', page);
    expect((await archive.records('event', ALL)).at).toHaveLength(17_000);
  });
});
