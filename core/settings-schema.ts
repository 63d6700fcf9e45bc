import * as v from 'valibot';
import { areOrdered, THRESHOLD_LIMITS_MG_DL } from './settings';

const bound = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(THRESHOLD_LIMITS_MG_DL.min),
  v.maxValue(THRESHOLD_LIMITS_MG_DL.max),
);

const thresholds = v.pipe(
  v.strictObject({ veryLowMgDl: bound, lowMgDl: bound, highMgDl: bound, veryHighMgDl: bound }),
  v.check((t) => areOrdered(t), 'thresholds must rise'),
);

/** Reads settings from outside (disk or window); throws a ValiError that names no value. */
export const settingsSchema = v.strictObject({
  unit: v.picklist(['mg/dL', 'mmol/L']),
  thresholds,
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  startAtLogin: v.boolean(),
});
