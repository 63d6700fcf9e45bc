import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertRule, AlertSchedule } from '../../../core/history';
import { deriveScheduleChanges } from '../../../core/schedule-changes';
import { describeHours, describeScheduleChange } from '../../../core/schedule-words';
import { RULE, SCHEDULE } from '../../support/fake-devices';

const READER = { unit: 'mg/dL', locale: 'en-GB' } as const;
const NIGHT: AlertSchedule = {
  ...SCHEDULE,
  name: 'Night',
  isDefault: false,
  startMinutes: 22 * 60,
  endMinutes: 7 * 60,
};

const schedule = (...rules: AlertRule[]): AlertSchedule => ({ ...SCHEDULE, rules });
const wordsOf = (older: readonly AlertSchedule[], newer: readonly AlertSchedule[]): readonly string[] =>
  deriveScheduleChanges(older, newer).map((change) => describeScheduleChange(change, READER));

describe('a change in words', () => {
  test.each<[string, Partial<AlertRule>, Partial<AlertRule>, string]>([
    ['a threshold', { value: 260 }, { value: 240 }, 'High: 260 mg/dL → 240 mg/dL (Default schedule)'],
    ['a threshold that was not there', { value: null }, { value: 240 }, 'High: none → 240 mg/dL (Default schedule)'],
    ['switched off', { enabled: true }, { enabled: false }, 'High: on → off (Default schedule)'],
    ['not said any more', { enabled: true }, { enabled: null }, 'High: on → not said (Default schedule)'],
    ['a snooze', { snoozeMinutes: 30 }, { snoozeMinutes: null }, 'High snooze: 30 min → none (Default schedule)'],
    ['a delay', { delayMinutes: 0 }, { delayMinutes: 15 }, 'High delay: 0 min → 15 min (Default schedule)'],
    [
      'a sound',
      { soundOutputMode: 'sound' },
      { soundOutputMode: 'vibrate' },
      'High sound: sound → vibrate (Default schedule)',
    ],
    [
      'a unit',
      { unit: 'mg/dL', value: 10 },
      { unit: 'mmol/L', value: 10 },
      'High: 10 mg/dL → 180 mg/dL (Default schedule)',
    ],
  ])('%s', (_, before, after, words) => {
    expect(wordsOf([schedule({ ...RULE, ...before })], [schedule({ ...RULE, ...after })])).toEqual([words]);
  });

  test.each<[string, readonly AlertSchedule[], readonly AlertSchedule[], readonly string[]]>([
    ['a schedule came', [SCHEDULE], [SCHEDULE, NIGHT], ['New schedule: Night, 22:00 to 07:00, every day']],
    ['a schedule went', [SCHEDULE, NIGHT], [SCHEDULE], ['Schedule removed: Night']],
    ['an alert came', [schedule()], [schedule(RULE)], ['New alert: High (Default schedule)']],
    ['an alert went', [schedule(RULE)], [schedule()], ['Alert removed: High (Default schedule)']],
    ['switched off', [NIGHT], [{ ...NIGHT, enabled: false }], ['Night: on → off']],
    [
      'other hours and days',
      [NIGHT],
      [{ ...NIGHT, startMinutes: 0, endMinutes: 0, days: ['saturday'] }],
      ['Night: 22:00 to 07:00, every day → all day, Saturday'],
    ],
  ])('%s', (_, older, newer, words) => {
    expect(wordsOf(older, newer)).toEqual(words);
  });
});

test.each<[Partial<AlertSchedule>, string]>([
  [{}, 'all day, every day'],
  [{ startMinutes: null }, 'hours not said, every day'],
  [{ days: [] }, 'all day, days not said'],
  [{ startMinutes: 90, endMinutes: 1439, days: ['monday', 'friday'] }, '01:30 to 23:59, Monday, Friday'],
])('%o is in force: %s', (part, words) => {
  expect(describeHours({ ...SCHEDULE, ...part }, READER)).toBe(words);
});

const rule = fc.record({
  name: fc.constantFrom('high', 'low', 'rise', 'later'),
  value: fc.option(fc.integer({ min: 40, max: 400 })),
  unit: fc.constantFrom('mg/dL', 'minutes', null),
  enabled: fc.constantFrom(true, false, null),
  snoozeMinutes: fc.option(fc.integer({ min: 0, max: 240 })),
});
const schedules = fc.array(
  fc
    .record({
      name: fc.constantFrom('', 'Night', 'Work'),
      isDefault: fc.constantFrom(true, false),
      startMinutes: fc.constantFrom(0, 600, null),
      days: fc.subarray(['sunday', 'monday', 'tuesday']),
      rules: fc.array(
        rule.map((part) => ({ ...RULE, ...part })),
        { maxLength: 5 },
      ),
    })
    .map((part): AlertSchedule => ({ ...SCHEDULE, ...part })),
  { maxLength: 4 },
);

describe('laws', () => {
  test('nothing differs from itself, whatever the days’ order', () => {
    fc.assert(
      fc.property(schedules, (all) => {
        const turned = all.map((one) => ({ ...one, days: [...one.days].reverse() }));
        expect(deriveScheduleChanges(all, turned)).toEqual([]);
      }),
    );
  });

  test('there and back are as many changes, and each has words', () => {
    fc.assert(
      fc.property(schedules, schedules, (older, newer) => {
        const there = deriveScheduleChanges(older, newer);
        expect(deriveScheduleChanges(newer, older)).toHaveLength(there.length);
        for (const change of there) expect(describeScheduleChange(change, READER)).toMatch(/\S: \S|\S/);
      }),
    );
  });
});
