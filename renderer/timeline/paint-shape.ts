import type { Shape } from './marks';

type Draw = (ctx: CanvasRenderingContext2D, x: number, right: number, y: number, r: number) => void;

/** How a shape is drawn, and its outline, which many of the same draw together in one go. */
type Drawing = { readonly by: 'fill' | 'stroke'; readonly trace: Draw };
const filled = (trace: Draw): Drawing => ({ by: 'fill', trace });
const stroked = (trace: Draw): Drawing => ({ by: 'stroke', trace });

const DRAW: Record<Shape, Drawing> = {
  disc: filled((ctx, x, _, y, r) => circle(ctx, x, y, r)),
  dot: filled((ctx, x, _, y, r) => circle(ctx, x, y, r * 0.45)),
  ring: stroked((ctx, x, _, y, r) => circle(ctx, x, y, r * 0.8)),
  square: filled((ctx, x, _, y, r) => ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8)),
  triangle: filled((ctx, x, _, y, r) => trace(ctx, [x, y - r * 1.1], [x + r * 1.1, y + r], [x - r * 1.1, y + r])),
  drop: stroked((ctx, x, _, y, r) =>
    trace(ctx, [x, y - r * 1.5], [x + r * 1.1, y], [x, y + r * 1.5], [x - r * 1.1, y]),
  ),
  bar: filled((ctx, x, right, y, r) => ctx.rect(x, y - r * 0.9, Math.max(r, right - x), r * 1.8)),
  /** Too short to be seen as one it is left out: what it leads to is drawn at its end. */
  frame: stroked((ctx, x, right, y, r) => {
    if (right - x >= 2 * r) ctx.rect(x, y - r * 0.9, right - x, r * 1.8);
  }),
  flag: filled((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.25, y - r * 1.6, r * 0.5, r * 3.2);
    trace(ctx, [x, y - r * 1.6], [x + r * 2, y - r * 0.6], [x, y + r * 0.4]);
  }),
  cross: filled((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.35, y - r * 1.1, r * 0.7, r * 2.2);
    ctx.rect(x - r * 1.1, y - r * 0.35, r * 2.2, r * 0.7);
  }),
  page: stroked((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.8, y - r * 1.1, r * 1.6, r * 2.2);
    trace(ctx, [x - r * 0.3, y - r * 0.2], [x + r * 0.3, y - r * 0.2]);
  }),
  bell: filled((ctx, x, _, y, r) => {
    ctx.moveTo(x - r * 0.75, y - r * 0.3);
    ctx.arc(x, y - r * 0.3, r * 0.75, Math.PI, 0);
    ctx.lineTo(x + r * 1.2, y + r * 0.9);
    ctx.lineTo(x - r * 1.2, y + r * 0.9);
    ctx.closePath();
  }),
};

function trace(ctx: CanvasRenderingContext2D, ...corners: ReadonlyArray<readonly [number, number]>): void {
  for (const [i, [x, y]] of corners.entries()) i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y);
  ctx.closePath();
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, 2 * Math.PI);
}

/** Where a mark is drawn; `right` is where it ends if it lasts. */
export type ShapePlace = readonly [x: number, right: number, y: number];

/** Marks of one shape, `r` about half their size: in one path, since there may be hundreds in each frame. */
export function paintShapes(
  shape: Shape,
  ctx: CanvasRenderingContext2D,
  places: readonly ShapePlace[],
  r: number,
): void {
  const { by, trace } = DRAW[shape];
  ctx.lineWidth = r * 0.375;
  ctx.beginPath();
  for (const [x, right, y] of places) trace(ctx, x, right, y, r);
  if (by === 'fill') ctx.fill();
  else ctx.stroke();
}
