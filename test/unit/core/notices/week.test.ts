import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERY_DAY, type Hours, isScheduled } from '../../../../core/notices/week';

const MINUTE = 60_000;
const hours = (days: readonly number[], start: number, end: number): Hours[] => [
  { days, startMinutes: start * 60, endMinutes: end * 60 },
];
/** 2026-05-01 is a Friday. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 4, day, hour, minute);
const FRIDAY = [5];

test.each<[string, readonly Hours[], number, boolean]>([
  ['within', hours(FRIDAY, 9, 17), at(1, 9), true],
  ['its end is outside', hours(FRIDAY, 9, 17), at(1, 17), false],
  ['another day', hours(FRIDAY, 9, 17), at(2, 12), false],
  ['across midnight, before it', hours(FRIDAY, 22, 7), at(1, 22), true],
  ['across midnight, after it', hours(FRIDAY, 22, 7), at(2, 6, 59), true],
  ['across midnight, its end', hours(FRIDAY, 22, 7), at(2, 7), false],
  ['the morning of the day it begins on', hours(FRIDAY, 22, 7), at(1, 6), false],
  ['across the end of the week', hours([6], 22, 7), at(3, 6), true],
  ['a whole day', hours(FRIDAY, 0, 0), at(1, 23, 59), true],
  ['a whole day, the next', hours(FRIDAY, 0, 0), at(2, 0), false],
  ['a whole day from an hour on', hours(FRIDAY, 6, 6), at(2, 5, 59), true],
  ['none', [], at(1, 12), false],
])('%s', (_, schedule, instant, inside) => {
  expect(isScheduled(schedule, instant, 0)).toBe(inside);
  expect(isScheduled(schedule, instant - 90 * MINUTE, 90)).toBe(inside);
});

test('it is the clock on the wall, also where clocks change', () => {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const changes = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
  const night = [
    { days: [0], startMinutes: 135, endMinutes: 165 },
    { days: [6], startMinutes: 22 * 60, endMinutes: 60 },
  ];
  const around = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * 60, max: 30 * 60 }));
  fc.assert(
    fc.property(around, ([change, minutes]) => {
      const instant = change + minutes * MINUTE;
      const isSummer = change === changes[0] ? minutes >= 0 : minutes < 0;
      const parts = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
      const day = days.indexOf(String(parts.weekday));
      const minute = Number(parts.hour) * 60 + Number(parts.minute);
      const expected =
        (day === 0 && minute >= 135 && minute < 165) || (day === 6 && minute >= 22 * 60) || (day === 0 && minute < 60);
      expect(isScheduled(night, instant, isSummer ? 120 : 60)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test('every moment is in a whole day of every day, and always', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), fc.integer({ min: -840, max: 840 }), (instant, offset) => {
      expect(isScheduled(hours(EVERY_DAY, 0, 0), instant, offset)).toBe(true);
      expect(isScheduled('always', instant, offset)).toBe(true);
    }),
  );
});
