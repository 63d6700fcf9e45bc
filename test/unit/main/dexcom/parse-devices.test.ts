import { describe, expect, test } from 'vitest';
import type { AlertRule, AlertSchedule } from '../../../../core/history';
import { parseDevices } from '../../../../main/dexcom/parse-page';
import { readDevices, SAMPLES, ALERT_SETTING as SETTING, SCHEDULE_SETTINGS as SETTINGS } from './samples';

const RULE: AlertRule = {
  name: 'high',
  value: 240,
  unit: 'mg/dL',
  snoozeMinutes: 30,
  delayMinutes: 0,
  enabled: true,
  soundTheme: 'modern',
  soundOutputMode: 'sound',
  secondaryTriggerCondition: null,
  setAt: Date.UTC(2026, 3, 1, 12),
  extra: '{}',
};

const deviceWith = (alertSchedules: unknown) => ({ ...SAMPLES.device, alertSchedules });

/** Reads one device; it must be readable. */
function readDevice(record: unknown) {
  const [device] = readDevices([record]).records;
  if (!device) throw new Error('the device was refused');
  return device;
}

/** Reads one schedule, as it comes, of a device. */
function readSchedule(schedule: unknown): AlertSchedule {
  const [read] = readDevice(deviceWith([schedule])).schedules;
  if (!read) throw new Error('the schedule was refused');
  return read;
}

const readSettings = (change: object): AlertSchedule =>
  readSchedule({ alertScheduleSettings: { ...SETTINGS, ...change }, alertSettings: [SETTING] });

const readRules = (...changes: readonly object[]): AlertSchedule =>
  readSchedule({
    alertScheduleSettings: SETTINGS,
    alertSettings: changes.map((change) => ({ ...SETTING, ...change })),
  });

test('an ordinary device', () => {
  expect(readDevices([SAMPLES.device])).toEqual({
    records: [
      {
        transmitterId: '8GA1JK',
        transmitterGeneration: 'g7',
        transmitterVariant: null,
        displayDevice: 'iOS',
        displayApp: 'G7',
        lastUploadAt: Date.UTC(2026, 3, 30, 15, 5),
        schedules: [
          {
            name: 'Night',
            enabled: true,
            isDefault: false,
            isActive: false,
            startMinutes: 22 * 60,
            endMinutes: 6 * 60 + 30,
            days: ['sunday', 'saturday'],
            rules: [RULE],
            extra: '{}',
          },
        ],
        extra: '{}',
      },
    ],
    rejected: [],
    unknown: [],
  });
});

describe('a device', () => {
  test.each<[string, object, object, unknown]>([
    ['that never uploaded', { lastUploadDate: undefined }, { lastUploadAt: null }, {}],
    ['that uploaded "never"', { lastUploadDate: '1970-01-01T00:00Z' }, { lastUploadAt: null }, {}],
    ['without Z', { lastUploadDate: '2026-04-30T15:05:00' }, { lastUploadAt: Date.UTC(2026, 3, 30, 15, 5) }, {}],
    ['with an unreadable upload', { lastUploadDate: 'soon' }, { lastUploadAt: null }, { lastUploadDate: 'soon' }],
    ['without schedules', { alertSchedules: undefined }, { schedules: [] }, {}],
    ['with null schedules', { alertSchedules: null }, { schedules: [] }, {}],
    ['with no schedules, as a receiver', { alertSchedules: [], displayDevice: 'receiver' }, { schedules: [] }, {}],
    ['with schedules that are no list', { alertSchedules: 'none' }, { schedules: [] }, { alertSchedules: 'none' }],
    ['with an empty id', { transmitterId: '' }, { transmitterId: null }, {}],
    [
      'of later days',
      { transmitterGeneration: 'g8', firmware: '1.2' },
      { transmitterGeneration: 'g8' },
      { firmware: '1.2' },
    ],
  ])('%s', (_name, change, columns, extra) => {
    const sent: unknown = JSON.parse(JSON.stringify({ ...SAMPLES.device, ...change }));
    const device = readDevice(sent);
    expect(device).toMatchObject(columns);
    expect(JSON.parse(device.extra)).toEqual(extra);
  });

  test.each([[null], ['phone'], [[]], [{}], [{ transmitterId: '', displayDevice: null, displayApp: 5 }]])(
    'that is none is set aside: %j',
    (bad) => {
      const page = readDevices([bad, SAMPLES.device]);
      expect(page.records).toHaveLength(1);
      expect(page.rejected.map(({ raw }) => JSON.parse(raw))).toEqual([bad]);
    },
  );

  test('keeps its good schedules and alerts beside bad ones', () => {
    const schedule = { alertScheduleSettings: SETTINGS, alertSettings: [null, SETTING, { value: 5 }, 'low'] };
    const page = readDevices([deviceWith([7, schedule, []])]);
    expect(page.records[0]?.schedules.map(({ rules }) => rules)).toEqual([[RULE]]);
    expect(page.rejected.map(({ reason, raw }) => [reason, raw])).toEqual([
      ['not-an-object', '7'],
      ['not-an-object', 'null'],
      ['no-name', '{"value":5}'],
      ['not-an-object', '"low"'],
      ['not-an-object', '[]'],
    ]);
  });
});

