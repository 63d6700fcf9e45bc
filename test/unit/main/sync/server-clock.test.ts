import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServerClock } from '../../../../main/sync/server-clock';

const NOW = Date.UTC(2026, 4, 1, 12);
const clockThatHeard = (...aheadMs: Array<number | null>) => {
  const clock = createServerClock(() => NOW);
  for (const ms of aheadMs) clock.heard(ms === null ? null : NOW + ms);
  return clock;
};

test('before an answer, and after answers without a date, it is this computer’s', () => {
  expect(clockThatHeard().now()).toBe(NOW);
  expect(clockThatHeard(null, null).now()).toBe(NOW);
});

test('less than a minute is no difference, for dates have whole seconds and answers take some', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -59_999, max: 59_999 })), (ahead) => {
      expect(clockThatHeard(...ahead).skewMs()).toBe(0);
    }),
  );
});

test.each([-400, -2, 2, 90])('%d minutes are', (minutes) => {
  const clock = clockThatHeard(minutes * 60_000);
  expect([clock.skewMs(), clock.now()]).toEqual([minutes * 60_000, NOW + minutes * 60_000]);
});

test('one slow answer moves nothing, a clock put right is noticed with the third', () => {
  expect(clockThatHeard(0, 0, 0, -80_000).skewMs()).toBe(0);
  expect(clockThatHeard(90_000, 90_000, 90_000, 90_000, 90_000, 0, 0).skewMs()).toBe(90_000);
  expect(clockThatHeard(90_000, 90_000, 90_000, 90_000, 90_000, 0, 0, 0).skewMs()).toBe(0);
});
