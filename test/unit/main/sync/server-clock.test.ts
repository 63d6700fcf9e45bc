import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServerClock } from '../../../../main/sync/server-clock';
import { DAY, HOUR, MINUTE } from '../simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const clockThatHeard = (...aheadMs: Array<number | null>) => {
  const clock = createServerClock(
    () => NOW,
    () => 5000,
  );
  for (const ms of aheadMs) clock.heard({ serverAt: ms === null ? null : NOW + ms, tookMs: 0 });
  return clock;
};

test('before an answer, and after answers without a date, it is this computer’s', () => {
  expect(clockThatHeard().now()).toBe(NOW);
  expect(clockThatHeard(null, null).now()).toBe(NOW);
});

test('less than a minute is no difference, for dates have whole seconds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -59_000, max: 59_000 })), (ahead) => {
      expect(clockThatHeard(...ahead).skewMs()).toBe(0);
    }),
  );
});

test.each([-400, -2, 2, 90])('%d minutes are', (minutes) => {
  const clock = clockThatHeard(minutes * 60_000);
  expect([clock.skewMs(), clock.now()]).toEqual([minutes * 60_000, NOW + minutes * 60_000]);
});

test('one odd date moves nothing, a service put right is noticed with the third', () => {
  expect(clockThatHeard(0, 0, 0, -3 * HOUR).skewMs()).toBe(0);
  expect(clockThatHeard(90_000, 90_000, 90_000, 90_000, 90_000, 0, 0).skewMs()).toBe(90_000);
  expect(clockThatHeard(90_000, 90_000, 90_000, 90_000, 90_000, 0, 0, 0).skewMs()).toBe(0);
});

test('a date lies half way back to the question, as far as is known', () => {
  const clock = createServerClock(
    () => NOW,
    () => 0,
  );
  clock.heard({ serverAt: NOW - 10 * MINUTE, tookMs: 80_000 });
  expect(clock.skewMs()).toBe(-10 * MINUTE + 40_000);
});

/** What can happen to a computer and its clock, and an answer that comes in the meantime. */
const anyEvent = fc.oneof(
  fc.record({ kind: fc.constant('passes' as const), ms: fc.integer({ min: 0, max: 3 * DAY }) }),
  fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -900 * DAY, max: 900 * DAY }) }),
  fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -3 * MINUTE, max: 3 * MINUTE }) }),
  fc.record({
    kind: fc.constant('answer' as const),
    beforeMs: fc.integer({ min: 0, max: 50_000 }),
    afterMs: fc.integer({ min: 0, max: 50_000 }),
    hasDate: fc.boolean(),
  }),
  // Asleep in mid-request: the answer was sent before, and is read after.
  fc.record({
    kind: fc.constant('answer' as const),
    beforeMs: fc.integer({ min: 0, max: 50_000 }),
    afterMs: fc.integer({ min: 0, max: 3 * DAY }),
    hasDate: fc.constant(true),
  }),
);

test('once the service’s clock is known, nothing done to this computer’s makes the time wrong by more than a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: -900 * DAY, max: 900 * DAY }), fc.array(anyEvent), (firstOff, events) => {
      let [trueAt, off, isKnown] = [NOW, firstOff, false];
      const clock = createServerClock(
        () => trueAt + off,
        () => trueAt - NOW,
      );
      for (const event of events) {
        if (event.kind === 'passes') trueAt += event.ms;
        else if (event.kind === 'set') off += event.ms;
        else {
          const { beforeMs, afterMs, hasDate } = event;
          const serverAt = Math.floor((trueAt + beforeMs) / 1000) * 1000;
          trueAt += beforeMs + afterMs;
          clock.heard({ serverAt: hasDate ? serverAt : null, tookMs: beforeMs + afterMs });
          isKnown ||= hasDate && beforeMs + afterMs <= 100_000;
        }
        if (isKnown) expect(Math.abs(clock.now() - trueAt)).toBeLessThanOrEqual(MINUTE);
        expect(clock.now() - clock.skewMs()).toBe(trueAt + off);
      }
    }),
    { numRuns: 500 },
  );
});

test('where a computer stood still unnoticed, as a virtual one does, the next answer puts the time right', () => {
  let [local, steady] = [NOW, 0];
  const clock = createServerClock(
    () => local,
    () => steady,
  );
  for (let i = 0; i < 5; i += 1) clock.heard({ serverAt: local, tookMs: 0 });
  [local, steady] = [local + 8 * HOUR, steady + MINUTE];
  clock.heard({ serverAt: local, tookMs: 0 });
  expect(clock.now()).toBe(local);
});
