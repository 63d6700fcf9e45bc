import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOffsetAt, dayOf, expectedIn, instantOf, type OffsetAt, rangeOfPeriod } from '../../../core/period';
import { createOffsetAt as createZoneOffset } from '../../../core/statistics/clock';
import { ZONES } from './statistics/columns';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2024, 10, 14, 12);
const ENDS = { firstAt: NOW - 400 * DAY, lastAt: NOW - HOUR };

/** Berlin in 2024, then a stay in Nepal, and Kiritimati. */
const CLOCKS = {
  at: Float64Array.of(
    Date.UTC(2024, 0, 1),
    Date.UTC(2024, 2, 31, 1),
    Date.UTC(2024, 9, 27, 1),
    Date.UTC(2024, 11, 1),
    Date.UTC(2024, 11, 20),
  ),
  offsetMinutes: Int16Array.of(60, 120, 60, 345, 840),
};
const lived = createOffsetAt(CLOCKS, () => 0);
/** When the zones of the tests changed their clocks, and the journey's own. */
const CHANGES_2024 = [
  Date.UTC(2024, 2, 10, 5),
  Date.UTC(2024, 2, 31, 1),
  Date.UTC(2024, 3, 6, 15),
  Date.UTC(2024, 9, 5, 15),
  Date.UTC(2024, 9, 27, 1),
  Date.UTC(2024, 10, 3, 5),
  Date.UTC(2024, 11, 1),
  Date.UTC(2024, 11, 20),
];

describe('the person’s clock', () => {
  test.each([
    ['long before anything', 0, 60],
    ['a moment before summer', Date.UTC(2024, 2, 31, 1) - 1, 60],
    ['at the first moment of summer', Date.UTC(2024, 2, 31, 1), 120],
    ['after the last change', NOW + 1000 * DAY, 840],
  ])('is known %s', (_, at, offset) => expect(lived(at)).toBe(offset));

  test('is another’s where nothing is known', () => {
    const empty = { at: new Float64Array(0), offsetMinutes: new Int16Array(0) };
    expect(createOffsetAt(empty, () => -300)(NOW)).toBe(-300);
  });

  test('shows at an instant the local time it is the instant of, unless it was skipped', () => {
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const at = Date.UTC(2024, 0, 2) + minute * 60_000;
        const local = at + lived(at) * 60_000;
        const first = instantOf(local, lived);
        expect(first + lived(first) * 60_000).toBe(local);
        expect(first).toBeLessThanOrEqual(at);
      }),
    );
  });
});

/** The clock of a zone. */
const inZone = (zone: string): OffsetAt => {
  const offsetAt = createZoneOffset({ kind: 'home', zone });
  return (at) => offsetAt(at, 0);
};
const CLOCKS_TO_ASK: ReadonlyArray<readonly [string, OffsetAt]> = [
  ['of a journey', lived],
  ...ZONES.map((zone) => [`of ${zone}`, inZone(zone)] as const),
];

describe('a local time', () => {
  test.each(CLOCKS_TO_ASK)(
    'on the clock %s is at the first instant that shows it, or shows it skipped',
    (_, offsetAt) => {
      const shownAt = (at: number): number => at + offsetAt(at) * 60_000;
      const changes = CHANGES_2024.flatMap((at) => [
        fc.integer({ min: -30 * 60, max: 30 * 60 }).map((by) => at + by * 60_000),
      ]);
      const anyLocal = fc.oneof(
        fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minute) => Date.UTC(2024, 0, 3) + minute * 60_000),
        ...changes,
      );
      fc.assert(
        fc.property(anyLocal, (local) => {
          const at = instantOf(local, offsetAt);
          expect(shownAt(at)).toBeGreaterThanOrEqual(local);
          expect(shownAt(at - 60_000)).toBeLessThan(local);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('of a day that begins with a skipped hour is one o’clock', () => {
    const at = instantOf(Date.UTC(2024, 2, 10), inZone('America/Havana'));
    expect(new Date(at).toISOString()).toBe('2024-03-10T05:00:00.000Z');
  });
});

describe('a period', () => {
  test.each([
    ['an ordinary day', Date.UTC(2024, 4, 5), 24],
    ['the day that loses an hour', Date.UTC(2024, 2, 31), 23],
    ['the day that has one twice', Date.UTC(2024, 9, 27), 25],
  ])('of %s lasts as long as it was lived', (_, day, hours) => {
    const { fromAt, toAt } = rangeOfPeriod({ kind: 'dates', fromDay: day, toDay: day }, ENDS, NOW, lived);
    expect((toAt - fromAt) / HOUR).toBe(hours);
    expect(dayOf(fromAt, lived)).toBe(day);
    expect(dayOf(toAt - 1, lived)).toBe(day);
    expect(dayOf(fromAt - 1, lived)).toBe(day - DAY);
  });

  test('of three hours holds 36 readings and ends with the newest', () => {
    const { fromAt, toAt } = rangeOfPeriod({ kind: 'last', length: '3h' }, ENDS, NOW, lived);
    const readings = Array.from({ length: 100 }, (_, i) => ENDS.lastAt - i * 300_000);
    expect(readings.filter((at) => at >= fromAt && at < toAt)).toHaveLength(36);
    expect(expectedIn({ fromAt, toAt }, ENDS.lastAt)).toBe(36);
  });

  test('of all is everything there is', () => {
    expect(rangeOfPeriod({ kind: 'all' }, ENDS, NOW, lived)).toEqual({ fromAt: ENDS.firstAt, toAt: ENDS.lastAt + 1 });
  });

  test('of one reading, or of none, is some time all the same', () => {
    const one = rangeOfPeriod({ kind: 'all' }, { firstAt: NOW, lastAt: NOW }, NOW, lived);
    const none = rangeOfPeriod({ kind: 'all' }, { firstAt: null, lastAt: null }, NOW, lived);
    expect(one.toAt - one.fromAt).toBe(HOUR);
    expect(none.toAt - none.fromAt).toBe(DAY);
  });

  test('expects nothing of the time after the newest reading', () => {
    expect(expectedIn({ fromAt: NOW - 2 * HOUR, toAt: NOW + DAY }, NOW - HOUR)).toBe(12);
    expect(expectedIn({ fromAt: NOW, toAt: NOW + DAY }, NOW - HOUR)).toBe(0);
  });
});
