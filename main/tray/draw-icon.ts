import type { TrayIcon, TraySign } from '../../core/tray';
import { type Bitmap, composeLayers, hollowOut, type Layer, outlineOf } from './bitmap';
import { PALETTES, type Palette, type Panel } from './colours';
import { layOut } from './layout';
import { drawArrow, drawBrokenLine, drawZoneMark, zoneMarkWidth } from './marks';
import { drawNumber } from './number';
import { createMask } from './raster';
import { drawSign } from './signs';

export type TrayIconOptions = { readonly sizePx: number; readonly panel: Panel };

/** Signs that ask nothing of the person, or stand for what is old. */
const QUIET: ReadonlySet<TraySign> = new Set(['none', 'connecting', 'app-late']);

type ValueIcon = Extract<TrayIcon, { kind: 'value' }>;

/** Draws the tray's icon for one size in device pixels: the number as the hero, zone and trend in a strip beside it. */
export function drawTrayIcon(icon: TrayIcon, { sizePx, panel }: TrayIconOptions): Bitmap {
  const palette = PALETTES[panel];
  const { rim } = layOut(sizePx, 'target', palette.outline !== null);
  const layers =
    icon.kind === 'value' ? valueLayers(icon, sizePx, palette) : signLayers(icon.sign, sizePx, rim, palette);
  return composeLayers(
    sizePx,
    sizePx,
    palette.outline ? [outlineLayer(layers, rim, palette.outline), ...layers] : layers,
  );
}

const outlineLayer = (layers: readonly Layer[], rim: number, colour: Layer['colour']): Layer => ({
  mask: outlineOf(
    layers.map(({ mask }) => mask),
    rim,
  ),
  colour,
});

function signLayers(sign: TraySign, sizePx: number, rim: number, palette: Palette): Layer[] {
  return [{ mask: drawSign(sizePx, sign, rim), colour: QUIET.has(sign) ? palette.quiet : palette.ink }];
}

function valueLayers(icon: ValueIcon, sizePx: number, palette: Palette): Layer[] {
  const layout = layOut(sizePx, icon.zone, palette.outline !== null);
  const { strip, line } = layout;
  const size = strip.bottom - strip.top;
  const [zoneMask, trendMask] = [createMask(sizePx, sizePx), createMask(sizePx, sizePx)];
  const place = placeInStrip(icon, layout.strip);
  const isBare = icon.zone === 'target' && icon.trend === 'none' && !icon.late;
  const box = isBare ? { ...layout.number, bottom: strip.bottom } : layout.number;
  const ink = icon.late ? palette.quiet : palette.ink;
  drawZoneMark(zoneMask, icon.zone, { ...strip, left: place.mark, right: place.markEnd });
  const mark = icon.late ? hollowOut(zoneMask, Math.max(1, Math.round(size / 8))) : zoneMask;
  if (icon.late) drawBrokenLine(trendMask, { ...strip, left: place.trend, right: place.trendEnd }, Math.max(2, line));
  else drawArrow(trendMask, icon.trend, place.trend, strip.top, size, line);
  return [
    { mask: drawNumber(sizePx, icon.text, box), colour: ink },
    { mask: mark, colour: palette.zones[icon.zone] },
    { mask: trendMask, colour: ink },
  ];
}

type Places = { readonly mark: number; readonly markEnd: number; readonly trend: number; readonly trendEnd: number };

/** Zone mark on the left, arrow on the right, together in the middle; late fills what is left with the broken line. */
function placeInStrip(
  { zone, trend, late }: ValueIcon,
  strip: { left: number; right: number; top: number; bottom: number },
): Places {
  const size = strip.bottom - strip.top;
  const width = strip.right - strip.left;
  const mark = zoneMarkWidth(zone, size);
  if (late) {
    const gap = mark > 0 ? Math.max(1, Math.round(size / 5)) : 0;
    return { mark: strip.left, markEnd: strip.left + mark, trend: strip.left + mark + gap, trendEnd: strip.right };
  }
  const arrow = trend === 'none' ? 0 : size;
  const gap = mark > 0 && arrow > 0 ? Math.max(0, Math.min(Math.round(size * 0.5), width - mark - arrow)) : 0;
  const left = strip.left + Math.floor((width - mark - gap - arrow) / 2);
  return { mark: left, markEnd: left + mark, trend: left + mark + gap, trendEnd: left + mark + gap + arrow };
}
