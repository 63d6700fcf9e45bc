import type { Trend } from '../../core/trend';
import type { Zone } from '../../core/zones';
import { type Box, fillConvex, fillRect, type Mask, type Point, strokePath } from './raster';

const POINTS_OF_ZONE: Readonly<Record<Zone, number>> = { 'very-low': 2, low: 1, target: 0, high: 1, 'very-high': 2 };

/** The smallest strip, in px. */
const TINY = 5;

/** How wide the mark of a zone is in a strip of this height; 0 where the value is in range and nothing needs saying. */
export const zoneMarkWidth = (zone: Zone, strip: number): number =>
  zone === 'target' ? 0 : 2 * Math.round(strip * 0.8) + 1;

/** One broad point for outside the target, two steep ones for far outside; down for low and up for high. */
export function drawZoneMark(mask: Mask, zone: Zone, { left, right, top, bottom }: Box): void {
  const points = POINTS_OF_ZONE[zone];
  const height = Math.min(bottom - top, (right - left + 1) / 2);
  const up = zone === 'high' || zone === 'very-high';
  const [base, tip] = up ? [bottom, bottom - height] : [top, top + height];
  const width = points === 2 ? (right - left + 1) / 2 : right - left;
  for (let index = 0; index < points; index += 1) {
    const from = left + index * (width - 1);
    fillConvex(mask, triangle(from, from + width, base, tip));
  }
}

const triangle = (left: number, right: number, base: number, tip: number): Point[] => {
  const middle: Point = [(left + right) / 2, tip];
  return tip < base ? [[left, base], middle, [right, base]] : [[left, base], [right, base], middle];
};

/** Turns a drawing that points up into one that points down, left edge kept. */
const flip = (points: readonly Point[], size: number): Point[] => points.map(([x, y]): Point => [x, size - y]);

/** The trend as a line arrow in a square: a shaft for a steady pace, two chevrons for a fast one. */
export function drawArrow(mask: Mask, trend: Trend, left: number, top: number, size: number, line: number): void {
  const clip = { left, top, right: left + size, bottom: top + size };
  if (size === TINY && (trend === 'doubleUp' || trend === 'doubleDown')) {
    drawTinyDouble(mask, trend, left, top);
    return;
  }
  for (const path of arrowPaths(trend, size, line)) {
    strokePath(
      mask,
      path.map(([x, y]): Point => [x + left, y + top]),
      line,
      clip,
    );
  }
}

/** Two chevrons in 5 px need their pixels set by hand: slanted lines would run together. */
function drawTinyDouble(mask: Mask, trend: 'doubleUp' | 'doubleDown', left: number, top: number): void {
  const dots: Point[] = [
    [2, 0],
    [0, 1],
    [1, 1],
    [3, 1],
    [4, 1],
    [2, 3],
    [0, 4],
    [1, 4],
    [3, 4],
    [4, 4],
  ];
  for (const [x, row] of dots) {
    const y = top + (trend === 'doubleUp' ? row : 4 - row);
    fillRect(mask, { left: left + x, top: y, right: left + x + 1, bottom: y + 1 });
  }
}

function arrowPaths(trend: Trend, size: number, line: number): Point[][] {
  const half = line / 2;
  const [centre, far] = [size / 2, size - half];
  const head = (tip: number): Point[] => [
    [half, tip + centre - half],
    [centre, tip],
    [far, tip + centre - half],
  ];
  const up: Point[][] = [
    head(half),
    [
      [centre, half],
      [centre, size],
    ],
  ];
  const fast: Point[][] = [head(half), head(size - centre)];
  const slow: Point[][] = [
    [
      [centre - half, half],
      [far, half],
      [far, centre + half],
    ],
    [
      [far, half],
      [half, far],
    ],
  ];
  switch (trend) {
    case 'doubleUp':
      return fast;
    case 'singleUp':
      return up;
    case 'fortyFiveUp':
      return slow;
    case 'flat':
      return up.map((path) => path.map(([x, y]): Point => [size - y, x]));
    case 'fortyFiveDown':
      return slow.map((path) => flip(path, size));
    case 'singleDown':
      return up.map((path) => flip(path, size));
    case 'doubleDown':
      return fast.map((path) => flip(path, size));
    case 'none':
      return [];
  }
}

/** The steady line, broken: it stands where the arrow was when the value is late, because an old trend says nothing about now. */
export function drawBrokenLine(mask: Mask, box: Box, line: number): void {
  const width = box.right - box.left;
  const pieces = width > 3 * (box.bottom - box.top) ? 3 : 2;
  const gap = Math.max(1, Math.round(line));
  const piece = Math.floor((width - gap * (pieces - 1)) / pieces);
  const top = Math.round((box.top + box.bottom) / 2 - line / 2);
  const start = box.left + Math.floor((width - pieces * piece - gap * (pieces - 1)) / 2);
  for (let index = 0; index < pieces; index += 1) {
    const left = start + index * (piece + gap);
    fillRect(mask, { left, top, right: left + piece, bottom: top + line });
  }
}
