import { glucoseFromCode } from '../../core/glucose';
import { pairFingersticks } from '../../core/statistics/accuracy';
import { formatChange } from '../../core/words';
import { font, type Pen } from '../chart/paint';
import { formatCode, type PointReader } from './describe-point';
import type { TimelineModel } from './model';
import { paintShapes } from './paint-shape';
import type { Points } from './points';
import { paintWords } from './strokes';

const WORDS_UP_TO_MS = 36 * 3_600_000;

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
    const words = range.toAt - range.fromAt > WORDS_UP_TO_MS ? '' : describeBeside(points, at, mgDl, { unit, locale });
    if (words === '') continue;
    ctx.fillStyle = theme.ink;
    paintWords(pen, model, words, px + 9 * ratio, py - 6 * ratio);
  }
  ctx.restore();
}

/** How far the sensor was from a fingerstick, as its accuracy pairs them; LOW and HIGH are no number to be far from. */
export function describeBeside(
  points: Points,
  at: number,
  mgDl: number,
  reader: Pick<PointReader, 'unit' | 'locale'>,
): string {
  const stick = { at: Float64Array.of(at), mgDl: Float64Array.of(mgDl), isCalibration: Uint8Array.of(0) };
  const isSpan = points.spanMs.some((spanMs) => spanMs > 0);
  const sensor = isSpan ? undefined : pairFingersticks(stick, { at: points.fromAt, mgDl: points.least }).sensorMgDl[0];
  if (sensor === undefined) return '';
  const isMeasured = glucoseFromCode(sensor).kind === 'value';
  return `sensor ${isMeasured ? formatChange(sensor - mgDl, reader.unit, reader.locale) : formatCode(sensor, reader)}`;
}
