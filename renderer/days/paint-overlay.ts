import type { ReadingColumns } from '../../core/contract';
import type { OffsetAt } from '../../core/period';
import type { Thresholds } from '../../core/zones';
import { splitAtGaps } from '../chart/gaps';
import { asLocal } from '../chart/offset';
import { font, type Pen } from '../chart/paint';
import type { ChartTheme } from '../chart/theme';
import { DAY_MS } from './derive-days';
import type { Sheet } from './drawing';
import { heightOf, limitsOf, paintLimits } from './paint-day';

const HOUR_MS = 3_600_000;
const LETTER_PX = 12;

/** A day that lies over others, by its letter; the first is drawn full, each other in dashes of its own. */
export type Layer = { readonly letter: string; readonly localAt: number; readonly readings: ReadingColumns };

/** Dashes in pixels of the page, one for each letter. */
export const DASHES: ReadonlyArray<readonly number[]> = [[], [8, 4], [2, 3], [12, 3, 2, 3], [5, 5], [1, 5]];
export const LETTERS: readonly string[] = ['A', 'B', 'C', 'D', 'E', 'F'];

export type OverlayPicture = {
  readonly layers: readonly Layer[];
  readonly offsetAt: OffsetAt;
  readonly thresholds: Thresholds;
  readonly theme: ChartTheme;
  /** The levels of thresholds and hours as they are written. */
  readonly formatLevel: (mgDl: number) => string;
  readonly formatHour: (hour: number) => string;
};

/** Draws days over each other by the time their clock showed. */
export function paintOverlay({ ctx, width, height, ratio }: Sheet, picture: OverlayPicture): void {
  const { theme, thresholds } = picture;
  const scale = ratio * theme.textScale;
  const greatest = picture.layers.map(({ readings }) => readings.mgDl.reduce((most, code) => Math.max(most, code), 0));
  const toMgDl = Math.max(thresholds.highMgDl, ...greatest) + 20;
  const box = { left: 40 * scale, top: 4 * ratio, width: width - 56 * scale, height: height - 28 * scale };
  const pen: Pen = {
    ctx,
    box,
    ratio,
    x: (local) => box.left + (local / DAY_MS) * box.width,
    y: (mgDl) => heightOf(mgDl, box.top, box.height, toMgDl),
  };
  ctx.save();
  ctx.fillStyle = theme.targetBand;
  const top = pen.y(thresholds.highMgDl);
  ctx.fillRect(box.left, top, box.width, pen.y(thresholds.lowMgDl) - top);
  paintAxes(pen, picture);
  const lines = picture.layers.map((layer) => lineOf(layer, picture.offsetAt));
  for (const [i, one] of lines.entries()) paintLine(pen, one, i, theme);
  paintLetters(pen, lines, theme);
  const limits = lines.flatMap(({ times, readings }) => limitsOf(times, readings.mgDl));
  paintLimits(
    pen,
    limits.sort((a, b) => a.at - b.at),
    theme,
    12,
  );
  ctx.restore();
}

function paintAxes(pen: Pen, { thresholds, theme, formatLevel, formatHour }: OverlayPicture): void {
  const { ctx, box, ratio, x, y } = pen;
  ctx.font = font(pen, 12, theme);
  ctx.fillStyle = theme.quietInk;
  ctx.strokeStyle = theme.grid;
  ctx.lineWidth = ratio;
  for (const hour of [0, 6, 12, 18, 24]) {
    ctx.textAlign = hour === 24 ? 'right' : 'center';
    ctx.beginPath();
    ctx.moveTo(x(hour * HOUR_MS), box.top);
    ctx.lineTo(x(hour * HOUR_MS), box.top + box.height);
    ctx.stroke();
    ctx.fillText(formatHour(hour), x(hour * HOUR_MS), box.top + box.height + 18 * ratio * theme.textScale);
  }
  ctx.textAlign = 'right';
  let usedFrom = Number.POSITIVE_INFINITY;
  for (const mgDl of [thresholds.lowMgDl, thresholds.highMgDl, thresholds.veryHighMgDl]) {
    const level = y(mgDl) + 4 * ratio;
    if (!(level > box.top) || level > usedFrom) continue;
    ctx.fillText(formatLevel(mgDl), box.left - 6 * ratio, level);
    usedFrom = level - 14 * ratio * theme.textScale;
  }
  ctx.textAlign = 'start';
}

/** A layer by the time its clock showed (ms since its midnight). */
type Line = Layer & { readonly times: Float64Array };

const lineOf = (layer: Layer, offsetAt: OffsetAt): Line => ({
  ...layer,
  times: layer.readings.at.map((at) => asLocal(at, offsetAt(at)) - layer.localAt),
});

/** A line breaks at a gap and where the clock jumps. */
function paintLine(pen: Pen, { times, readings }: Line, index: number, theme: ChartTheme): void {
  const { ctx, ratio, x, y } = pen;
  ctx.strokeStyle = index % 2 === 0 ? theme.ink : theme.focus;
  ctx.lineWidth = (index === 0 ? 2 : 1.5) * ratio;
  ctx.setLineDash((DASHES[index] ?? []).map((part) => part * ratio));
  for (const { from, to } of splitAtGaps(readings.at))
    for (const run of splitWhereBack(times, from, to)) {
      ctx.beginPath();
      for (let i = run.from; i < run.to; i += 1) ctx.lineTo(x(times[i] ?? 0), y(readings.mgDl[i] ?? 0));
      ctx.stroke();
    }
  ctx.setLineDash([]);
}

/** Each letter at the end of its line; from the highest down, none on another that is beside it. */
function paintLetters(pen: Pen, lines: readonly Line[], theme: ChartTheme): void {
  const { ctx, ratio, x, y, box } = pen;
  const room = LETTER_PX * ratio * theme.textScale;
  ctx.fillStyle = theme.ink;
  ctx.font = font(pen, LETTER_PX, theme, 600);
  const ends = lines.flatMap(({ letter, times, readings }) => {
    const last = readings.at.length - 1;
    const left = Math.min(box.left + box.width + 4 * ratio, x(times[last] ?? 0) + 4 * ratio);
    return last < 0 ? [] : [{ letter, left, level: y(readings.mgDl[last] ?? 0) + 4 * ratio }];
  });
  const placed: Array<{ readonly left: number; readonly level: number }> = [];
  for (const { letter, left, level } of ends.sort((a, b) => a.level - b.level)) {
    const above = placed.filter((one) => Math.abs(one.left - left) < room).map((one) => one.level + room);
    const free = Math.max(level, ...above);
    placed.push({ left, level: free });
    ctx.fillText(letter, left, free);
  }
}

/** Where a clock is put back or forward the line ends and begins anew. */
function* splitWhereBack(times: Float64Array, from: number, to: number): Generator<{ from: number; to: number }> {
  let start = from;
  for (let i = from + 1; i <= to; i += 1) {
    const step = (times[i] ?? 0) - (times[i - 1] ?? 0);
    if (i < to && step >= 0 && step < HOUR_MS / 2) continue;
    yield { from: start, to: i };
    start = i;
  }
}
