import type { ReadingColumns } from '../../core/contract';
import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import type { Zone } from '../../core/zones';
import { deriveShape, PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
import { font, type Pen, paintGlucose, paintThresholds } from '../chart/paint';
import { bandPath } from './band-path';
import type { TimelineModel } from './model';
import { endOf, firstFrom, middleOf, type Points, pinned } from './points';

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
      window: { ...range, reportedToAt: model.reportedToAt },
      offsetMinutes: 0,
    });
    return;
  }
  paintThresholds(pen, model);
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

function paintMean(
  { ctx, ratio, x, y, box }: Pen,
  { points, theme, range }: TimelineModel,
  from: number,
  to: number,
): void {
  const leastMs = ((range.toAt - range.fromAt) / (box.width / ratio)) * MEAN_PX;
  const blockMs = (MEAN_DAYS.find((days) => days * DAY_MS >= leastMs) ?? 56) * DAY_MS;
  const { at, mgDl } = meansBy(points, blockMs);
  const [left, right] = [Number(points.fromAt[from]) - blockMs, endOf(points, to - 1) + blockMs];
  ctx.save();
  ctx.beginPath();
  for (let i = 0; i < at.length; i++) {
    const middle = Number(at[i]);
    if (middle < left) continue;
    if (middle > right) break;
    const [px, py] = [x(middle), y(pinned(Number(mgDl[i])))];
    if (middle - Number(at[i - 1]) > blockMs) ctx.moveTo(px, py);
    else ctx.lineTo(px, py); // the first begins the line
  }
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.75 * ratio;
  ctx.lineJoin = ctx.lineCap = 'round';
  ctx.stroke();
  ctx.restore();
}

/** Means of blocks of time, at their middles, oldest first. */
type Means = { readonly blockMs: number; readonly at: Float64Array; readonly mgDl: Float64Array };

const knownMeans = new WeakMap<Points, Means>();

/** Found once for all drawings of the same points, whole blocks of all of them: the mean of a block that is half seen does not change. */
function meansBy(points: Points, blockMs: number): Means {
  const known = knownMeans.get(points);
  if (known?.blockMs === blockMs) return known;
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = 0; i < points.fromAt.length; i++) {
    const block = Math.floor(middleOf(points, i) / blockMs);
    const count = Number(points.count[i]);
    const one = sums.get(block) ?? { sum: 0, count: 0 };
    sums.set(block, { sum: one.sum + Number(points.mean[i]) * count, count: one.count + count });
  }
  const at = Float64Array.from(sums.keys(), (block) => (block + 0.5) * blockMs);
  const means = { blockMs, at, mgDl: Float64Array.from(sums.values(), ({ sum, count }) => sum / count) };
  knownMeans.set(points, means);
  return means;
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
