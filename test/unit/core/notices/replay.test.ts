import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertColumns } from '../../../../core/history';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import { deriveReplay, type Past } from '../../../../core/notices/replay';
import { type NamedRule, READING_RULES } from '../../../../core/notices/rules';
import { columnsOf, DELAY, HOUR, MINUTE, NOON, pollOf, type Read, run, STARTED, settingsWith } from './run';

const NO_ALERTS: AlertColumns = {
  recordId: [],
  at: new Float64Array(0),
  offsetMinutes: new Int16Array(0),
  name: [],
  state: [],
  displayDevice: [],
};
const pastOf = (readings: readonly Read[], alerts = NO_ALERTS): Past => ({
  readings: columnsOf(readings),
  alerts,
  expectedDelayMs: DELAY,
});
/** Readings five minutes apart from noon on; 0 is a missing one. */
const every5 = (...codes: readonly number[]): Read[] =>
  codes.map((code, i): Read => [NOON + i * 5 * MINUTE, code]).filter(([, code]) => code > 0);
const low: NamedRule = { name: 'low', rule: DEFAULT_RULES.low };

describe('replay', () => {
  test('tells what the notices would have told, had every reading come as expected', () => {
    const anyCode = fc.constantFrom(38, 39, 50, 54, 55, 60, 70, 75, 100, 130, 180, 181, 200, 250, 251, 300, 401);
    const anySteps = fc.array(fc.tuple(anyCode, fc.constantFrom(5, 5, 5, 10, 16)), { maxLength: 80 });
    fc.assert(
      fc.property(fc.constantFrom(...READING_RULES), anySteps, fc.boolean(), (name, steps, isRepeating) => {
        const repeatMs = isRepeating ? 15 * MINUTE : null;
        const rule = { ...DEFAULT_RULES[name], repeatMs, sustainedMs: 10 * MINUTE, on: true };
        let at = NOON;
        const readings = steps.map(([code, apart]): Read => {
          at += apart * MINUTE;
          return [at, code];
        });
        const polls = readings.map((reading) => pollOf(reading[0] + DELAY, [reading]));
        const told = run([STARTED, ...polls], settingsWith([name], { [name]: rule })).told.flat();
        const { at: replayed } = deriveReplay({ name, rule } as NamedRule, pastOf(readings));
        expect(replayed).toEqual(told.map((notice) => notice.at));
      }),
    );
  });

  test("counts notices by the hour they come on the person's own clock", () => {
    const lived = every5(60).map(([at, code]): Read => [at, code, -300]);
    const { byHour } = deriveReplay(low, pastOf(lived));
    expect(byHour.map((count, hour) => [hour, count]).filter(([, count]) => count)).toEqual([[8, 1]]);
  });

  test('counts episodes told of and missed', () => {
    const lows = every5(60, 60, 60, 74, 74, 74, 60, 60, 60, 90, 90, 90, 60, 60, 60);
    expect(deriveReplay(low, pastOf(lows)).episodes).toEqual({ caught: 2, missed: 1 });
    const early: NamedRule = { name: 'low', rule: { ...DEFAULT_RULES.low, thresholdMgDl: 80 } };
    expect(deriveReplay(early, pastOf(every5(79, 75, 60, 60, 60))).episodes).toEqual({ caught: 1, missed: 0 });
    const late: NamedRule = { name: 'low', rule: { ...DEFAULT_RULES.low, thresholdMgDl: 50 } };
    expect(deriveReplay(late, pastOf(lows)).episodes).toEqual({ caught: 0, missed: 3 });
    expect(deriveReplay({ name: 'fast-fall', rule: DEFAULT_RULES['fast-fall'] }, pastOf(lows)).episodes).toBeNull();
  });

  test('holds a rule for long highs to those only', () => {
    const name = 'high-for-long';
    const highs = every5(...Array(40).fill(200), 100, 100, 100, 200, 200, 200);
    expect(deriveReplay({ name, rule: DEFAULT_RULES[name] }, pastOf(highs))).toMatchObject({
      at: [NOON + 3 * HOUR],
      episodes: { caught: 1, missed: 0 },
    });
  });

  test('finds gaps, and repeats while they last', () => {
    const name = 'no-data';
    const gaps = pastOf([
      [NOON, 100],
      [NOON + 30 * MINUTE, 100],
      [NOON + 61 * MINUTE, 38],
      [NOON + 130 * MINUTE, 100],
    ]);
    expect(deriveReplay({ name, rule: DEFAULT_RULES[name] }, gaps).at).toEqual([NOON + 30 * MINUTE]);
    const repeating = { ...DEFAULT_RULES[name], repeatMs: 30 * MINUTE };
    expect(deriveReplay({ name, rule: repeating }, gaps).at).toHaveLength(3);
  });

  test("counts the phone's alerts once until their end", () => {
    const name = 'phone-alerted';
    const states = ['activeAlarming', 'activeSnoozed', 'activeAlarming', 'inactive', 'activeAlarming'];
    const alerts: AlertColumns = {
      ...NO_ALERTS,
      at: Float64Array.from(states, (_, i) => NOON + i * 10 * MINUTE),
      offsetMinutes: new Int16Array(states.length),
      name: states.map(() => 'low'),
      state: states,
    };
    const { at } = deriveReplay({ name, rule: DEFAULT_RULES[name] }, pastOf([], alerts));
    expect(at).toEqual([NOON, NOON + 40 * MINUTE]);
  });
});
