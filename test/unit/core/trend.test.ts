import { expect, test } from 'vitest';
import { parseTrend, trendArrow, trendWords } from '../../../core/trend';

test.each([
  ['doubleUp', '⇈', 'rising quickly'],
  ['singleUp', '↑', 'rising'],
  ['fortyFiveUp', '↗', 'rising slowly'],
  ['flat', '→', 'steady'],
  ['fortyFiveDown', '↘', 'falling slowly'],
  ['singleDown', '↓', 'falling'],
  ['doubleDown', '⇊', 'falling quickly'],
])('%s is shown as %s and said as "%s"', (name, arrow, words) => {
  const trend = parseTrend(name);
  expect(trend).toBe(name);
  expect(trendArrow(trend)).toBe(arrow);
  expect(trendWords(trend)).toBe(words);
});

test.each([
  null,
  '',
  'none',
  'unknown',
  'notComputable',
  'rateOutOfRange',
  'DoubleUp',
  'tripleUp',
  'toString',
  '__proto__',
])('%s shows no arrow', (name) => {
  const trend = parseTrend(name);
  expect(trend).toBe('none');
  expect(trendArrow(trend)).toBe('');
});
