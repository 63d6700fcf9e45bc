import { describe, expect, it } from 'vitest';
import { describeCovering, formatDates, formatLength, formatShare } from '../../renderer/period/covering';
import { readDay, typeDay } from '../../renderer/period/typed-day';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const END = Date.UTC(2024, 10, 15);
const utc = () => 0;

describe('what a view covers', () => {
  it.each([
    ['two weeks', 14 * DAY, 3870, '14 days, 1 to 14 Nov 2024, 95 % of readings'],
    ['all but one', 14 * DAY, 4031, '14 days, 1 to 14 Nov 2024, 99 % of readings'],
    ['every one', 14 * DAY, 4032, '14 days, 1 to 14 Nov 2024, 100 % of readings'],
    ['a year and its end', 365 * DAY, 20, '365 days, 16 Nov 2023 to 14 Nov 2024, under 1 % of readings'],
    ['a few hours', 3 * HOUR, 0, '3 hours, 14 Nov, 21:00 to 15 Nov, 00:00, 0 % of readings'],
  ])('%s', (_, length, count, words) => {
    const range = { fromAt: END - length, toAt: END };
    expect(describeCovering({ range, count, lastAt: END }, 'en-GB', utc)).toBe(words);
  });

  it.each([
    [5 * MINUTE, '5 minutes'],
    [90 * MINUTE, '90 minutes'],
    [3 * HOUR, '3 hours'],
    [25 * HOUR, '25 hours'],
    [90 * DAY, '90 days'],
    [365 * DAY, '365 days'],
    [3652 * DAY, '10 years'],
    [900 * DAY, '2.5 years'],
  ])('a length of %d ms', (ms, words) => expect(formatLength(ms)).toBe(words));

  it('is in days as they were lived, far east and west', () => {
    const range = { fromAt: END, toAt: END + 3 * DAY };
    expect(formatDates(range, 'en-GB', () => 840)).toBe('15 to 18 Nov 2024');
    expect(formatDates(range, 'en-GB', () => -720)).toBe('14 to 17 Nov 2024');
  });

  it.each([
    [0, 0, '0 %'],
    [5, 0, '100 %'],
    [300, 288, '100 %'],
  ])('%d of %d readings', (count, expected, words) => expect(formatShare(count, expected)).toBe(words));
});

describe('a typed day', () => {
  it.each([['2024-02-29'], ['1970-01-01']])('%s is read as it is written', (typed) => {
    expect(typeDay(readDay(typed) ?? 1)).toBe(typed);
  });
  it.each([[''], ['2024-13-01'], ['yesterday'], ['2024-1-1']])('%j is none', (typed) => {
    expect(readDay(typed)).toBe(null);
  });
});
