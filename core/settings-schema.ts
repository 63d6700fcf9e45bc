import * as v from 'valibot';
import { areOrdered, THRESHOLD_LIMITS_MG_DL } from './settings';

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

/** What each setting may be. */
export const settingsEntries = {
  unit: v.picklist(['mg/dL', 'mmol/L']),
  thresholds,
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  startAtLogin: v.boolean(),
};

/** Reads settings from the window; throws a ValiError that names no value. */
export const settingsSchema = v.strictObject(settingsEntries);