describe('a schedule', () => {
  test.each<[unknown, number | null]>([
    ['00:00', 0],
    ['0:00', 0],
    ['07:05', 425],
    ['22:00', 1320],
    ['23:59:00', 1439],
    ['10:00 PM', 1320],
    ['10:00PM', 1320],
    ['10:00 am', 600],
    ['12:00 AM', 0],
    ['12:30 PM', 750],
    ['24:00', null],
    ['12:60', null],
    ['13:00 PM', null],
    ['22', null],
    ['noon', null],
    [1320, null],
  ])('starts at %j', (startTime, startMinutes) => {
    const schedule = readSettings({ startTime });
    expect(schedule.startMinutes).toBe(startMinutes);
    expect(JSON.parse(schedule.extra)).toEqual(startMinutes === null ? { alertScheduleSettings: { startTime } } : {});
  });

  test('of the whole day starts and ends at midnight', () => {
    expect(readSettings({ startTime: '00:00', endTime: '0:00' })).toMatchObject({ startMinutes: 0, endMinutes: 0 });
  });

  test.each<[unknown, readonly string[], boolean]>([
    [['monday', 'sunday'], ['sunday', 'monday'], true],
    [['', 'friday', '', 'friday'], ['friday'], true],
    [['Sunday'], ['sunday'], true],
    [['Holiday', 'tuesday'], ['tuesday', 'Holiday'], true],
    [[], [], true],
    [null, [], true],
    [['monday', 5], ['monday'], false],
    ['monday', [], false],
  ])('on the days %j', (daysOfWeek, days, isSaid) => {
    const schedule = readSettings({ daysOfWeek });
    expect(schedule.days).toEqual(days);
    expect(JSON.parse(schedule.extra)).toEqual(isSaid ? {} : { alertScheduleSettings: { daysOfWeek } });
  });

  test('may be unnamed, and not say whether it is active', () => {
    const schedule = readSettings({ alertScheduleName: '', isActive: null, isEnabled: 'yes' });
    expect(schedule).toMatchObject({ name: '', isActive: null, enabled: null });
    expect(JSON.parse(schedule.extra)).toEqual({ alertScheduleSettings: { isEnabled: 'yes' } });
  });

  test('keeps what overrides it', () => {
    const override = { isOverrideEnabled: true, mode: 'quiet', endTime: '2026-04-01T12:00:00Z' };
    expect(JSON.parse(readSettings({ override }).extra)).toEqual({ alertScheduleSettings: { override } });
  });

  test.each([undefined, null, 'none', 5])('with settings of %j still has its alerts', (alertScheduleSettings) => {
    const schedule = readSchedule({ alertScheduleSettings, alertSettings: [SETTING], more: 1 });
    expect(schedule).toMatchObject({ name: '', startMinutes: null, days: [], rules: [RULE] });
    expect(JSON.parse(schedule.extra)).toMatchObject({ more: 1 });
  });
});

