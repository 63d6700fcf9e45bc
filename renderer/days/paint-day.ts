import type { ReadingColumns, TimeRange } from '../../core/contract';
import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import { instantOf, type OffsetAt } from '../../core/period';
import { type Thresholds, type Zone, zoneOf } from '../../core/zones';
import { splitAtGaps } from '../chart/gaps';
import { font, hatch, type Pen, paintShape } from '../chart/paint';
import type { ChartTheme } from '../chart/theme';
import { KIND_SHAPES } from '../events/kind-mark';
import type { Sheet } from './drawing';
import { type DayMark, placeMarks } from './marks';

const HOUR_MS = 3_600_000;
/** What a sensor measures, from LOW to HIGH. */
const SCALE = { fromMgDl: 30, toMgDl: 410 } as const;
/** The lane of entries at the foot of a strip, in pixels of the page. */
const LANE_PX = 16;
const MARK_PX = 12;

/** What a strip shows. */
export type DayPicture = {
  readonly localAt: number;
  readonly range: TimeRange;
  /** What the sheet has room for: strips of the same have as many pixels an hour. */
  readonly longestMs: number;
  readonly readings: ReadingColumns;
  readonly marks: readonly DayMark[];
  readonly leftOut: readonly TimeRange[];
  /** Nothing has been reported after this time (epoch ms); null where the day is over. */
  readonly reportedToAt: number | null;
  readonly offsetAt: OffsetAt;
  readonly thresholds: Thresholds;
  readonly theme: ChartTheme;
};

/** The height of a value on a scale that is the same for all days, up to HIGH where nothing else is said. */
export const heightOf = (mgDl: number, top: number, height: number, toMgDl: number = SCALE.toMgDl): number =>
  top + height * (1 - (mgDl - SCALE.fromMgDl) / (toMgDl - SCALE.fromMgDl));

/** Draws a day from midnight to midnight. */
export function paintDay({ ctx, width, height, ratio }: Sheet, day: DayPicture): void {
  const { range, longestMs, theme, thresholds } = day;
  const dayWidth = (width * (range.toAt - range.fromAt)) / longestMs;
  const box = { left: 0, top: 0, width: dayWidth, height: height - LANE_PX * ratio };
  const pen: Pen = {
    ctx,
    box,
    ratio,
    x: (at) => ((at - range.fromAt) / longestMs) * width,
    y: (mgDl) => heightOf(mgDl, box.top, box.height),
  };
  ctx.save();
  ctx.fillStyle = theme.targetBand;
  ctx.fillRect(0, pen.y(thresholds.highMgDl), dayWidth, pen.y(thresholds.lowMgDl) - pen.y(thresholds.highMgDl));
  paintHours(pen, day);
  if (day.reportedToAt !== null) hatch(pen, pen.x(day.reportedToAt), theme.grid);
  paintLeftOut(pen, day);
  paintReadings(pen, day.readings, thresholds, theme);
  paintLimits(pen, limitsOf(day.readings.at, day.readings.mgDl), theme, 10);
  paintMarks(pen, day, height);
  ctx.restore();
}

/** A line at each quarter of the day as its clock showed it, and one where the clock was changed. */
function paintHours({ ctx, box, ratio, x }: Pen, { localAt, offsetAt, range, theme }: DayPicture): void {
  ctx.strokeStyle = theme.grid;
  ctx.lineWidth = ratio;
  for (const hour of [0, 6, 12, 18, 24]) {
    const at = hour === 24 ? range.toAt : instantOf(localAt + hour * HOUR_MS, offsetAt);
    line(ctx, Math.min(box.width - ratio / 2, Math.round(x(at)) + ratio / 2), box.height);
  }
  const changeAt = changeIn(range, offsetAt);
  if (changeAt === null) return;
  ctx.strokeStyle = theme.ink;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  line(ctx, x(changeAt), box.height);
  ctx.setLineDash([]);
}

function line(ctx: CanvasRenderingContext2D, x: number, height: number): void {
  ctx.beginPath();
  ctx.moveTo(x, 0);
  ctx.lineTo(x, height);
  ctx.stroke();
}

