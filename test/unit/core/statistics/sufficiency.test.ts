import { describe, expect, test } from 'vitest';
import {
  coverageOf,
  coveragePercent,
  describeNotEnough,
  type Gated,
  gate,
  lacksDay,
  lacksGmi,
  lacksHours,
  lacksProfile,
  lacksSpread,
  type NotEnough,
  ownSpanPercent,
} from '../../../../core/statistics/sufficiency';
import { DAY, HOUR, MINUTE } from './columns';

const words = (lack: NotEnough | null): string => (lack ? describeNotEnough(lack) : 'enough');

describe('what there is too little of', () => {
  test.each([
    ['23 hours', lacksHours(coverageOf(23 * 12, 14 * DAY)), 'not enough data (23 of 24 hours)'],
    ['a day', lacksHours(coverageOf(288, 14 * DAY)), 'enough'],
    ['two thirds of a day', lacksDay(coverageOf(192, DAY)), 'not enough data (66 % of readings, 70 % are needed)'],
    ['29 readings', lacksSpread(coverageOf(29, DAY)), 'not enough data (29 of 30 readings)'],
    ['30 readings', lacksSpread(coverageOf(30, DAY)), 'enough'],
    ['four days of fourteen', lacksGmi(coverageOf(4 * 288, 14 * DAY)), 'not enough data (4 of 14 days, 28 %)'],
    ['a whole week', lacksGmi(coverageOf(7 * 288, 7 * DAY)), 'not enough data (7 of 14 days, 100 %)'],
    ['70 % of fourteen days', lacksGmi(coverageOf(2823, 14 * DAY)), 'enough'],
    ['70 % of twenty days, exactly', lacksGmi(coverageOf(4032, 20 * DAY)), 'enough'],
    ['less', lacksGmi(coverageOf(2822, 14 * DAY)), 'not enough data (9 of 14 days, 69 %)'],
    ['fourteen days with one of 23 hours', lacksGmi(coverageOf(4020, 14 * DAY - HOUR)), 'enough'],
    [
      '60 % of ninety days',
      lacksGmi(coverageOf(54 * 288, 90 * DAY)),
      'not enough data (60 % of readings, 70 % are needed)',
    ],
  ])('%s', (_, lack, text) => {
    expect(words(lack)).toBe(text);
  });

  test('a short trace is not made to look whole', () => {
    const readings = 1532;
    expect(ownSpanPercent(readings, (readings - 1) * 5 * MINUTE)).toBe(100);
    expect(coveragePercent(coverageOf(readings, 14 * DAY))).toBeCloseTo(38, 0);
  });

  test('a day of 23 hours can be whole', () => {
    expect(coveragePercent(coverageOf(276, 23 * HOUR))).toBe(100);
    expect(coveragePercent(coverageOf(0, 0))).toBe(0);
  });
});

describe('a profile', () => {
  const days = (...count: readonly number[]) => ({ count, expected: count.map(() => 288) });
  const week = [288, 288, 288, 288, 288, 288] as const;
  test.each([
    ['six days', days(...week), 'not enough data (6 of 7 days)'],
    ['a seventh of less than an hour', days(...week, 11), 'not enough data (6 of 7 days)'],
    ['a seventh of an hour', days(...week, 12), 'enough'],
    ['seven half days', days(...Array(7).fill(144)), 'not enough data (50 % of the best seven days, 70 % are needed)'],
    ['the best seven of many', days(...Array(30).fill(20), ...Array(7).fill(202)), 'enough'],
  ])('%s', (_, counts, text) => {
    expect(words(lacksProfile(counts))).toBe(text);
  });
});

test('a value is not even made where it is not shown', () => {
  const lack = lacksHours(coverageOf(1, DAY));
  const never = (): Gated => gate(lack, () => expect.unreachable('made'));
  expect(never()).toBe(lack);
  expect(gate(null, () => 1)).toEqual({ kind: 'value', value: 1 });
});