describe('an alert', () => {
  test.each<[string, object, Partial<AlertRule>, unknown]>([
    ['never set', { systemTime: '1970-01-01T00:00Z', displayTime: '1970-01-01T02:00+02:00' }, { setAt: null }, {}],
    ['with its local time only', { systemTime: null }, { setAt: null }, { displayTime: SETTING.displayTime }],
    ['without a time', { systemTime: undefined, displayTime: undefined }, { setAt: null }, {}],
    [
      'set in another zone',
      { displayTime: '2026-04-01T14:00:00+02:00' },
      { setAt: RULE.setAt },
      { displayTime: '2026-04-01T14:00:00+02:00' },
    ],
    ['a falling rate below zero', { alertName: 'fall', value: -3, unit: 'mg/dL/min' }, { value: 3 }, { value: -3 }],
    ['a falling rate', { alertName: 'fall', value: 3, unit: 'mmol/L/min' }, { value: 3, unit: 'mmol/L/min' }, {}],
    ['an urgent low snoozed for 28', { alertName: 'urgentLow', snooze: 28 }, { snoozeMinutes: 30 }, { snooze: 28 }],
    ['a low snoozed for 28', { alertName: 'low', snooze: 28 }, { snoozeMinutes: 28 }, {}],
    ['in minutes', { alertName: 'outOfRange', value: 20, unit: 'minutes' }, { value: 20, unit: 'minutes' }, {}],
    [
      'without a value',
      { value: null, snooze: null, unit: null },
      { value: null, snoozeMinutes: null, unit: null },
      {},
    ],
    ['with a value as text', { value: '240' }, { value: 240 }, { value: '240' }],
    ['not said to be on', { enabled: undefined, delay: undefined }, { enabled: null, delayMinutes: null }, {}],
    ['off', { enabled: false }, { enabled: false }, {}],
    ['with a second condition', { secondaryTriggerCondition: 'falling' }, { secondaryTriggerCondition: 'falling' }, {}],
    ['of later days', { soundTheme: 'opera', volume: 11 }, { soundTheme: 'opera' }, { volume: 11 }],
  ])('%s', (_name, change, columns, extra) => {
    const sent: unknown = JSON.parse(JSON.stringify({ ...SETTING, ...change }));
    const [rule] = readSchedule({ alertSettings: [sent] }).rules;
    expect(rule).toMatchObject(columns);
    expect(rule && JSON.parse(rule.extra)).toEqual(extra);
  });

  const older = { systemTime: '2026-03-01T12:00:00Z', displayTime: '2026-03-01T12:00:00Z', value: 260 };
  const never = { systemTime: null, displayTime: null, value: 280 };

  test.each<[string, readonly object[], number, readonly number[]]>([
    ['older first', [older, {}], 240, [260]],
    ['newer first', [{}, older], 240, [260]],
    ['a third that was never set', [never, {}, older], 240, [280, 260]],
    ['equally old: the last', [{ value: 200 }, { value: 210 }], 210, [200]],
  ])('set more than once, %s', (_name, changes, inForce, replaced) => {
    const schedule = readRules(...changes);
    expect(schedule.rules.map(({ value }) => value)).toEqual([inForce]);
    expect(JSON.parse(schedule.extra)).toMatchObject({ alertSettings: replaced.map((value) => ({ value })) });
  });

  test('has its place, whichever of its settings is in force', () => {
    const low = { alertName: 'low', value: 80 };
    expect(readRules(older, low, {}).rules.map(({ name }) => name)).toEqual(['high', 'low']);
  });
});

test('names of later days are told', () => {
  const schedule = {
    alertScheduleSettings: { ...SETTINGS, daysOfWeek: ['holiday'], override: { mode: 'loud' } },
    alertSettings: [
      { ...SETTING, alertName: 'sideways', unit: 'furlongs', soundTheme: 'opera', soundOutputMode: 'hum' },
    ],
  };
  const { unknown } = readDevices([{ ...deviceWith([schedule]), displayDevice: 'watch' }]);
  expect(unknown.map(({ field, value }) => `${field} ${value}`).sort()).toEqual(
    [
      'alertName sideways',
      'daysOfWeek holiday',
      'displayDevice watch',
      'mode loud',
      'soundOutputMode hum',
      'soundTheme opera',
      'unit furlongs',
    ].sort(),
  );
});

test('fields of later days are told, wherever they are; known ones without a column are not', () => {
  const override = { isOverrideEnabled: false, mode: 'quiet', endTime: '1970-01-01T00:00Z' };
  const older = { ...SETTING, systemTime: '2025-01-01T00:00:00Z', displayTime: '2025-01-01T03:00:00', g: 1 };
  const scheduleOf = (own: object, settings: object, inOverride: object, setting: object) => ({
    alertScheduleSettings: { ...SETTINGS, override: { ...override, ...inOverride }, ...settings },
    alertSettings: [setting, older],
    ...own,
  });
  const told = [{ a: 1, ...deviceWith([scheduleOf({ b: 1 }, { c: 1 }, { d: 1 }, { ...SETTING, e: 1 })]) }];
  expect(
    readDevices(told)
      .unknown.map(({ field }) => field)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  const { g: _, ...known } = older;
  const plain = { ...scheduleOf({}, {}, {}, SETTING), alertSettings: [SETTING, known] };
  expect(readDevices([deviceWith([plain])]).unknown).toEqual([]);
});

test.each([undefined, null, 'text', [], {}, { records: {} }, { events: [] }])('%j is no list of devices', (body) => {
  expect(parseDevices(body)).toBeNull();
});
