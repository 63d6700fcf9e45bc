import * as v from 'valibot';
import { RULE_LIMITS } from './rules';

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const wholeWithin = (limits: { readonly min: number; readonly max: number }) => v.pipe(within(limits), v.integer());

const minuteOfDay = wholeWithin({ min: 0, max: 24 * 60 - 1 });
const hours = v.strictObject({
  days: v.array(wholeWithin({ min: 0, max: 6 })),
  startMinutes: minuteOfDay,
  endMinutes: minuteOfDay,
});
const schedule = v.union([v.literal('always'), v.array(hours)]);

const manner = {
  on: v.boolean(),
  schedule,
  repeatMs: v.nullable(wholeWithin(RULE_LIMITS.repeatMs)),
  sound: v.picklist(['sound', 'silent']),
  delivery: v.picklist(['notification', 'tray']),
  inQuietHours: v.picklist(['as-usual', 'silent', 'tray']),
};

const level = v.strictObject({
  ...manner,
  kind: v.literal('level'),
  thresholdMgDl: wholeWithin(RULE_LIMITS.levelMgDl),
  sustainedMs: wholeWithin(RULE_LIMITS.sustainedMs),
  rearmMgDl: wholeWithin(RULE_LIMITS.rearmMgDl),
});

const rate = v.strictObject({
  ...manner,
  kind: v.literal('rate'),
  thresholdMgDlPerMinute: within(RULE_LIMITS.rateMgDlPerMinute),
  sustainedMs: wholeWithin(RULE_LIMITS.sustainedMs),
  rearmMgDlPerMinute: within(RULE_LIMITS.rearmMgDlPerMinute),
});

const rules = v.strictObject({
  'urgent-low': level,
  low: level,
  high: level,
  'urgent-high': level,
  'fast-fall': rate,
  'fast-rise': rate,
  'high-for-long': level,
  'no-data': v.strictObject({ ...manner, kind: v.literal('no-data'), afterMs: wholeWithin(RULE_LIMITS.afterMs) }),
  'phone-alerted': v.strictObject({
    ...manner,
    kind: v.literal('phone-alerted'),
    alerts: v.union([v.literal('all'), v.array(v.string())]),
  }),
});

/** Reads what the person chose of notices, from the window or the settings file; throws a ValiError. */
export const noticeSettingsSchema = v.strictObject({
  consentedAt: v.nullable(v.pipe(v.number(), v.integer())),
  quietHours: schedule,
  showValues: v.boolean(),
  rules,
});
