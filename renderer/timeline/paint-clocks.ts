import { font, type Pen } from '../chart/paint';
import { groupMarks, seenIn } from './mark-groups';
import type { TimelineModel } from './model';
import { paintWords } from './strokes';

/** Where the person's clock changed, by travel or summer time. */
export function paintClocks(pen: Pen, model: TimelineModel): void {
  const { ctx, box, ratio, x } = pen;
  const { range, theme } = model;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 4 * ratio]);
  for (const { at, label } of seenIn(groupMarks(model.marks).clocks, range)) {
    const left = Math.round(x(at)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(left, box.top);
    ctx.lineTo(left, box.top + box.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    const fits = left + width + 8 * ratio < box.left + box.width;
    const from = fits ? left + 4 * ratio : left - width - 4 * ratio;
    paintWords(pen, model, label, from, box.top + 12 * ratio * theme.textScale);
  }
  ctx.restore();
}
