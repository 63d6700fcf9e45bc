import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertColumns } from '../../../../core/history';
import { deriveAway } from '../../../../core/notices/away';
import { describeAway } from '../../../../core/notices/away-words';
import { DEFAULT_THRESHOLDS } from '../../../../core/zones';
import { columnsOf, MINUTE, NOON, type Read } from './run';

const READER = { unit: 'mg/dL', locale: 'en-GB' } as const;
const alertsOf = (...steps: readonly (readonly [minutes: number, name: string, state: string])[]): AlertColumns => ({
  recordId: steps.map(([minutes, name]) => `${minutes} ${name}`),
  at: Float64Array.from(steps, ([minutes]) => NOON + minutes * MINUTE),
  offsetMinutes: new Int16Array(steps.length),
  name: steps.map(([, name]) => name),
  state: steps.map(([, , state]) => state),
  displayDevice: steps.map(() => 'iOS'),
});
const every5 = (...codes: readonly number[]): Read[] =>
  codes.map((code, i): Read => [NOON + i * 5 * MINUTE, code, 120]).filter(([, code]) => code > 0);
const wordsOf = (readings: readonly Read[], alerts = alertsOf(), sinceAt = NOON - 1, showValues = true) => {
  const away = deriveAway(sinceAt, columnsOf(readings), alerts, DEFAULT_THRESHOLDS);
  return away && describeAway(away, READER, showValues, away.last.at + 60 * MINUTE);
};

describe('while nobody looked', () => {
  test('a quiet time', () => {
    expect(wordsOf(every5(100, 110, 120))).toEqual([
      'From 14:00 to 14:10: 15 min of 15 min in range.',
      'Lowest 100 mg/dL at 14:00, highest 120 mg/dL at 14:10.',
      'No lows or highs of 15 min or more.',
      'No alert of your phone or receiver was reported.',
    ]);
  });

  test('a low, a high that lasts, and the phone', () => {
    const readings = every5(69, 39, 69, 100, 100, 100, 260, 260, 251);
    const alerts = alertsOf(
      [-30, 'high', 'activeAlarming'],
      [0, 'low', 'activeAlarming'],
      [2, 'low', 'activeSnoozed'],
      [32, 'low', 'activeAlarming'],
      [33, 'low', 'inactive'],
      [34, 'low', 'activeAlarming'],
      [35, 'urgentLow', 'activeAlarming'],
    );
    expect(wordsOf(readings, alerts)).toEqual([
      'From 14:00 to 14:40: 15 min of 45 min in range.',
      'Lowest LOW at 14:05, highest 260 mg/dL at 14:30.',
      'You were low from 14:00 for 15 min.',
      'You were very high from 14:30 for at least 10 min, until the last reading.',
      'Your phone or receiver alerted: Low (2 times), Urgent low.',
    ]);
  });

  test('is very low from a quarter of an hour of very low values on, as in the list of episodes', () => {
    expect(wordsOf(every5(69, 53, 53, 53, 69, 100, 100, 100))?.[2]).toBe('You were very low from 14:00 for 25 min.');
    expect(wordsOf(every5(69, 53, 53, 54, 69, 100, 100, 100))?.[2]).toBe('You were low from 14:00 for 25 min.');
  });

  test('a value equal to a bound is not beyond it', () => {
    expect(wordsOf(every5(54, 54, 54, 100, 100, 100, 250, 250, 250))?.slice(2, 4)).toEqual([
      'You were low from 14:00 for 15 min.',
      'You were high from 14:30 for at least 10 min, until the last reading.',
    ]);
  });

  test('missing readings are said', () => {
    expect(wordsOf(every5(60, 60, 60, 0, 0, 0, 100))?.slice(2, 3)).toEqual([
      'You were low from 14:00 for at least 10 min; then readings are missing.',
    ]);
  });

  test('longer than a day, with the day', () => {
    const readings: Read[] = [...every5(100), [NOON + 25 * 60 * MINUTE, 100, 60]];
    expect(wordsOf(readings)?.[0]).toBe('From 14:00 on 1 May to 14:00 on 2 May: 10 min of 10 min in range.');
  });

  test('a day ago, with the day', () => {
    const away = deriveAway(NOON - 1, columnsOf(every5(69, 69, 69)), alertsOf(), DEFAULT_THRESHOLDS);
    const words = away && describeAway(away, READER, true, NOON + 24 * 60 * MINUTE);
    expect(words?.[0]).toBe('From 14:00 on 1 May to 14:10 on 1 May: 0 min of 15 min in range.');
    expect(words?.[2]).toContain('from 14:00 on 1 May');
  });

  test('only what is newer than what was seen, and has a value', () => {
    expect(wordsOf(every5(60, 100), alertsOf(), NOON)?.[1]).toBe(
      'Lowest 100 mg/dL at 14:05, highest 100 mg/dL at 14:05.',
    );
    expect(wordsOf(every5(38, 100))?.[0]).toBe('From 14:05 to 14:05: 5 min of 5 min in range.');
    expect(wordsOf(every5(100), alertsOf(), NOON)).toBeNull();
    expect(wordsOf([], alertsOf([0, 'low', 'activeAlarming']))).toBeNull();
  });

  test('no value where none is wanted', () => {
    const text = wordsOf(every5(69, 39, 69, 100, 100, 100, 401), alertsOf(), 0, false)?.join(' ') ?? '';
    expect(text).not.toMatch(/mg\/dL|LOW|HIGH|Lowest/);
  });
});

test('never is more in range than was covered, nor more covered than went by', () => {
  const anyCode = fc.integer({ min: 30, max: 401 });
  const anyReading = fc.tuple(anyCode, fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(anyReading, { minLength: 1, maxLength: 60 }), (steps) => {
      let at = NOON;
      const readings = steps.map(([code, apart]): Read => {
        at += apart * MINUTE;
        return [at, code];
      });
      const away = deriveAway(NOON, columnsOf(readings), alertsOf(), DEFAULT_THRESHOLDS);
      const codes = readings.map(([, code]) => code).filter((code) => code >= 39);
      if (codes.length === 0) {
        expect(away).toBeNull();
        return;
      }
      if (!away) throw new Error('a summary was expected');
      expect(away.inRangeMs).toBeLessThanOrEqual(away.coveredMs);
      expect(away.coveredMs).toBeLessThanOrEqual(away.last.at - away.first.at + 5 * MINUTE);
      expect([away.lowest.code, away.highest.code]).toEqual([Math.min(...codes), Math.max(...codes)]);
      for (const { startAt, endAt } of away.episodes) {
        expect(startAt).toBeGreaterThanOrEqual(away.first.at);
        expect(endAt).toBeLessThanOrEqual(away.last.at);
      }
    }),
  );
});
