import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Interval, mergeIntervals } from '../../../../core/intervals';
import { newestFirst, type Task } from '../../../../main/sync/plan';
import { createSuspects, type Suspects } from '../../../../main/sync/suspects';
import { DAY, HOUR } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const month = (index: number): Task => ({
  kind: 'egv',
  window: { fromAt: NOW - (index + 1) * 30 * DAY, toAt: NOW - index * 30 * DAY },
});
const spansOf = (suspects: Suspects): Interval[] => mergeIntervals(suspects.spans().egv);
const lengthOf = ({ fromAt, toAt }: Interval): number => toAt - fromAt;

/**
 * Asks for what is suspected, newest first, until nothing else can be had; answers how many questions that took. An
 * hour passes with a dozen of them.
 */
function ask(suspects: Suspects, isAnswered: (window: Interval) => boolean, at: number): number {
  for (let asked = 0; ; asked += 1) {
    const [task] = newestFirst(suspects.all().filter(({ tries }) => tries === 0));
    if (!task) return asked;
    if (isAnswered(task.window)) suspects.worked(task);
    else suspects.failed(task, 'server-error', at + Math.floor(asked / 12) * HOUR, true);
  }
}

test('a bad moment costs its day, and few questions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3 * DAY, max: 30 * DAY }), (agoMs) => {
      const suspects = createSuspects();
      const badAt = NOW - agoMs;
      suspects.failed(month(0), 'server-error', NOW, true);
      const asked = ask(suspects, ({ fromAt, toAt }) => badAt < fromAt || badAt >= toAt, NOW);
      expect(asked).toBe(10);
      const [hole, ...others] = suspects.all();
      expect(others).toEqual([]);
      expect(hole?.window.fromAt).toBeLessThanOrEqual(badAt);
      expect(hole?.window.toAt).toBeGreaterThan(badAt);
      expect(lengthOf(hole?.window ?? month(0).window)).toBeLessThanOrEqual(DAY);
    }),
  );
});

test('of the last two days it costs an hour', () => {
  const suspects = createSuspects();
  const window = { fromAt: NOW - 25 * HOUR, toAt: NOW - HOUR };
  suspects.failed({ kind: 'egv', window }, 'server-error', NOW, true);
  ask(suspects, ({ fromAt, toAt }) => NOW - 5 * HOUR < fromAt || NOW - 5 * HOUR >= toAt, NOW);
  expect(suspects.all().map((one) => lengthOf(one.window) <= HOUR)).toEqual([true]);
});

test.each(['rate-limited', 'no-network', 'refused', 'host-not-found', 'signed-out-by-server', 'not-dexcom'] as const)(
  'a window that failed with %s stays whole',
  (failure) => {
    const suspects = createSuspects();
    suspects.failed(month(0), failure, NOW, true);
    expect(suspects.all()).toMatchObject([{ ...month(0), tries: 1 }]);
  },
);

describe('a service that fails as a whole', () => {
  test('is asked for one day, and then for nothing smaller', () => {
    const suspects = createSuspects();
    suspects.failed(month(1), 'server-error', NOW, true);
    const asked = ask(suspects, () => false, NOW);
    expect(asked).toBe(10);
    expect(suspects.isFruitless('egv')).toBe(true);
    expect(suspects.isFruitless('event')).toBe(false);
    expect(spansOf(suspects)).toEqual([month(1).window]);
    suspects.failed(month(2), 'server-error', NOW, true);
    expect(suspects.spans().egv).toContainEqual(month(2).window);
  });

  test('costs a dozen partings an hour, however many windows fail', () => {
    const suspects = createSuspects();
    const partings = (at: number): number => {
      let parted = 0;
      for (let index = 0; index < 60; index += 1) {
        suspects.worked(month(100)); // as other windows do
        const before = suspects.all().length;
        suspects.failed(month(index), 'timeout', at, true);
        if (suspects.all().length > before + 1) parted += 1;
        suspects.worked(month(index));
      }
      return parted;
    };
    expect(partings(NOW)).toBe(12);
    expect(partings(NOW + HOUR - 1)).toBe(0);
    expect(partings(NOW + HOUR)).toBe(12);
  });
});

