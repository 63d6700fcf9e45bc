import { cutPath, fillDisc, type Mask, type Point, strokePath } from './raster';
import type { Frame } from './signs';

const STEPS = 12;

/** An eye with a stroke through it: there is a value, and it is kept out of sight. */
export function drawHiddenEye(mask: Mask, { left, top, size, line, all }: Frame): void {
  const [centre, middle] = [left + size / 2, top + size / 2];
  const [wide, tall] = [size / 2 - line / 2, size * 0.3];
  const lid = (side: number): Point[] =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const x = (2 * step) / STEPS - 1;
      return [centre + wide * x, middle + side * tall * (1 - x * x)];
    });
  for (const side of [-1, 1]) strokePath(mask, lid(side), line, all);
  fillDisc(mask, [centre, middle], Math.max(2, size * 0.2));
  const strike: Point[] = [
    [left + size * 0.14, top + size * 0.1],
    [left + size * 0.86, top + size * 0.9],
  ];
  cutPath(mask, strike, line + 2 * Math.max(1, line * 0.6));
  strokePath(mask, strike, line, all);
}
