import { formatOffset } from '../chart/offset';
import { font, type Pen } from '../chart/paint';
import type { TimelineModel } from './model';
import { paintWords } from './strokes';

const CLOCKS_UP_TO_MS = 100 * 24 * 3_600_000;

/** Where the person's clock changed, by travel or summer time. */
export function paintClocks(pen: Pen, model: TimelineModel): void {
  const { ctx, box, ratio, x } = pen;
  const { clocks, range, theme } = model;
  if (range.toAt - range.fromAt > CLOCKS_UP_TO_MS) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 4 * ratio]);
  for (let i = 1; i < clocks.at.length; i++) {
    const at = Number(clocks.at[i]);
    if (at < range.fromAt || at > range.toAt) continue;
    const left = Math.round(x(at)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(left, box.top);
    ctx.lineTo(left, box.top + box.height);
    ctx.stroke();
    const words = `clock ${formatOffset(Number(clocks.offsetMinutes[i - 1]))} → ${formatOffset(Number(clocks.offsetMinutes[i]))}`;
    const width = ctx.measureText(words).width;
    const fits = left + width + 8 * ratio < box.left + box.width;
    paintWords(
      pen,
      model,
      words,
      fits ? left + 4 * ratio : left - width - 4 * ratio,
      box.top + 12 * ratio * theme.textScale,
    );
  }
  ctx.restore();
}
