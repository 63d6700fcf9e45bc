import { describe, expect, test } from 'vitest';
import type { AlertSchedule } from '../../../core/history';
import { rulesInForce, versionsOf } from '../../../core/rules-in-force';
import { PHONE, RULE, SCHEDULE } from '../../support/fake-devices';

const HOUR = 3_600_000;
/** A Tuesday. */
const MIDNIGHT = Date.UTC(2024, 10, 12);
const withHigh = (
  value: number,
  more: Partial<AlertSchedule> = {},
  rule: Partial<typeof RULE> = {},
): AlertSchedule => ({
  ...SCHEDULE,
  rules: [{ ...RULE, value, ...rule }],
  ...more,
});
const NIGHT = { name: 'Night', isDefault: false, startMinutes: 22 * 60, endMinutes: 7 * 60 } as const;
const highAt = (hours: number, schedules: readonly AlertSchedule[], offset = 0) => {
  const found = rulesInForce([{ seenAt: 0, schedules }], MIDNIGHT + hours * HOUR, () => offset).get('high');
  return found && [found.rule.value, found.schedule.name];
};

describe('alerts in force', () => {
  test.each([
    ['by day the default', 12, 0, [250, '']],
    ['at night that of the night', 23, 0, [300, 'Night']],
    ['after midnight, too', 6.9, 0, [300, 'Night']],
    ['on the phone’s clock', 21.5, 60, [300, 'Night']],
  ])('%s', (_, hours, offset, found) => {
    expect(highAt(hours, [withHigh(250), withHigh(300, NIGHT)], offset)).toEqual(found);
  });

  test('of a night on its days only, counted from when it began', () => {
    const schedules = [withHigh(250), withHigh(300, { ...NIGHT, days: ['tuesday'] })];
    expect(highAt(6, schedules)).toEqual([250, '']);
    expect(highAt(30, schedules)).toEqual([300, 'Night']);
    expect(highAt(54, schedules)).toEqual([250, '']);
  });

  test('are those of another schedule even where it switches them off', () => {
    const found = rulesInForce(
      [{ seenAt: 0, schedules: [withHigh(250), withHigh(300, NIGHT, { enabled: false })] }],
      MIDNIGHT,
      () => 0,
    );
    expect(found.get('high')?.rule.enabled).toBe(false);
  });

  test('of a night whose setting then is not known are not known, whatever the default one says', () => {
    const schedules = [withHigh(250, {}, { setAt: 0 }), withHigh(300, NIGHT)];
    const highOf = (hours: number) =>
      rulesInForce([{ seenAt: MIDNIGHT + 30 * HOUR, schedules }], MIDNIGHT + hours * HOUR, () => 0).get('high')?.rule
        .value;
    expect([12, 23].map(highOf)).toEqual([250, undefined]);
  });

  test('are none of a schedule that is off, nor from before it was set or seen', () => {
    expect(highAt(0, [withHigh(300, { ...NIGHT, enabled: false })])).toBeUndefined();
    const seen = [{ seenAt: MIDNIGHT + 9 * HOUR, schedules: [withHigh(250, {}, { setAt: MIDNIGHT + HOUR })] }];
    const isKnown = (hours: number): boolean => rulesInForce(seen, MIDNIGHT + hours * HOUR, () => 0).has('high');
    expect([0.9, 1, 10].map(isKnown)).toEqual([false, true, true]);
    expect(rulesInForce([], MIDNIGHT, () => 0).size).toBe(0);
  });
});

test('versions of a device are those over all its sensors, newest first; of equals that of the last upload', () => {
  const one = (seenAt: number, value: number, lastUploadAt: number) => ({
    ...PHONE,
    lastUploadAt,
    versions: [{ seenAt, schedules: [withHigh(value)] }],
  });
  const receiver = { ...one(5, 400, 9), displayDevice: 'receiver' };
  const versions = versionsOf([one(1, 100, 1), one(2, 200, 2), one(2, 210, 3), receiver], 'iOS');
  expect(versions.map(({ schedules }) => schedules[0]?.rules[0]?.value)).toEqual([210, 200, 100]);
});
