import type { TrayIcon } from '../../core/tray';
import type { Bitmap } from './bitmap';
import type { Panel } from './colours';
import { drawTrayIcon } from './draw-icon';

/** The side of a tray icon at 100 %, in px. */
export type TrayBasePx = 16 | 22 | 24;

export const TRAY_SCALE_FACTORS = [1, 1.25, 1.5, 2, 3] as const;

/**
 * 16 on Windows (SM_CXSMICON), 22 elsewhere: what Plasma and Xfce give a status icon and what Electron on Linux has
 * scaled to; a panel that wants 24 can be asked for by hand.
 */
export const trayBasePx = (platform: string): TrayBasePx => (platform === 'win32' ? 16 : 22);

/**
 * The scales to draw for. Windows takes the one it needs; Linux takes the largest and lets the panel shrink it, which
 * blurs: there it is drawn for the largest scale of a screen and for no other.
 */
export function scaleFactorsFor(platform: string, ofScreens: readonly number[]): readonly number[] {
  if (platform === 'win32') return TRAY_SCALE_FACTORS;
  return [Math.max(1, ...ofScreens)];
}

/** A picture for one scale of the screen. */
export type ScaledBitmap = { readonly scaleFactor: number; readonly bitmap: Bitmap };

/** One picture per scale of the screen, each drawn for its own pixels instead of being scaled. */
export function trayIconScales(
  icon: TrayIcon,
  panel: Panel,
  basePx: TrayBasePx,
  scaleFactors: readonly number[] = TRAY_SCALE_FACTORS,
): ScaledBitmap[] {
  return scaleFactors.map((scaleFactor) => ({
    scaleFactor,
    bitmap: drawTrayIcon(icon, { sizePx: Math.round(basePx * scaleFactor), panel }),
  }));
}
