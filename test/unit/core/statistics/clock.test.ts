import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, createOffsetAt, LIVED } from '../../../../core/statistics/clock';
import { deriveDayHours } from '../../../../core/statistics/clusters';
import { deriveDays, deriveExpected } from '../../../../core/statistics/days';
import { sumTimesOfDay } from '../../../../core/statistics/hours';
import { PRESETS } from '../../../../core/statistics/presets';
import { isZone } from '../../../../core/zone';
import { anyReadings, columnsOf, DAY, every5, type Read, ZONES } from './columns';

const home = (zone: string): Clock => ({ kind: 'home', zone });
const anyZone = fc.constantFrom(...ZONES);
const { thresholds } = PRESETS.standard;

/** All that is counted by days and hours of a clock. */
const countsOf = (readings: readonly Read[], clock: Clock) => ({
  days: deriveDays(columnsOf(readings), clock),
  times: sumTimesOfDay(columnsOf(readings), clock),
  hours: deriveDayHours(columnsOf(readings), thresholds, clock),
});

/** Readings of somebody who was in a zone all the time. */
const livedIn = (readings: readonly Read[], zone: string): Read[] => {
  const offsetAt = createOffsetAt(home(zone));
  return readings.map(([at, code]): Read => [at, code, offsetAt(at, 0)]);
};

describe('days and hours of one zone', () => {
  test('are those that were lived by whoever never left it', () => {
    fc.assert(
      fc.property(anyReadings, anyZone, (readings, zone) => {
        const lived = livedIn(readings, zone);
        expect(countsOf(lived, home(zone))).toEqual(countsOf(lived, LIVED));
      }),
    );
  });

  test('do not depend on what the clock of the phone was', () => {
    fc.assert(
      fc.property(anyReadings, anyZone, (readings, zone) => {
        expect(countsOf(readings, home(zone))).toEqual(countsOf(livedIn(readings, zone), home(zone)));
      }),
    );
  });

  test.each(ZONES)('of %s have as many readings as they are long, on each day from winter to winter', (zone) => {
    const readings = every5(Date.UTC(2024, 1, 1), Array(320 * 288).fill(100));
    const days = deriveDays(columnsOf(readings), home(zone));
    const whole = days.count.length - 1; // the first and the last are cut
    expect([...days.count].slice(1, whole)).toEqual([...deriveExpected(days, home(zone))].slice(1, whole));
    expect(days.localAt[whole]).toBe((days.localAt[0] ?? 0) + whole * DAY);
  });
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Europe/Nowhere', false],
  ['', false],
  ['<b>', false],
])('%j is a zone: %s', (name, expected) => expect(isZone(name)).toBe(expected));
