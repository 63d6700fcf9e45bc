import { arcPoints, type Box, fillRect, type Mask, type Point, strokePath } from './raster';

/** The cell of one character: its top left corner on the pixel grid, its size and the thickness of its strokes, all in px. */
export type Cell = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly stroke: number;
  /** The width of a full digit in this number, which names the hand-drawn set. */
  readonly digit: number;
};

type Frame = { l: number; r: number; t: number; b: number; m: number; w: number; h: number; s: number; a: number };
type Glyph = { readonly paths: readonly (readonly Point[])[]; readonly rects?: readonly Box[] };

/** Draws a character as strokes fitted to the grid: stems and bars fall on whole pixels at every size. */
export function drawStrokeGlyph(mask: Mask, character: string, cell: Cell): void {
  const glyph = GLYPHS[character]?.(frameOf(cell));
  if (!glyph) return;
  const { left, top, width, height } = cell;
  const clip = { left, top, right: left + width, bottom: top + height };
  const moved = ([x, y]: Point): Point => [x + left, y + top];
  for (const path of glyph.paths) strokePath(mask, path.map(moved), cell.stroke, clip);
  for (const r of glyph.rects ?? []) {
    fillRect(mask, { left: r.left + left, top: r.top + top, right: r.right + left, bottom: r.bottom + top });
  }
}

/** Centre lines of the outer stems (l, r) and bars (t, m, b), the cell's size, its stroke and the corner radius a. */
function frameOf({ width: w, height: h, stroke: s }: Cell): Frame {
  const m = Math.floor((h - s) / 2) + s / 2;
  const a = Math.min((w - s) / 2, (m - s / 2) / 2, w * 0.42);
  return { l: s / 2, r: w - s / 2, t: s / 2, b: h - s / 2, m, w, h, s, a };
}

const rect = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

function ring({ l, r, a }: Frame, t: number, b: number): Point[] {
  const corners: Point[] = [
    ...arcPoints([l + a, t + a], a, 2, 3),
    ...arcPoints([r - a, t + a], a, 3, 4),
    ...arcPoints([r - a, b - a], a, 0, 1),
    ...arcPoints([l + a, b - a], a, 1, 2),
  ];
  return [...corners, [l, t + a]];
}

const topHook = ({ l, r, t, a }: Frame): Point[] => [
  ...arcPoints([l + a, t + a], a, 2, 3),
  ...arcPoints([r - a, t + a], a, 3, 4),
];

/** The bowl on the right from a bar at y down to the bottom left, as in 3 and 5. */
const bowl = ({ l, r, b, a }: Frame, y: number): Point[] => [
  ...arcPoints([r - a, y + a], a, 3, 4),
  ...arcPoints([r - a, b - a], a, 0, 1),
  ...arcPoints([l + a, b - a], a, 1, 2),
];

const turned = (f: Frame, path: readonly Point[]): Point[] => path.map(([x, y]): Point => [f.w - x, f.h - y]);

function six(f: Frame): Glyph {
  const m = f.m - (f.h > 4.5 * f.s ? Math.round(f.s * 0.25) : 0);
  return {
    paths: [ring(f, m, f.b), [[f.l, m + f.a], [f.l, f.t + f.a], ...topHook(f), [f.r, f.t + f.a]]],
  };
}

const GLYPHS: Readonly<Record<string, (f: Frame) => Glyph>> = {
  '0': (f) => ({ paths: [ring(f, f.t, f.b)] }),
  '1': (f) => {
    const left = f.w <= f.s * 2.4 ? f.w - f.s : Math.min(f.w - f.s, Math.round((f.w - f.s) / 2 + f.s / 2));
    const flag: Point[] = [
      [left - f.s * 0.85, f.t + f.s * 1.3],
      [left + f.s / 2, f.t],
    ];
    return { paths: [flag], rects: [rect(left, 0, left + f.s, f.h)] };
  },
  '2': (f) => ({
    paths: [[...topHook(f), [f.r, f.t + f.a + f.h * 0.12], [f.l, f.b]]],
    rects: [rect(0, f.h - f.s, f.w, f.h)],
  }),
  '3': (f) => ({
    paths: [
      [...topHook(f), ...arcPoints([f.r - f.a, f.m - f.a], f.a, 0, 1), [f.l + f.w * 0.22, f.m]],
      [[f.l + f.w * 0.22, f.m], ...bowl(f, f.m)],
    ],
  }),
  '4': (f) => {
    const stem = Math.max(0, f.w - f.s - Math.floor(f.w / 8));
    const bar = Math.round(f.h * 0.66);
    const rects = [rect(stem, 0, stem + f.s, f.h), rect(0, bar, f.w, bar + f.s)];
    return {
      paths: [
        [
          [stem + f.s / 2, f.t - f.s / 2],
          [f.l, bar + f.s / 2],
        ],
      ],
      rects,
    };
  },
  '5': (f) => {
    const y = f.m - Math.round(f.s * 0.25);
    const rects = [rect(0, 0, f.w, f.s), rect(0, 0, f.s, y + f.s / 2)];
    return { paths: [[[f.l, y], [f.r - f.a, y], ...bowl(f, y)]], rects };
  },
  '6': six,
  '7': (f) => ({
    paths: [
      [
        [f.r, f.t],
        [f.l + f.w * 0.2, f.h + 1],
      ],
    ],
    rects: [rect(0, 0, f.w, f.s)],
  }),
  '8': (f) => ({ paths: [ring(f, f.t, f.m), ring(f, f.m, f.b)] }),
  '9': (f) => ({ paths: six(f).paths.map((path) => turned(f, path)) }),
  L: (f) => ({ paths: [], rects: [rect(0, 0, f.s, f.h), rect(0, f.h - f.s, f.w, f.h)] }),
  O: (f) => ({ paths: [ring(f, f.t, f.b)] }),
  H: (f) => ({
    paths: [],
    rects: [rect(0, 0, f.s, f.h), rect(f.w - f.s, 0, f.w, f.h), rect(0, f.m - f.s / 2, f.w, f.m + f.s / 2)],
  }),
  I: (f) => ({ paths: [], rects: [rect(0, 0, f.w, f.h)] }),
  '.': (f) => ({ paths: [], rects: [rect(0, f.h - f.s, f.w, f.h)] }),
  ',': (f) => {
    const tail = Math.max(1, Math.round(f.s * 0.6));
    const foot = rect(0, f.h - tail, Math.max(1, f.s * 0.6), f.h);
    return { paths: [], rects: [rect(0, f.h - f.s - tail, f.w, f.h - tail), foot] };
  },
  '-': (f) => ({ paths: [], rects: [rect(0, f.m - f.s / 2, f.w, f.m + f.s / 2)] }),
};

/** Whether the atlas can draw a character; what it cannot draw is left out. */
export const isDrawable = (character: string): boolean => character in GLYPHS;
