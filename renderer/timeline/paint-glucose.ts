import type { ReadingColumns } from '../../core/contract';
import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import type { Zone } from '../../core/zones';
import { deriveShape, PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
import { font, type Pen, paintGlucose, paintThresholds } from '../chart/paint';
import type { TimelineModel } from './model';
import { firstFrom, isAfterGap, middleOf, type Points } from './points';

const READING_MS = 5 * 60_000;
/** Closer readings (px) are a line; further apart each has its shape. */
const SHAPES_FROM_PX = 3;
/** Spans up to this length are drawn as the line they stand for; longer ones as a band with the mean in it. */
const LINE_UP_TO_MS = 60 * 60_000;
/** The mean leaves the hours of the day out: it is of whole days, and no finer than this on the screen. */
const MEAN_FROM_MS = 2 * 3_600_000;
const MEAN_DAYS = [1, 2, 7, 14, 28] as const;
const MEAN_PX = 8;
const DAY_MS = 24 * 3_600_000;
const WORDS_UP_TO_MS = 3 * 3_600_000;
const BETWEEN_WORDS_PX = 48;

/** The glucose of the visible range: every reading with its shape, or what many come to, in the colours of the zones. */
export function paintPoints(pen: Pen, model: TimelineModel): void {
  const { points, range } = model;
  const [from, to] = visible(points, range.fromAt, range.toAt);
  const spacing = (READING_MS / (range.toAt - range.fromAt)) * (pen.box.width / pen.ratio);
  if (spacing >= SHAPES_FROM_PX && isReadings(points, from, to)) {
    const shape = deriveShape(readingsOf(points, from, to), model.thresholds);
    paintGlucose(pen, {
      ...shape,
      ...model,
      yMin: PIN_LOW_MG_DL - 1,
      yMax: PIN_HIGH_MG_DL + 1,
      window: { ...range, reportedToAt: model.reportedToAt },
      offsetMinutes: 0,
    });
    return;
  }
  paintThresholds(pen, { ...model, yMin: PIN_LOW_MG_DL - 1, yMax: PIN_HIGH_MG_DL + 1 });
  const spanMs = Number(points.spanMs[from] ?? 0);
  paintBand(pen, model, from, to, spanMs <= LINE_UP_TO_MS);
  if (spanMs >= MEAN_FROM_MS) paintMean(pen, model, from, to);
  if (spanMs <= WORDS_UP_TO_MS) paintWords(pen, model, from, to);
}

/** The points that are seen, with one more at each end so that lines go on. */
function visible(points: Points, fromAt: number, toAt: number): readonly [from: number, to: number] {
  const from = Math.max(0, firstFrom(points, fromAt) - 1);
  return [from, Math.min(points.fromAt.length, firstFrom(points, toAt) + 1)];
}

const isReadings = ({ spanMs }: Points, from: number, to: number): boolean =>
  spanMs.subarray(from, to).every((one) => one === 0);

const readingsOf = ({ fromAt, least, offsetMinutes }: Points, from: number, to: number): ReadingColumns => ({
  at: fromAt.subarray(from, to),
  mgDl: least.subarray(from, to),
  offsetMinutes: offsetMinutes.subarray(from, to),
});

const pinned = (code: number): number => Math.min(PIN_HIGH_MG_DL, Math.max(PIN_LOW_MG_DL, code));

/** From the least to the greatest of each point, cut by the zones' bounds into their colours. */
function paintBand(pen: Pen, model: TimelineModel, from: number, to: number, isLine: boolean): void {
  const { ctx, ratio } = pen;
  const path = bandPath(pen, model.points, from, to);
  ctx.save();
  ctx.lineWidth = 1.75 * ratio;
  ctx.lineJoin = 'round';
  for (const [zone, top, bottom] of zoneHeights(pen, model)) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(pen.box.left, top, pen.box.width, bottom - top);
    ctx.clip();
    ctx.fillStyle = ctx.strokeStyle = model.theme.zones[zone];
    ctx.globalAlpha = isLine ? 1 : 0.4;
    ctx.fill(path);
    if (isLine) ctx.stroke(path);
    ctx.restore();
  }
  ctx.restore();
}

