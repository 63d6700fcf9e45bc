import type { GlucoseUnit } from './units';
import { DEFAULT_THRESHOLDS, type Thresholds } from './zones';

/** How the window looks; `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** What the person chose. Glucose is kept in mg/dL whatever unit is shown. */
export type Settings = {
  readonly unit: GlucoseUnit;
  readonly thresholds: Thresholds;
  readonly theme: Theme;
  readonly startAtLogin: boolean;
};

export const DEFAULT_SETTINGS: Settings = {
  unit: 'mg/dL',
  thresholds: DEFAULT_THRESHOLDS,
  theme: 'system',
  startAtLogin: false,
};

/** The lowest and highest bound that makes sense for a sensor that measures 40 to 400 mg/dL. */
export const THRESHOLD_LIMITS_MG_DL = { min: 40, max: 400 } as const;

/** Whether the four bounds rise from very low to very high. */
export function areOrdered(t: Thresholds): boolean {
  return t.veryLowMgDl < t.lowMgDl && t.lowMgDl < t.highMgDl && t.highMgDl < t.veryHighMgDl;
}
