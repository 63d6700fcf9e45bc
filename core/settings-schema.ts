import * as v from 'valibot';
import { noticeSettingsSchema } from './notices/rules-schema';
import { areOrdered, THRESHOLD_LIMITS_MG_DL } from './settings';
import { isZone } from './zone';

const bound = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(THRESHOLD_LIMITS_MG_DL.min),
  v.maxValue(THRESHOLD_LIMITS_MG_DL.max),
);

const thresholds = v.pipe(
  v.object({ veryLowMgDl: bound, lowMgDl: bound, highMgDl: bound, veryHighMgDl: bound }),
  v.check((t) => areOrdered(t), 'thresholds must rise'),
);

/** Longer than the name of any zone. */
const MOST_ZONE = 64;

/** A clock as it was chosen, in the window or in a file. */
export const clockSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('lived') }),
  v.strictObject({ kind: v.literal('home'), zone: v.pipe(v.string(), v.maxLength(MOST_ZONE), v.check(isZone)) }),
]);

/** What each setting may be. */
export const settingsEntries = {
  unit: v.picklist(['mg/dL', 'mmol/L']),
  thresholds,
  preset: v.picklist(['standard', 'older', 'pregnancy']),
  clock: clockSchema,
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  startAtLogin: v.boolean(),
  trayContents: v.picklist(['value', 'value-arrow', 'value-arrow-age', 'sign']),
  glanceShortcut: v.boolean(),
  widget: v.strictObject({
    shown: v.boolean(),
    size: v.picklist(['small', 'medium', 'large']),
    opacityPercent: v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(100)),
    clickThrough: v.boolean(),
  }),
  keepFromCapture: v.boolean(),
  hints: v.boolean(),
  notices: noticeSettingsSchema,
};

/** Reads settings from the window; throws a ValiError that names no value. */
export const settingsSchema = v.strictObject(settingsEntries);