describe('a service that answers short windows only', () => {
  /** Reads months back from now, as far as they are not suspected; answers how many questions failed. */
  function fill(suspects: Suspects, months: number, longestMs: number): number {
    let failed = 0;
    for (let index = 0; index < months; index += 1) {
      const at = NOW + index * DAY;
      const { window } = month(index);
      for (let toAt = window.toAt; toAt > window.fromAt; ) {
        const task = suspects.fit({ kind: 'egv', window: { ...window, toAt } })[0] ?? month(index);
        toAt = task.window.fromAt;
        const isAnswered = (window: Interval) => {
          const isShort = lengthOf(window) <= longestMs;
          if (!isShort) failed += 1;
          return isShort;
        };
        if (isAnswered(task.window)) suspects.worked(task);
        else suspects.failed(task, 'timeout', at, true);
        ask(suspects, isAnswered, at);
      }
      expect(spansOf(suspects)).toEqual([]);
    }
    return failed;
  }

  test('is asked for such from then on, and seldom for longer ones', () => {
    expect(fill(createSuspects(), 40, 8 * DAY)).toBeLessThan(20);
    expect(fill(createSuspects(), 40, 2 * DAY)).toBeLessThan(40);
    expect(fill(createSuspects(), 40, 30 * DAY)).toBe(0);
  });

  test('and later long ones again, is asked for long ones again', () => {
    const suspects = createSuspects();
    fill(suspects, 4, 8 * DAY);
    expect(suspects.fit(month(0)).length).toBe(4);
    fill(suspects, 20, 30 * DAY);
    expect(suspects.fit(month(0))).toEqual([month(0)]);
  });

  test('is not what a bad day is that can be had later', () => {
    const suspects = createSuspects();
    suspects.failed(month(0), 'server-error', NOW, true);
    ask(suspects, ({ fromAt, toAt }) => NOW - 5 * DAY < fromAt || NOW - 5 * DAY >= toAt, NOW);
    for (const hole of suspects.all()) suspects.worked(hole);
    expect(suspects.all()).toEqual([]);
    expect(suspects.fit(month(1))).toEqual([month(1)]);
  });
});

test('whatever fails and works, what is suspected is what failed and has not worked since, and never twice', () => {
  const anyHours = fc.tuple(fc.integer({ min: 3, max: 2000 }), fc.integer({ min: 1, max: 720 }));
  const anyDeed = fc.record({ hours: anyHours, worked: fc.boolean(), mayPart: fc.boolean(), left: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyDeed), (deeds) => {
      const suspects = createSuspects();
      let expected: Interval[] = [];
      for (const { hours, worked, mayPart, left } of deeds) {
        const [ago, length] = hours;
        const window = { fromAt: NOW - (ago + length) * HOUR, toAt: NOW - ago * HOUR };
        const task: Task = { kind: 'egv', window };
        if (worked) suspects.worked(task);
        else if (left) suspects.leave(task, 'timeout');
        else suspects.failed(task, 'cut-off', NOW, mayPart);
        expected = worked ? cutOut(expected, window) : mergeIntervals([...expected, window]);
        expect(spansOf(suspects)).toEqual(expected);
        const whole = suspects.all().reduce((sum, one) => sum + lengthOf(one.window), 0);
        expect(whole).toBe(expected.reduce((sum, one) => sum + lengthOf(one), 0));
      }
    }),
  );
});

const cutOut = (spans: readonly Interval[], { fromAt, toAt }: Interval): Interval[] =>
  mergeIntervals(
    spans.flatMap((span) => [
      { fromAt: span.fromAt, toAt: Math.min(span.toAt, fromAt) },
      { fromAt: Math.max(span.fromAt, toAt), toAt: span.toAt },
    ]),
  );
