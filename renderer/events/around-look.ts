import { type Pen, paintGlucose } from '../chart/paint';
import { GLUCOSE_LOOK, type PlotLook } from '../chart/plot-options';
import type { AroundMark, AroundModel } from './around-model';
import { formatTick, hourTicks } from './from-zero';
import { KIND_SHAPES } from './kind-mark';
import type { LogKind } from './log-kinds';

/** Marks are drawn on a grid of so many px, in so many rows at most. */
const MARK_PX = 16;
const MARK_ROWS = 3;

/** Glucose by the time from an entry. */
export const AROUND_LOOK: PlotLook<AroundModel> = {
  ...GLUCOSE_LOOK,
  timeTicks: ({ window, zeroAt }, most) => hourTicks(window, zeroAt, most),
  formatTime: ({ zeroAt }, at) => formatTick(at - zeroAt),
  paint: (pen, model) => {
    paintMarks(pen, model);
    paintGlucose(pen, model);
  },
};

/** A line down from the mark of each entry; marks that would touch are below each other. */
function paintMarks(pen: Pen, model: AroundModel): void {
  const { ctx, box, ratio, x } = pen;
  const size = MARK_PX * ratio * model.theme.textScale;
  const inOrder = [...model.marks].sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.entry.at - b.entry.at);
  const placed: Array<{ readonly mark: AroundMark; readonly left: number; readonly row: number }> = [];
  for (const mark of inOrder) {
    const left = x(mark.entry.at);
    const isFree = (row: number): boolean =>
      placed.every((other) => other.row !== row || Math.abs(other.left - left) >= size + 2 * ratio);
    placed.push({ mark, left, row: [...Array(MARK_ROWS).keys()].find(isFree) ?? MARK_ROWS - 1 });
  }
  const topOf = (row: number): number => box.top + row * (size + 2 * ratio);
  ctx.save();
  for (const { mark, left, row } of placed) paintLine(pen, model, mark, left, topOf(row) + size);
  ctx.fillStyle = model.theme.background; // a line does not go through the mark of another
  for (const { mark, left, row } of placed) {
    ctx.fillRect(left - size / 2, topOf(row), size, size);
    const colour = mark.isOwn ? model.theme.ink : model.theme.quietInk;
    paintKind(pen, mark.entry.kind, left - size / 2, topOf(row), size, colour);
  }
  ctx.restore();
}

function paintLine(
  { ctx, box, ratio }: Pen,
  { theme }: AroundModel,
  { isOwn }: AroundMark,
  left: number,
  top: number,
): void {
  ctx.strokeStyle = isOwn ? theme.ink : theme.quietInk;
  ctx.lineWidth = (isOwn ? 2 : 1) * ratio;
  ctx.setLineDash(isOwn ? [] : [3 * ratio, 4 * ratio]);
  ctx.beginPath();
  ctx.moveTo(Math.round(left) + 0.5, top);
  ctx.lineTo(Math.round(left) + 0.5, box.top + box.height);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Draws the mark of a kind, the same as in the list. */
export function paintKind(
  { ctx }: Pick<Pen, 'ctx'>,
  kind: LogKind,
  left: number,
  top: number,
  size: number,
  colour: string,
): void {
  ctx.save();
  ctx.translate(left, top);
  ctx.scale(size / MARK_PX, size / MARK_PX);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.lineCap = ctx.lineJoin = 'round';
  ctx.stroke(new Path2D(KIND_SHAPES[kind]));
  ctx.restore();
}
