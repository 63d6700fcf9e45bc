import { describe, expect, test } from 'vitest';
import type { Glance } from '../../../core/glance';
import {
  describeFreshness,
  formatAge,
  formatAgo,
  formatChange,
  formatClock,
  formatDay,
  formatGlucose,
} from '../../../core/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('ages', () => {
  test.each([
    [0, 'now', 'just now'],
    [59_999, 'now', 'just now'],
    [MINUTE, '1 min', '1 min ago'],
    [2 * MINUTE - 1, '1 min', '1 min ago'],
    [2 * MINUTE, '2 min', '2 min ago'],
    [HOUR - 1, '59 min', '59 min ago'],
    [HOUR, '1 h', '1 h ago'],
    [HOUR + MINUTE, '1 h 1 min', '1 h 1 min ago'],
    [3 * HOUR - 1, '2 h 59 min', '2 h 59 min ago'],
    [24 * HOUR, '24 h', '24 h ago'],
    [48 * HOUR - 1, '47 h 59 min', '47 h 59 min ago'],
    [48 * HOUR, '2 d', '2 d ago'],
    [72 * HOUR - 1, '2 d', '2 d ago'],
    [400 * 24 * HOUR, '400 d', '400 d ago'],
  ])('%d ms is %s', (ageMs, age, ago) => {
    expect(formatAge(ageMs)).toBe(age);
    expect(formatAgo(ageMs)).toBe(ago);
  });
});

describe('changes', () => {
  test.each<[number | null, 'mg/dL' | 'mmol/L', string, string]>([
    [4, 'mg/dL', 'en', '+4'],
    [-4, 'mg/dL', 'en', '−4'],
    [0, 'mg/dL', 'en', '±0'],
    [null, 'mg/dL', 'en', ''],
    [18, 'mmol/L', 'en', '+1.0'],
    [-5, 'mmol/L', 'en', '−0.3'],
    [-5, 'mmol/L', 'de', '−0,3'],
    [0, 'mmol/L', 'en', '±0.0'],
    [1, 'mmol/L', 'en', '+0.1'],
    [null, 'mmol/L', 'en', ''],
  ])('%s in %s (%s) is "%s"', (change, unit, locale, text) => {
    expect(formatChange(change, unit, locale)).toBe(text);
  });

  test('a change that is shown as nothing has no direction, and one that is shown has', () => {
    for (let change = -400; change <= 400; change += 1) {
      const text = formatChange(change, 'mmol/L', 'en');
      const sign = Number(text.slice(1)) === 0 ? '±' : change > 0 ? '+' : '−';
      expect(text[0]).toBe(sign);
    }
  });
});

test.each([
  ['mg/dL', 'en', ['LOW', 'HIGH', '104']],
  ['mmol/L', 'en', ['LOW', 'HIGH', '5.8']],
  ['mmol/L', 'de', ['LOW', 'HIGH', '5,8']],
] as const)('LOW and HIGH are words in %s (%s), never 39 or 401', (unit, locale, texts) => {
  const shown = [{ kind: 'low' }, { kind: 'high' }, { kind: 'value', mgDl: 104 }] as const;
  expect(shown.map((glucose) => formatGlucose(glucose, unit, locale))).toEqual(texts);
});

describe('clock times', () => {
  const at = Date.UTC(2026, 10, 14, 23, 50);

  test.each([
    [0, '23:50'],
    [60, '00:50'],
    [345, '05:35'],
    [765, '12:35'],
    [-480, '15:50'],
  ])('at an offset of %d min the clock shows %s, whatever zone this computer is in', (offset, text) => {
    expect(formatClock(at, 'en-GB', offset)).toBe(text);
  });

  test('without an offset it is the clock of this computer', () => {
    const here = new Date(at);
    const two = (value: number) => String(value).padStart(2, '0');
    const expected = `${two(here.getHours())}:${two(here.getMinutes())}`;
    expect(formatClock(at, 'en-GB')).toBe(expected);
    expect(formatClock(at, 'en-GB', null)).toBe(expected);
  });
});

describe('freshness in words', () => {
  const value: Glance = {
    kind: 'value',
    glucose: { kind: 'low' },
    zone: 'very-low',
    trend: 'none',
    at: Date.UTC(2026, 10, 14, 12),
    offsetMinutes: -300,
    ageMs: HOUR,
    changeMgDl: null,
    freshness: { kind: 'as-expected' },
    spared: false,
  };

  test('as expected says that the delay is by design', () => {
    expect(describeFreshness(value, 'en')).toBe('As expected: Dexcom passes readings on with a delay.');
  });

  test('late says since when, on the clock of the person who wears the sensor', () => {
    const late: Glance = { ...value, freshness: { kind: 'late', overdueMs: 1 } };
    expect(describeFreshness(late, 'en-GB')).toContain('since 07:00 (10 min past due).');
  });

  test('says where a value may be older because questions are few, and blames no phone then', () => {
    const sparing = 'Steadyline asks less often on battery or a metered network.';
    expect(describeFreshness({ ...value, spared: true }, 'en')).toMatch(new RegExp(`^As expected: .*\\. ${sparing}$`));
    const late: Glance = { ...value, freshness: { kind: 'late', overdueMs: 1 }, spared: true };
    expect(describeFreshness(late, 'en-GB')).toBe(`No new data since 07:00 (10 min past due). ${sparing}`);
  });

  test('none says when the last one was, or that there never was one', () => {
    expect(describeFreshness({ kind: 'none', lastAt: value.at }, 'en')).toContain(formatDay(value.at, 'en'));
    const longAgo = { kind: 'none', lastAt: Date.UTC(2019, 6, 15, 12) } as const;
    expect(describeFreshness(longAgo, 'en')).toMatch(/The last one was on .*2019/);
    expect(describeFreshness({ kind: 'none', lastAt: null }, 'en')).toBe('There are no readings yet.');
  });
});
