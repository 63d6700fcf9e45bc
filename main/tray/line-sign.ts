import { drawSteadyLine } from './app-sign';
import { cutPath, type Mask } from './raster';
import type { Frame } from './signs';

/** The app's own sign where no value is to be seen: its steady line and the dot of now. */
export function drawLineSign(mask: Mask, frame: Frame): void {
  drawLine(mask, frame, false);
}

/** The same with a hollow dot: the value that is not shown is late. */
export function drawHollowLineSign(mask: Mask, frame: Frame): void {
  drawLine(mask, frame, true);
}

function drawLine(mask: Mask, { left, size, line }: Frame, hollow: boolean): void {
  const thick = Math.max(2, Math.round(line * 1.2));
  const radius = Math.max(3, size * 0.2);
  const { curve, dot, end } = drawSteadyLine(mask.width, { left, size, line: thick, dot: radius });
  if (hollow) for (const one of [curve, dot]) cutPath(one, [end, end], 2 * (radius - Math.max(1, line * 0.75)));
  mask.cover.set(curve.cover.map((share, at) => Math.max(share, dot.cover[at] ?? 0)));
}
