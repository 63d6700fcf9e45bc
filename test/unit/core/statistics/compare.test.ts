import { describe, expect, test } from 'vitest';
import { compareToUsual, deriveUsualWeeks, usualSpread } from '../../../../core/statistics/compare';
import { deriveDays, deriveExpected } from '../../../../core/statistics/days';
import { meanOf } from '../../../../core/statistics/moments';
import { columnsOf, DAY, every5 } from './columns';

const MIDNIGHT = Date.UTC(2024, 4, 1);

describe('the usual week-to-week spread', () => {
  const weekly = [100, 104, 98, 102, 96, 100];
  test('is the sample SD of at least six weeks', () => {
    expect(usualSpread(weekly)).toEqual({ kind: 'value', value: expect.closeTo(Math.sqrt(8), 9) });
    expect(usualSpread(weekly.slice(1))).toMatchObject({ kind: 'not-enough', have: 5, need: 6 });
    expect(usualSpread([...weekly.slice(1), Number.NaN])).toMatchObject({ kind: 'not-enough', have: 5 });
  });

  test('holds twice as much between two weeks as the root of two says, less between longer periods', () => {
    const width = 2 * 3 * Math.SQRT2;
    expect([width, -width, width + 0.01].map((difference) => compareToUsual(difference, 3, [1, 1]))).toEqual([
      'within',
      'within',
      'more-than-usual',
    ]);
    expect(compareToUsual(width, 3, [2, 2])).toBe('more-than-usual');
  });

  test('is of the last twelve whole weeks with 70 % of their readings', () => {
    const weeks = Array.from({ length: 14 }, (_, week) => week).flatMap((week) =>
      every5(MIDNIGHT + week * 7 * DAY, Array(week === 5 ? 1400 : 7 * 288).fill(100 + week)),
    );
    const days = deriveDays(columnsOf(weeks));
    const usual = deriveUsualWeeks(days, deriveExpected(days), MIDNIGHT + 14 * 7 * DAY);
    expect(usual.map(meanOf)).toEqual([102, 103, 104, 106, 107, 108, 109, 110, 111, 112, 113]);
    const first = (localAt: number): boolean => localAt % (7 * DAY) === MIDNIGHT % (7 * DAY);
    const ofFirst = deriveUsualWeeks(days, deriveExpected(days), MIDNIGHT + 14 * 7 * DAY, first);
    expect(ofFirst.map(({ total }) => total)).toEqual(Array(12).fill(288));
  });
});
