import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../../core/place';
import { startTrail, step, type Trail, type Visit, visit } from '../../../renderer/state/trail';

const LONG = 60_000;
const at = (place: Place, words: string | null = null): Visit => ({ place, words });
const NOW = at({ kind: 'now' });
const YEAR = at({ kind: 'year' });
const times = (fromAt: number, toAt: number): Visit => at({ kind: 'timeline', shown: { kind: 'times', fromAt, toAt } });
const PERIOD = at({ kind: 'timeline', shown: { kind: 'last', length: '14d' } });

/** A window that rests a minute at each visit. */
const wayOf = (...visits: readonly Visit[]): Trail =>
  visits.slice(1).reduce((trail, one, i) => visit(trail, one, (i + 1) * LONG), startTrail(visits[0] ?? NOW, 0));

test('each view is a visit, and back and forward walk them to their ends', () => {
  const trail = wayOf(NOW, YEAR, PERIOD);
  expect(trail.visits).toEqual([NOW, YEAR, PERIOD]);
  const back = step(step(step(trail, -1), -1), -1);
  expect(back.index).toBe(0);
  expect(step(back, 1).index).toBe(1);
  expect(step(trail, 1)).toBe(trail);
});

test('a visit after going back takes the place of what lay ahead', () => {
  const trail = visit(step(wayOf(NOW, YEAR, PERIOD), -1), NOW, 4 * LONG);
  expect([trail.visits, trail.index]).toEqual([[NOW, YEAR, NOW], 2]);
});

test('moving along the timeline is one visit, a jump out of sight another', () => {
  expect(wayOf(PERIOD, times(0, 100), times(50, 150), times(90, 110)).visits).toEqual([PERIOD, times(90, 110)]);
  expect(wayOf(times(0, 100), times(100, 200)).visits).toHaveLength(2);
});

test('what changes in one view within a moment is one visit; another view is another at once', () => {
  const soon = visit(visit(startTrail(NOW, 0), PERIOD, 10), times(900, 1000), 20);
  expect(soon.visits).toEqual([NOW, times(900, 1000)]);
  expect(visit(startTrail(NOW, 0), YEAR, 1).visits).toEqual([NOW, YEAR]);
});

test('other words in one list are another visit', () => {
  const list: Place = { kind: 'events', period: null, of: null };
  expect(wayOf(at(list), at(list, 'pizza'), at(list, 'pizza')).visits).toHaveLength(2);
});

test('whatever a person does, the way is short, has no two alike in a row by visiting, and leads where it says', () => {
  const visits = fc.constantFrom(NOW, YEAR, PERIOD, times(0, 100), times(50, 150), times(500, 600));
  const moves = fc.array(fc.oneof(visits, fc.constantFrom(-1 as const, 1 as const)), { maxLength: 300 });
  fc.assert(
    fc.property(moves, fc.integer({ min: 1, max: 2000 }), (all, everyMs) => {
      let trail = startTrail(NOW, 0);
      for (const [i, move] of all.entries()) {
        trail = typeof move === 'number' ? step(trail, move) : visit(trail, move, i * everyMs);
        if (typeof move !== 'number') expect(trail.visits[trail.index]).toEqual(move);
      }
      expect(trail.visits.length).toBeLessThanOrEqual(100);
      expect(trail.visits[trail.index]).toBeDefined();
    }),
  );
});
