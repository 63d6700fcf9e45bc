import { describe, expect, test } from 'vitest';
import { showPercent, showPercents } from '../../../../core/statistics/percents';
import type { Zone } from '../../../../core/zones';

const FIVE: readonly Zone[] = ['very-low', 'low', 'target', 'high', 'very-high'];
const shown = (...percents: readonly number[]): readonly string[] =>
  showPercents(percents.map((percent, i) => ({ zone: FIVE[i] ?? 'target', percent }))).map(({ text }) => text);

describe('percents of zones as shown', () => {
  test.each<[string, readonly number[], readonly string[]]>([
    ['nothing is left over', [1, 3, 70, 20, 6], ['1%', '3%', '70%', '20%', '6%']],
    [
      'the larger of target and high takes what is left over',
      [2.5, 7.6, 58.6, 28.2, 3.1],
      ['3%', '8%', '58%', '28%', '3%'],
    ],
    ['high is the larger', [2.4, 10.4, 28.2, 59, 0], ['2%', '10%', '28%', '60%', '0%']],
    ['some, but less than a half', [0.3, 0, 99.7, 0, 0], ['<1%', '0%', '100%', '0%', '0%']],
    ['all in one', [0, 0, 0, 0, 100], ['0%', '0%', '0%', '0%', '100%']],
    [
      'very high takes it where nothing is in range or high',
      [33.4, 33.4, 0, 0, 33.2],
      ['33%', '33%', '0%', '0%', '34%'],
    ],
    ['only where all is low, a low zone does', [49.5, 50.5, 0, 0, 0], ['50%', '50%', '0%', '0%', '0%']],
  ])('%s', (_, percents, texts) => {
    expect(shown(...percents)).toEqual(texts);
  });

  test('alone', () => {
    expect([0, 0.4, 0.5, 36.2].map(showPercent)).toEqual(['0%', '<1%', '1%', '36%']);
  });
});
