import { type Bitmap, type Colour, composeLayers } from './bitmap';
import { createMask, fillDisc, fillRounded, type Mask, type Point, strokePath } from './raster';

const GROUND: Colour = [11, 87, 164];
const LINE: Colour = [255, 255, 255];
const DOT: Colour = [140, 226, 184];
const CURVE_STEPS = 72;

/** The one rise of the line, as shares of its length and of the sign's size, before it is level again. */
const RISE = { at: 0.37, width: 0.17, height: 0.3, drop: 0.11 } as const;

type Square = { readonly left: number; readonly size: number; readonly line: number; readonly dot: number };

/** The app's icon: a line that becomes steady and ends in the dot of now, on a rounded square; margin is the share left free. */
export function drawAppIcon(sizePx: number, margin = 0): Bitmap {
  const ground = createMask(sizePx, sizePx);
  const edge = Math.round(sizePx * margin);
  fillRounded(
    ground,
    { left: edge, top: edge, right: sizePx - edge, bottom: sizePx - edge },
    (sizePx - 2 * edge) * 0.22,
  );
  const size = Math.round((sizePx - 2 * edge) * 0.74);
  const left = (sizePx - size) / 2;
  const line = Math.max(2, Math.round(sizePx * 0.075));
  const { curve, dot } = drawSteadyLine(sizePx, { left, size, line, dot: Math.max(2, size * 0.12) });
  return composeLayers(sizePx, sizePx, [
    { mask: ground, colour: GROUND },
    { mask: curve, colour: LINE },
    { mask: dot, colour: DOT },
  ]);
}

/** The line and its dot as masks, level on the pixel grid, and where it ends: for the icon, the tray and the menu bar. */
export function drawSteadyLine(
  sizePx: number,
  { left, size, line, dot: radius }: Square,
): { readonly curve: Mask; readonly dot: Mask; readonly end: Point } {
  const [curve, dot] = [createMask(sizePx, sizePx), createMask(sizePx, sizePx)];
  const level = Math.round(sizePx / 2 + size * RISE.drop - line / 2) + line / 2;
  const endX = left + size - radius;
  const start = left + line / 2;
  const at = (step: number): Point => {
    const x = step / CURVE_STEPS;
    return [start + (endX - start) * x, level - size * RISE.height * rise(x)];
  };
  const points = Array.from({ length: CURVE_STEPS + 1 }, (_, step) => at(step));
  strokePath(curve, points, line, { left: 0, top: 0, right: sizePx, bottom: sizePx });
  fillDisc(dot, [endX, level], radius);
  return { curve, dot, end: [endX, level] };
}

/** One gentle rise that comes back to level, because that is what a steady day looks like. */
const rise = (x: number): number => Math.exp(-(((x - RISE.at) / RISE.width) ** 2));
