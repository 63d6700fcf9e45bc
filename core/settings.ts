import { DEFAULT_NOTICE_SETTINGS } from './notices/default-rules';
import type { NoticeSettings } from './notices/rules';
import { type Clock, LIVED } from './statistics/clock';
import type { PresetName } from './statistics/presets';
import type { GlucoseUnit } from './units';
import { DEFAULT_THRESHOLDS, type Thresholds } from './zones';

/** How the window looks; `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** What the menu bar says beside the sign of the app (macOS), or what is drawn into the icon; `sign` shows no value. */
export type TrayContents = 'value' | 'value-arrow' | 'value-arrow-age' | 'sign';

export type WidgetSize = 'small' | 'medium' | 'large';

/** The small window that stays above the others. */
export type WidgetSettings = {
  readonly shown: boolean;
  readonly size: WidgetSize;
  /** 30 to 100. */
  readonly opacityPercent: number;
  /** Whether clicks go to what lies below it. */
  readonly clickThrough: boolean;
};

/** What the person chose. Glucose is kept in mg/dL whatever unit is shown. */
export type Settings = {
  readonly unit: GlucoseUnit;
  readonly thresholds: Thresholds;
  /** Whose ranges and goals statistics use; the thresholds are those of charts of single readings and of notices. */
  readonly preset: PresetName;
  /** Whose clock the days and hours of the history are of; what is said of now is always on the person's own. */
  readonly clock: Clock;
  readonly theme: Theme;
  readonly startAtLogin: boolean;
  readonly trayContents: TrayContents;
  /** Whether `GLANCE_SHORTCUT` opens the glance from anywhere. */
  readonly glanceShortcut: boolean;
  readonly widget: WidgetSettings;
  /** Whether glance and widget are left out of pictures and recordings of the screen, where the system can. */
  readonly keepFromCapture: boolean;
  /** Whether what a first use should know is still to be said. */
  readonly hints: boolean;
  readonly notices: NoticeSettings;
};

/** The keys of the glance, as Electron names them. */
export const GLANCE_SHORTCUT = 'CommandOrControl+Alt+G';

export const DEFAULT_SETTINGS: Settings = {
  unit: 'mg/dL',
  thresholds: DEFAULT_THRESHOLDS,
  preset: 'standard',
  clock: LIVED,
  theme: 'system',
  startAtLogin: false,
  trayContents: 'value-arrow-age',
  glanceShortcut: false,
  widget: { shown: false, size: 'medium', opacityPercent: 100, clickThrough: false },
  keepFromCapture: false,
  hints: true,
  notices: DEFAULT_NOTICE_SETTINGS,
};

/** The lowest and highest bound that makes sense for a sensor that measures 40 to 400 mg/dL. */
export const THRESHOLD_LIMITS_MG_DL = { min: 40, max: 400 } as const;

/** Whether the four bounds rise from very low to very high. */
export function areOrdered(t: Thresholds): boolean {
  return t.veryLowMgDl < t.lowMgDl && t.lowMgDl < t.highMgDl && t.highMgDl < t.veryHighMgDl;
}
