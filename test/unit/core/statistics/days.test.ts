import { describe, expect, test } from 'vitest';
import { NO_OFFSET } from '../../../../core/history';
import { type Clock, createOffsetAt, LIVED } from '../../../../core/statistics/clock';
import { deriveDays, deriveExpected } from '../../../../core/statistics/days';
import { sumBlock, sumTimesOfDay, weekdayOf } from '../../../../core/statistics/hours';
import { columnsOf, DAY, every5, HOUR, MINUTE, type Read, ZONES } from './columns';

const home = (zone: string): Clock => ({ kind: 'home', zone });
/** A reading every five minutes over some days, each with the offset that a zone has then. */
function lived(fromAt: number, days: number, offsetAt: (at: number) => number): Read[] {
  return every5(fromAt, Array(days * 288).fill(100)).map(([at, code]): Read => [at, code, offsetAt(at)]);
}
const shown = (readings: readonly Read[], clock: Clock) => {
  const days = deriveDays(columnsOf(readings), clock);
  const expected = deriveExpected(days, clock);
  return Array.from(days.localAt, (at, i) => [new Date(at).toISOString().slice(5, 10), days.count[i], expected[i]]);
};

describe('days on which clocks change', () => {
  const SPRING = Date.UTC(2024, 2, 31, 1);
  const AUTUMN = Date.UTC(2024, 9, 27, 1);
  const inBerlin = (at: number): number => (at >= SPRING && at < AUTUMN ? 120 : 60);
  const spring = lived(Date.UTC(2024, 2, 29, 23), 3, inBerlin);
  const autumn = lived(Date.UTC(2024, 9, 25, 22), 3, inBerlin);
  const BOTH: ReadonlyArray<[string, Clock]> = [
    ['as lived', LIVED],
    ['in the home zone', home('Europe/Berlin')],
  ];
  test.each(BOTH)('have 23 hours in spring, %s', (_, clock) => {
    expect(shown(spring, clock)).toEqual([
      ['03-30', 288, 288],
      ['03-31', 276, 276],
      ['04-01', 288, 288],
      ['04-02', 12, 288],
    ]);
  });
  test.each(BOTH)('have 25 hours in autumn, %s', (_, clock) => {
    expect(shown(autumn, clock).slice(0, 3)).toEqual([
      ['10-26', 288, 288],
      ['10-27', 300, 300],
      ['10-28', 276, 288],
    ]);
  });
  test('an hour that is skipped has no readings, one that is repeated twice as many', () => {
    const counts = (readings: readonly Read[]) => sumTimesOfDay(columnsOf(readings), LIVED).map(({ total }) => total);
    expect(counts(spring)[2]).toBe(24);
    expect(counts(autumn)[2]).toBe(48);
  });
});

describe('travel', () => {
  const NOON = Date.UTC(2024, 4, 1, 12);
  const journey = [...every5(NOON, Array(144).fill(100), 0), ...every5(NOON + DAY / 2, Array(200).fill(100), -540)];
  test('as lived, the day of a flight to the west is longer', () => {
    expect(shown(journey, LIVED)).toEqual([
      ['05-01', 144 + 108, 396],
      ['05-02', 92, 288],
    ]);
    expect(shown(journey, home('UTC'))).toEqual([
      ['05-01', 144, 288],
      ['05-02', 200, 288],
    ]);
  });
  test('a change of the clock between two days counts for the first', () => {
    const east = [...every5(NOON, [100], 0), ...every5(NOON + DAY, [100], 540)];
    expect(shown(east, LIVED)[0]).toEqual(['05-01', 1, 180]);
  });
  test('readings without an offset are on UTC, in days of their own', () => {
    const unknown = every5(NOON, [100, 100], NO_OFFSET);
    const days = deriveDays(columnsOf([...unknown, [NOON + HOUR, 100, 60]]));
    expect([...days.offsetMinutes]).toEqual([NO_OFFSET, 60]);
    expect([...days.count]).toEqual([2, 1]);
    expect([...deriveExpected(days)]).toEqual([288, 288]);
  });
});

describe('the offset of a zone', () => {
  test.each(ZONES)('%s is what Intl says, at any time', (zone) => {
    const offsetAt = createOffsetAt(home(zone));
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const utc = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' });
    for (let at = Date.UTC(2023, 11, 30); at < Date.UTC(2025, 0, 3); at += 7 * HOUR + 13 * MINUTE)
      expect(utc.format(at + offsetAt(at, 0) * MINUTE)).toBe(format.format(at));
    // Europe's change in spring, and Lord Howe's of half an hour.
    for (const change of [Date.UTC(2024, 2, 31, 1), Date.UTC(2024, 3, 6, 15)])
      for (let at = change - HOUR; at < change + HOUR; at += MINUTE)
        expect(utc.format(at + offsetAt(at, 0) * MINUTE)).toBe(format.format(at));
  });
});

test('blocks of hours, also over midnight; the day of the week', () => {
  const hours = sumTimesOfDay(columnsOf(every5(Date.UTC(2024, 4, 1), Array(288).fill(100))));
  expect([sumBlock(hours, 6, 12).total, sumBlock(hours, 23, 7).total]).toEqual([72, 96]);
  expect(weekdayOf(Date.UTC(2024, 4, 1))).toBe(3);
});
