import { formatChange } from '../../core/words';
import { font, type Pen } from '../chart/paint';
import type { TimelineModel } from './model';
import { paintShapes } from './paint-shape';
import { nearestPoint } from './points';
import { paintWords } from './strokes';

const WORDS_UP_TO_MS = 36 * 3_600_000;
const NEAR_MS = 10 * 60_000;

/** Fingersticks at their value, and how far the sensor was from them. */
export function paintFingersticks(pen: Pen, model: TimelineModel): void {
  const { ctx, ratio, x, y } = pen;
  const { marks, points, range, theme, unit, locale } = model;
  ctx.save();
  ctx.font = font(pen, 12, theme, 600);
  for (const { at, mgDl, shape } of marks) {
    if (mgDl === null || at < range.fromAt || at > range.toAt) continue;
    const [px, py] = [x(at), y(Math.min(400, Math.max(40, mgDl)))];
    ctx.strokeStyle = theme.ink;
    ctx.fillStyle = theme.background;
    ctx.beginPath();
    ctx.arc(px, py, 5 * ratio, 0, 2 * Math.PI);
    ctx.fill();
    paintShapes(shape, ctx, [[px, px]], py, 4.5 * ratio);
    const sensor = nearestPoint(points, at, NEAR_MS);
    const isReading = sensor !== null && points.spanMs[sensor] === 0;
    if (range.toAt - range.fromAt > WORDS_UP_TO_MS || !isReading) continue;
    ctx.fillStyle = theme.ink;
    const words = `sensor ${formatChange(Number(points.mean[sensor]) - mgDl, unit, locale)}`;
    paintWords(pen, model, words, px + 9 * ratio, py - 6 * ratio);
  }
  ctx.restore();
}
