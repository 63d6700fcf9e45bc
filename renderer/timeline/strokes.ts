import type { Pen } from '../chart/paint';
import type { ChartTheme } from '../chart/theme';
import type { TimelineModel } from './model';

/** A level line, sharp. */
export function line(ctx: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  ctx.beginPath();
  ctx.moveTo(x, Math.round(y) + 0.5);
  ctx.lineTo(toX, Math.round(toY) + 0.5);
  ctx.stroke();
}

/** So many words are kept: those of all that a person comes across. */
const MOST_MEASURED = 2000;
const widths = new Map<string, number>();

/** The width of words in the usual size. Measured once: words that move are the same in every frame. */
export function widthOf(pen: Pen, theme: ChartTheme, words: string): number {
  const key = `${pen.ratio * theme.textScale} ${words}`;
  const width = widths.get(key) ?? pen.ctx.measureText(words).width;
  if (widths.size > MOST_MEASURED) widths.clear();
  widths.set(key, width);
  return width;
}

/** What is drawn from here on stays inside the chart. */
export function clipToBox({ ctx, box, ratio }: Pen): void {
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width + 6 * ratio, box.height); // the newest reading is on the edge and whole
  ctx.clip();
}

/** Words over what is drawn, with the ground around them so that they can be read. */
export function paintWords({ ctx, ratio }: Pen, { theme }: TimelineModel, words: string, x: number, y: number): void {
  ctx.save();
  ctx.strokeStyle = theme.background;
  ctx.lineWidth = 4 * ratio;
  ctx.lineJoin = 'round';
  ctx.strokeText(words, x, y);
  ctx.fillText(words, x, y);
  ctx.restore();
}