function zoneHeights({ box, y }: Pen, { thresholds }: TimelineModel): ReadonlyArray<readonly [Zone, number, number]> {
  const { veryLowMgDl, lowMgDl, highMgDl, veryHighMgDl } = thresholds;
  const [top, bottom] = [box.top, box.top + box.height];
  return [
    ['very-high', top, y(veryHighMgDl)],
    ['high', y(veryHighMgDl), y(highMgDl)],
    ['target', y(highMgDl), y(lowMgDl)],
    ['low', y(lowMgDl), y(veryLowMgDl)],
    ['very-low', y(veryLowMgDl), bottom],
  ];
}

/** Forth along the greatest and back along the least, anew after every gap. */
function bandPath({ x, y, ratio }: Pen, points: Points, from: number, to: number): Path2D {
  const path = new Path2D();
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && !isAfterGap(points, end)) end++;
    const [left, right] = [x(Number(points.fromAt[start])), x(endOf(points, end - 1))];
    const wide = Math.max(0, 1.5 * ratio - (right - left)) / 2; // a lonely reading is a dot, not nothing
    path.moveTo(left - wide, y(pinned(Number(points.greatest[start]))));
    for (let i = start; i < end; i++) path.lineTo(x(middleOf(points, i)), y(pinned(Number(points.greatest[i]))));
    path.lineTo(right + wide, y(pinned(Number(points.greatest[end - 1]))));
    path.lineTo(right + wide, y(pinned(Number(points.least[end - 1]))));
    for (let i = end - 1; i >= start; i--) path.lineTo(x(middleOf(points, i)), y(pinned(Number(points.least[i]))));
    path.lineTo(left - wide, y(pinned(Number(points.least[start]))));
    path.closePath();
    start = end;
  }
  return path;
}

const endOf = ({ fromAt, spanMs }: Points, i: number): number => Number(fromAt[i]) + Number(spanMs[i]);

function paintMean(
  { ctx, ratio, x, y, box }: Pen,
  { points, theme, range }: TimelineModel,
  from: number,
  to: number,
): void {
  const leastMs = ((range.toAt - range.fromAt) / (box.width / ratio)) * MEAN_PX;
  const blockMs = (MEAN_DAYS.find((days) => days * DAY_MS >= leastMs) ?? 56) * DAY_MS;
  ctx.save();
  ctx.beginPath();
  let last = Number.NEGATIVE_INFINITY;
  for (const [block, mean] of meansBy(points, blockMs, from, to)) {
    const [px, py] = [x((block + 0.5) * blockMs), y(pinned(mean))];
    if (block - last > 1) ctx.moveTo(px, py);
    ctx.lineTo(px, py);
    last = block;
  }
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.75 * ratio;
  ctx.lineJoin = ctx.lineCap = 'round';
  ctx.stroke();
  ctx.restore();
}

/** Means of blocks of time, by their number since the epoch. */
function meansBy(points: Points, blockMs: number, from: number, to: number): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = from; i < to; i++) {
    const block = Math.floor(middleOf(points, i) / blockMs);
    const count = Number(points.count[i]);
    const known = sums.get(block) ?? { sum: 0, count: 0 };
    sums.set(block, { sum: known.sum + Number(points.mean[i]) * count, count: known.count + count });
  }
  return new Map([...sums].map(([block, one]) => [block, one.sum / one.count]));
}

/** LOW and HIGH where the sensor could measure no further; words too close to another are left to it. */
function paintWords(pen: Pen, model: TimelineModel, from: number, to: number): void {
  const { ctx, ratio, x, y } = pen;
  ctx.save();
  ctx.font = font(pen, 12, model.theme, 600);
  ctx.fillStyle = model.theme.ink;
  ctx.textAlign = 'center';
  const room = BETWEEN_WORDS_PX * ratio * model.theme.textScale;
  const usedTo = { LOW: Number.NEGATIVE_INFINITY, HIGH: Number.NEGATIVE_INFINITY };
  const write = (word: 'LOW' | 'HIGH', i: number): void => {
    const at = x(middleOf(model.points, i));
    if (at - room < usedTo[word]) return;
    usedTo[word] = at;
    const drop = (word === 'LOW' ? 4 + 12 * model.theme.textScale : -6) * ratio;
    ctx.fillText(word, at, y(word === 'LOW' ? PIN_LOW_MG_DL : PIN_HIGH_MG_DL) + drop);
  };
  for (let i = from; i < to; i++) {
    if (Number(model.points.least[i]) <= LOW_CODE) write('LOW', i);
    if (Number(model.points.greatest[i]) >= HIGH_CODE) write('HIGH', i);
  }
  ctx.restore();
}
