import { glucoseFromCode } from '../../core/glucose';
import { pairFingersticks } from '../../core/statistics/accuracy';
import { formatChange } from '../../core/words';
import { font, type Pen } from '../chart/paint';
import { formatCode, type PointReader } from './describe-point';
import { groupMarks, seenIn } from './mark-groups';
import type { Mark } from './marks';
import type { TimelineModel } from './model';
import { paintMarks } from './paint-shape';
import { type Points, pinned } from './points';
import { paintWords } from './strokes';

const WORDS_UP_TO_MS = 36 * 3_600_000;

/** Fingersticks at their value, each on a ground of its own, and how far the sensor was from them. */
export function paintFingersticks(pen: Pen, model: TimelineModel): void {
  const { ctx, ratio } = pen;
  const { range, theme } = model;
  const { fingersticks } = groupMarks(model.marks);
  const seen = seenIn(fingersticks, range);
  const yOf = ({ mgDl }: Mark): number => pen.y(pinned(mgDl ?? 0));
  ctx.save();
  ctx.strokeStyle = theme.ink;
  ctx.fillStyle = theme.background;
  for (const shape of fingersticks.shapes) paintMarks(pen, shape, seen, 4.5 * ratio, yOf);
  if (range.toAt - range.fromAt <= WORDS_UP_TO_MS) paintBeside(pen, model, seen, yOf);
  ctx.restore();
}

function paintBeside(pen: Pen, model: TimelineModel, seen: readonly Mark[], yOf: (mark: Mark) => number): void {
  const { ctx, ratio, x } = pen;
  ctx.font = font(pen, 12, model.theme, 600);
  ctx.fillStyle = model.theme.ink;
  for (const mark of seen) {
    const words = describeBeside(model.points, mark.at, mark.mgDl ?? 0, model);
    if (words) paintWords(pen, model, words, x(mark.at) + 9 * ratio, yOf(mark) - 6 * ratio);
  }
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
