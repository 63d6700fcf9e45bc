import type { Pen } from '../chart/paint';
import type { Mark, Shape } from './marks';

type Draw = (ctx: CanvasRenderingContext2D, x: number, right: number, y: number, r: number) => void;

/** How a shape is drawn, and its outline, which many of the same draw together in one go. */
type Drawing = { readonly by: readonly ('fill' | 'stroke')[]; readonly trace: Draw };
const filled = (trace: Draw): Drawing => ({ by: ['fill'], trace });
const stroked = (trace: Draw): Drawing => ({ by: ['stroke'], trace });
/** On a ground of its own. */
const outlined = (trace: Draw): Drawing => ({ by: ['fill', 'stroke'], trace });

const DRAW: Record<Shape, Drawing> = {
  disc: filled((ctx, x, _, y, r) => circle(ctx, x, y, r)),
  dot: filled((ctx, x, _, y, r) => circle(ctx, x, y, r * 0.45)),
  ring: stroked((ctx, x, _, y, r) => circle(ctx, x, y, r * 0.8)),
  square: filled((ctx, x, _, y, r) => ctx.rect(x - px(r * 0.9), y - px(r * 0.9), px(r * 1.8), px(r * 1.8))),
  triangle: filled((ctx, x, _, y, r) => {
    ctx.moveTo(x, y - px(r * 1.1));
    ctx.lineTo(x + px(r * 1.1), y + px(r));
    ctx.lineTo(x - px(r * 1.1), y + px(r));
    ctx.closePath();
  }),
  drop: outlined((ctx, x, _, y, r) => {
    ctx.moveTo(x, y - px(r * 1.5));
    ctx.lineTo(x + px(r * 1.1), y);
    ctx.lineTo(x, y + px(r * 1.5));
    ctx.lineTo(x - px(r * 1.1), y);
    ctx.closePath();
  }),
  bar: filled((ctx, x, right, y, r) => ctx.rect(x, y - px(r * 0.9), Math.max(px(r), right - x), px(r * 1.8))),
  /** Too short to be seen as one it is left out: what it leads to is drawn at its end. */
  frame: stroked((ctx, x, right, y, r) => {
    if (right - x >= 2 * r) ctx.rect(x, y - px(r * 0.9), right - x, px(r * 1.8));
  }),
  flag: filled((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.25, y - r * 1.6, r * 0.5, r * 3.2);
    ctx.moveTo(x, y - r * 1.6);
    ctx.lineTo(x + r * 2, y - r * 0.6);
    ctx.lineTo(x, y + r * 0.4);
    ctx.closePath();
  }),
  cross: filled((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.35, y - r * 1.1, r * 0.7, r * 2.2);
    ctx.rect(x - r * 1.1, y - r * 0.35, r * 2.2, r * 0.7);
  }),
  page: stroked((ctx, x, _, y, r) => {
    ctx.rect(x - px(r * 0.8), y - px(r * 1.1), px(r * 1.6), px(r * 2.2));
    ctx.moveTo(x - px(r * 0.3), y - px(r * 0.2));
    ctx.lineTo(x + px(r * 0.3), y - px(r * 0.2));
  }),
  bell: filled((ctx, x, _, y, r) => {
    ctx.moveTo(x - px(r * 0.75), y - px(r * 0.3));
    ctx.arc(x, y - px(r * 0.3), r * 0.75, Math.PI, 0);
    ctx.lineTo(x + px(r * 1.2), y + px(r * 0.9));
    ctx.lineTo(x - px(r * 1.2), y + px(r * 0.9));
    ctx.closePath();
  }),
};

/** On whole pixels a shape is sharp, and a whole number is passed on without anything made for it. */
const px = Math.round;

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, 2 * Math.PI);
}

/**
 * The marks of one shape, `r` about half their size, at the heights that `yOf` gives: in one path and without anything
 * made for a mark, since there are hundreds in each frame. One that another would cover is left out.
 */
export function paintMarks(
  { ctx, ratio, x }: Pen,
  shape: Shape,
  marks: readonly Mark[],
  r: number,
  yOf: (mark: Mark) => number,
): void {
  const { by, trace } = DRAW[shape];
  let lastX = Number.NEGATIVE_INFINITY;
  let lastY = 0;
  ctx.lineWidth = r * 0.375;
  ctx.beginPath();
  for (const mark of marks) {
    if (mark.shape !== shape) continue;
    const left = px(x(mark.at));
    const y = px(yOf(mark));
    if (left - lastX < ratio && y === lastY) continue;
    lastX = left;
    lastY = y;
    trace(ctx, left, px(x(mark.toAt)), y, r);
  }
  for (const paint of by) ctx[paint]();
}
