import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSleepWatch } from '../../../../main/desktop/sleep-watch';

const EVERY = 10_000;
const SLEPT = 2 * 60_000;

test('timers that stood still for two minutes are a sleep, told once; less is none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: EVERY, max: 8 * 3_600_000 }), { maxLength: 20 }), (waits) => {
      let now = 5000;
      const watch = createSleepWatch(EVERY, () => now);
      for (const wait of waits) {
        now += wait;
        expect(watch.hasSlept()).toBe(wait >= EVERY + SLEPT);
        expect(watch.hasSlept()).toBe(false);
      }
    }),
    { examples: [[[EVERY + SLEPT]], [[EVERY + SLEPT - 1]]] },
  );
});
