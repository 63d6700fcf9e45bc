import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimeRange } from '../../../core/contract';
import { parseExclusions, withExclusion } from '../../../core/exclusions';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }))
  .map(([fromAt, ms]): TimeRange => ({ fromAt, toAt: fromAt + ms }));
const changes = fc.array(fc.tuple(span, fc.boolean()), { maxLength: 12 });
const covers = (spans: readonly TimeRange[], at: number): boolean =>
  spans.some(({ fromAt, toAt }) => at >= fromAt && at < toAt);

test('an instant is left out exactly where the last change that was about it said so', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const spans = all.reduce<readonly TimeRange[]>((sum, change) => withExclusion(sum, ...change), []);
      for (let at = 0; at < 70; at += 1) {
        const last = all.filter(([one]) => covers([one], at)).at(-1);
        expect(covers(spans, at)).toBe(last?.[1] ?? false);
      }
    }),
  );
});

test('what is kept is read again as it was', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const spans = all.reduce<readonly TimeRange[]>((sum, change) => withExclusion(sum, ...change), []);
      expect(parseExclusions(JSON.stringify(spans))).toEqual(spans);
    }),
  );
});

test.each([null, '', '{', '5', '[1]', '[{"fromAt":1}]', '[{"fromAt":"1","toAt":2}]', '[{"fromAt":null,"toAt":2}]'])(
  'a broken text (%s) leaves nothing out',
  (text) => {
    expect(parseExclusions(text)).toEqual([]);
  },
);

test('spans that are empty or the wrong way round are none, and others come in order', () => {
  const text = JSON.stringify([
    { fromAt: 9, toAt: 12 },
    { fromAt: 5, toAt: 5 },
    { fromAt: 8, toAt: 2 },
    { fromAt: 1, toAt: 3 },
  ]);
  expect(parseExclusions(text)).toEqual([
    { fromAt: 1, toAt: 3 },
    { fromAt: 9, toAt: 12 },
  ]);
});
