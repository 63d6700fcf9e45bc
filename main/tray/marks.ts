import type { Trend } from '../../core/trend';
import type { Zone } from '../../core/zones';
import { type Box, fillConvex, fillRect, type Mask, type Point, strokePath } from './raster';

const POINTS_OF_ZONE: Readonly<Record<Zone, number>> = { 'very-low': 2, low: 1, target: 0, high: 1, 'very-high': 2 };

/** How wide the mark of a zone is in a strip of this height; 0 where the value is in range and nothing needs saying. */
export const zoneMarkWidth = (zone: Zone, strip: number): number =>
  zone === 'target' ? 0 : 2 * Math.round(strip * 0.8) + 1;

/** One solid point for outside the target, two for far outside, down for low and up for high; hollow when it is late. */
export function drawZoneMark(mask: Mask, zone: Zone, box: Box, rim: number | null): void {
  const points = POINTS_OF_ZONE[zone];
  const up = zone === 'high' || zone === 'very-high';
  const width = (box.right - box.left) / points;
  for (let index = 0; index < points; index += 1) {
    const left = box.left + index * width;
    fillConvex(mask, triangle({ ...box, left, right: left + width }, up), rim ?? Number.POSITIVE_INFINITY);
  }
}

const triangle = ({ left, top, right, bottom }: Box, up: boolean): Point[] =>
  up
    ? [
        [left, bottom],
        [(left + right) / 2, top],
        [right, bottom],
      ]
    : [
        [left, top],
        [right, top],
        [(left + right) / 2, bottom],
      ];

/** Turns a drawing that points up into one that points down, left edge kept. */
const flip = (points: readonly Point[], size: number): Point[] => points.map(([x, y]): Point => [x, size - y]);

/** The trend as a line arrow in a square: a shaft for a steady pace, two chevrons for a fast one. */
export function drawArrow(mask: Mask, trend: Trend, left: number, top: number, size: number, line: number): void {
  const clip = { left, top, right: left + size, bottom: top + size };
  for (const path of arrowPaths(trend, size, line)) {
    strokePath(
      mask,
      path.map(([x, y]): Point => [x + left, y + top]),
      line,
      clip,
    );
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
