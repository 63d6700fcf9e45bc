import * as v from 'valibot';

const time = v.pipe(v.number(), v.finite());

const level = v.object({
  rule: v.picklist(['urgent-low', 'low', 'high', 'urgent-high', 'high-for-long']),
  code: v.number(),
  sinceAt: time,
});
const rate = v.object({
  rule: v.picklist(['fast-fall', 'fast-rise']),
  code: v.number(),
  change: v.object({ mgDl: v.number(), overMs: v.number() }),
});

/** Reads a notice that an earlier run told; throws a ValiError. */
export const noticeSchema = v.object({
  kind: v.picklist(['due', 'past']),
  about: v.union([
    level,
    rate,
    v.object({ rule: v.literal('no-data') }),
    v.object({ rule: v.literal('phone-alerted'), alert: v.string() }),
  ]),
  at: time,
  offsetMinutes: v.nullable(v.number()),
  reportedAt: time,
  isAgain: v.boolean(),
  delivery: v.picklist(['notification', 'tray']),
  sound: v.picklist(['sound', 'silent']),
});
