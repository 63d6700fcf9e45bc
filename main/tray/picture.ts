import { type NativeImage, nativeImage } from 'electron';
import type { TrayIcon } from '../../core/tray';
import { drawMacTemplate } from './mac-template';
import { encodePng } from './png';
import { type ScaledBitmap, scaleFactorsFor, trayBasePx, trayIconScales } from './scales';
import type { Surroundings } from './surroundings';

const IS_MAC = process.platform === 'darwin';
const MAC_SIDE_PX = 18;
const MAC_SCALE_FACTORS = [1, 2, 3];

/** What tells one picture from another. */
export const pictureKey = (icon: TrayIcon, { panel, scales }: Surroundings): string =>
  JSON.stringify([icon, IS_MAC ? null : [panel, scaleFactorsFor(process.platform, scales)]]);

/** An icon as the system takes it, with a drawing for every scale that it may show. */
export function pictureOf(icon: TrayIcon, surroundings: Surroundings): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { scaleFactor, bitmap } of IS_MAC ? macScales(icon) : panelScales(icon, surroundings)) {
    const buffer = Buffer.from(encodePng(bitmap));
    image.addRepresentation({ scaleFactor, width: bitmap.width, height: bitmap.height, buffer });
  }
  image.setTemplateImage(IS_MAC);
  return image;
}

const panelScales = (icon: TrayIcon, { panel, scales }: Surroundings): ScaledBitmap[] =>
  trayIconScales(icon, panel, trayBasePx(process.platform), scaleFactorsFor(process.platform, scales));

const macScales = (icon: TrayIcon): ScaledBitmap[] =>
  MAC_SCALE_FACTORS.map((scaleFactor) => ({ scaleFactor, bitmap: drawMacTemplate(MAC_SIDE_PX * scaleFactor, icon) }));