/** When the person's clock was changed within a range, to the minute; null where it was not. */
export function changeIn({ fromAt, toAt }: TimeRange, offsetAt: OffsetAt): number | null {
  const before = offsetAt(fromAt);
  if (offsetAt(toAt - 1) === before) return null;
  let [low, high] = [fromAt, toAt - 1];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function paintLeftOut(pen: Pen, { leftOut, theme }: DayPicture): void {
  for (const { fromAt, toAt } of leftOut) {
    const [left, right] = [Math.max(0, pen.x(fromAt)), Math.min(pen.box.width, pen.x(toAt))];
    if (right > left) hatch({ ...pen, box: { ...pen.box, left, width: right - left } }, left, theme.line);
  }
}

/** One line a gapless run, and outside of the range a shape a reading. */
function paintReadings(pen: Pen, { at, mgDl }: ReadingColumns, thresholds: Thresholds, theme: ChartTheme): void {
  const { ctx, ratio, x, y } = pen;
  ctx.strokeStyle = theme.zones.target;
  ctx.lineWidth = 1.5 * ratio;
  ctx.lineJoin = 'round';
  for (const { from, to } of splitAtGaps(at)) {
    ctx.beginPath();
    for (let i = from; i < to; i += 1) ctx.lineTo(x(at[i] ?? 0), y(mgDl[i] ?? 0));
    if (to - from === 1) ctx.arc(x(at[from] ?? 0), y(mgDl[from] ?? 0), ratio / 2, 0, 2 * Math.PI);
    ctx.stroke();
  }
  for (let i = 0; i < at.length; i += 1) {
    const zone: Zone = zoneOf(mgDl[i] ?? 0, thresholds);
    if (zone === 'target') continue;
    ctx.fillStyle = theme.zones[zone];
    paintShape(pen, zone, x(at[i] ?? 0), y(mgDl[i] ?? 0), 1.75 * ratio);
  }
}

/** Where a run of LOW or HIGH begins: limits, and no values. */
export type Limit = { readonly at: number; readonly word: 'LOW' | 'HIGH' };

/** The runs of LOW and HIGH among readings, at the times that are drawn. */
export const limitsOf = (at: Float64Array, mgDl: Int16Array): readonly Limit[] =>
  Array.from(at).flatMap((time, i): readonly Limit[] => {
    const code = mgDl[i] ?? 0;
    if ((code > LOW_CODE && code < HIGH_CODE) || mgDl[i - 1] === code) return [];
    return [{ at: time, word: code <= LOW_CODE ? 'LOW' : 'HIGH' }];
  });

/** A word a run, from left to right; where two would lie on each other, the first stands for both. */
export function paintLimits(pen: Pen, limits: readonly Limit[], theme: ChartTheme, px: number): void {
  const { ctx, ratio, x, y, box } = pen;
  ctx.font = font(pen, px, theme, 600);
  ctx.fillStyle = theme.ink;
  let usedTo = Number.NEGATIVE_INFINITY;
  for (const { at, word } of limits) {
    if (x(at) < usedTo) continue;
    const width = ctx.measureText(word).width;
    const left = Math.min(box.left + box.width - width, x(at));
    const level = word === 'LOW' ? y(LOW_CODE) - 8 * ratio : y(HIGH_CODE) + (4 + px * theme.textScale) * ratio;
    ctx.fillText(word, left, level);
    usedTo = left + width + 8 * ratio;
  }
}

/** Entries in the lane below. */
function paintMarks({ ctx, ratio, x, box }: Pen, { marks, theme }: DayPicture, height: number): void {
  const size = MARK_PX * ratio;
  ctx.strokeStyle = theme.ink;
  for (const { kind, left } of placeMarks(marks, (at) => Math.max(0, x(at) - size / 2), size)) {
    ctx.save();
    ctx.translate(Math.min(left, box.width - size), height - (LANE_PX - 2) * ratio);
    ctx.scale(size / 16, size / 16);
    ctx.lineWidth = 1.75;
    ctx.stroke(new Path2D(KIND_SHAPES[kind]));
    ctx.restore();
  }
}
