import type { TrayIcon } from '../../core/tray';
import { type Bitmap, type Colour, composeLayers, hollowOut } from './bitmap';
import { drawZoneMark } from './marks';
import { createMask, type Mask } from './raster';
import { drawSign } from './signs';

const BLACK: Colour = [0, 0, 0];

/**
 * The picture for the macOS menu bar in black and alpha, which the system colours for any bar. The value stands beside
 * it as text: outside the target the picture is the mark of its zone, inside it the app's sign, hollow when late.
 */
export function drawMacTemplate(sizePx: number, icon: TrayIcon): Bitmap {
  return composeLayers(sizePx, sizePx, [{ mask: maskOf(sizePx, icon), colour: BLACK }]);
}

function maskOf(sizePx: number, icon: TrayIcon): Mask {
  const edge = Math.round(sizePx / 18);
  if (icon.kind === 'sign') return drawSign(sizePx, icon.sign, edge);
  const { zone, late } = icon;
  if (zone === 'target') return drawSign(sizePx, late ? 'app-late' : 'app', edge);
  const mask = createMask(sizePx, sizePx);
  const quarter = Math.round(sizePx / 4);
  drawZoneMark(mask, zone, { left: edge, right: sizePx - edge, top: quarter, bottom: sizePx - quarter });
  return late ? hollowOut(mask, Math.max(1, Math.floor(sizePx / 18))) : mask;
}
