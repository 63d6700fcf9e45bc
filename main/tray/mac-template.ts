import { drawSteadyLine } from './app-sign';
import { type Bitmap, type Colour, composeLayers } from './bitmap';

const BLACK: Colour = [0, 0, 0];

/** The same sign in black and alpha for the macOS menu bar, where the value is written as text beside it. */
export function drawMacTemplate(sizePx: number): Bitmap {
  const line = Math.max(1, Math.round(sizePx / 11));
  const edge = Math.round(sizePx * 0.06);
  const dotRadius = Math.max(2, sizePx * 0.14);
  const { curve, dot } = drawSteadyLine(sizePx, { left: edge, size: sizePx - 2 * edge, line, dot: dotRadius });
  const layers = [curve, dot].map((mask) => ({ mask, colour: BLACK }));
  return composeLayers(sizePx, sizePx, layers);
}
