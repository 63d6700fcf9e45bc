import { font, type Pen } from '../chart/paint';
import { groupMarks, seenIn } from './mark-groups';
import { type TimelineModel, WORD_PX } from './model';
import { paintWords, widthOf } from './strokes';
import { placeWords } from './word-rows';

const ROW_PX = 14;
const GAP_PX = 4;

/** Where the person's clock changed, by travel or summer time. */
export function paintClocks(pen: Pen, model: TimelineModel): void {
  const { ctx, box, ratio, x } = pen;
  const { range, theme } = model;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 4 * ratio]);
  const marks = seenIn(groupMarks(model.marks).clocks, range).map(({ at, label }) => ({
    label,
    x: Math.round(x(at)) + 0.5,
    width: widthOf(pen, theme, label),
  }));
  for (const mark of marks) {
    ctx.beginPath();
    ctx.moveTo(mark.x, box.top);
    ctx.lineTo(mark.x, box.top + box.height);
    ctx.stroke();
  }
  ctx.setLineDash([]); // or the ground of the words would have holes
  const top = box.top + (WORD_PX + 12) * ratio * theme.textScale; // above them is where HIGH stands
  for (const [i, { from, row }] of placeWords(marks, box.left + box.width, GAP_PX * ratio).entries())
    if (row !== null) paintWords(pen, model, marks[i]?.label ?? '', from, top + row * ROW_PX * ratio * theme.textScale);
  ctx.restore();
}
