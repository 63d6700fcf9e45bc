import { parse, safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AlertRule, AlertSchedule, DeviceHistory } from '../../../../core/history';
import { DEFAULT_NOTICE_SETTINGS, DEFAULT_RULES } from '../../../../core/notices/default-rules';
import { deriveDefaults } from '../../../../core/notices/derive-defaults';
import { RULE_NAMES } from '../../../../core/notices/rules';
import { noticeSettingsSchema } from '../../../../core/notices/rules-schema';
import { describeOrigin } from '../../../../core/notices/words';
import { PHONE, RULE, SCHEDULE } from '../../../support/fake-devices';

const MINUTE = 60_000;
const rule = (name: string, value: number | null, rest: Partial<AlertRule> = {}): AlertRule => ({
  ...RULE,
  name,
  value,
  ...rest,
});
const device = (schedules: readonly AlertSchedule[], rest: Partial<DeviceHistory> = {}): DeviceHistory => ({
  ...PHONE,
  versions: [{ seenAt: 5, schedules }],
  ...rest,
});
const withRules = (...rules: AlertRule[]): readonly DeviceHistory[] => [device([{ ...SCHEDULE, rules }])];

test('without devices all is usual, and all is off', () => {
  const { rules, origins } = deriveDefaults([]);
  expect(rules).toEqual(DEFAULT_RULES);
  for (const name of RULE_NAMES) {
    expect(rules[name].on).toBe(false);
    expect(describeOrigin(origins[name])).toBe('A usual value. Your devices say nothing of it.');
  }
});

describe("the person's own", () => {
  test.each<[string, AlertRule, object]>([
    [
      'low',
      rule('low', 80, { snoozeMinutes: 30, delayMinutes: null }),
      { low: { thresholdMgDl: 80, repeatMs: 30 * MINUTE } },
    ],
    ['a unit not said', rule('low', 80, { unit: null }), { low: { thresholdMgDl: 80 } }],
    ['mmol/L', rule('low', 4.4, { unit: 'mmol/L' }), { low: { thresholdMgDl: 79 } }],
    [
      'high with a delay',
      rule('high', 240, { delayMinutes: 60 }),
      { high: { thresholdMgDl: 240, sustainedMs: 60 * MINUTE } },
    ],
    ['no snooze', rule('high', 240, { snoozeMinutes: null }), { high: { repeatMs: null } }],
    ['urgent low by its older name', rule('fixedLow', 55), { 'urgent-low': { thresholdMgDl: 55 } }],
    ['fall', rule('fall', 2, { unit: 'mg/dL/min' }), { 'fast-fall': { thresholdMgDlPerMinute: 2 } }],
    ['rise in mmol/L', rule('rise', 0.17, { unit: 'mmol/L/min' }), { 'fast-rise': { thresholdMgDlPerMinute: 3.1 } }],
    ['signal loss', rule('outOfRange', 40, { unit: 'minutes' }), { 'no-data': { afterMs: 40 * MINUTE } }],
    ['an urgent high is above a very high high', rule('high', 300), { 'urgent-high': { thresholdMgDl: 350 } }],
  ])('%s', (_, own, expected) => {
    const { rules } = deriveDefaults(withRules(own));
    expect(rules).toMatchObject(expected);
    expect(safeParse(noticeSettingsSchema, { ...DEFAULT_NOTICE_SETTINGS, rules }).success).toBe(true);
  });

  test.each([
    ['no value', rule('low', null)],
    ['out of bounds', rule('low', 5)],
    ['minutes', rule('low', 60, { unit: 'minutes' })],
    ['another alert', rule('urgentLowSoon', 60)],
  ])('what makes no sense is not taken: %s', (_, own) => {
    const { rules, origins } = deriveDefaults(withRules(own));
    expect(rules).toEqual(DEFAULT_RULES);
    expect(origins.low).toEqual({ kind: 'usual' });
  });

  test('says where it is from, the default schedule of the device that uploaded last before others', () => {
    const night = { ...SCHEDULE, name: 'Night', isDefault: false, rules: [rule('low', 65)] };
    const off = { ...night, name: 'Off', enabled: false, rules: [rule('low', 90)] };
    const phone = device([off, night, { ...SCHEDULE, rules: [rule('low', 75)] }], { lastUploadAt: 20 });
    const old = device([{ ...SCHEDULE, rules: [rule('low', 99), rule('high', 222)] }], {
      displayDevice: 'receiver',
      lastUploadAt: 10,
    });
    const { rules, origins } = deriveDefaults([old, phone]);
    expect([rules.low.thresholdMgDl, rules.high.thresholdMgDl]).toEqual([75, 222]);
    expect(describeOrigin(origins.low)).toBe(
      'From your iPhone: Low, Default schedule. Other schedules of it have another value.',
    );
    expect(origins.low).toMatchObject({ others: 1, seenAt: 5 });
    expect(describeOrigin(origins.high)).toBe('From your Receiver: High, Default schedule.');
    expect(describeOrigin(origins['urgent-high'])).toBe('A usual value. Your devices say nothing of it.');
  });

  test('says that a usual value was moved for it', () => {
    const { origins } = deriveDefaults(withRules(rule('high', 250)));
    expect(describeOrigin(origins['urgent-high'])).toBe('A usual value, moved up to stay above your own high.');
  });
});

describe('settings', () => {
  test('are read back as they were written', () => {
    const written: unknown = JSON.parse(JSON.stringify(DEFAULT_NOTICE_SETTINGS));
    expect(parse(noticeSettingsSchema, written)).toEqual(DEFAULT_NOTICE_SETTINGS);
  });

  test.each<[string, object]>([
    ['a rule is missing', { low: undefined }],
    ['a rule too many', { other: DEFAULT_RULES.low }],
    ['a rule of another kind', { low: DEFAULT_RULES['fast-fall'] }],
    ['a threshold out of bounds', { low: { ...DEFAULT_RULES.low, thresholdMgDl: 39 } }],
    ['half a mg/dL', { low: { ...DEFAULT_RULES.low, thresholdMgDl: 70.5 } }],
    ['repeated without a pause', { low: { ...DEFAULT_RULES.low, repeatMs: 0 } }],
    ['no data before a reading can be late', { 'no-data': { ...DEFAULT_RULES['no-data'], afterMs: MINUTE } }],
    ['hours of no day', { low: { ...DEFAULT_RULES.low, schedule: [{ days: [7], startMinutes: 0, endMinutes: 0 }] } }],
  ])('are refused where %s', (_, changed) => {
    const settings = { ...DEFAULT_NOTICE_SETTINGS, rules: { ...DEFAULT_RULES, ...changed } };
    expect(safeParse(noticeSettingsSchema, settings).success).toBe(false);
  });
});
