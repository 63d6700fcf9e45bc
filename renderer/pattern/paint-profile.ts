import { formatGlucoseNumber } from '../../core/units';
import { font, type Pen, paintThresholds } from '../chart/paint';
import { glucoseTicks } from '../chart/ticks';
import { formatHour } from '../statistics/format-figure';
import { type Run, runsOf, traceRun } from './curve';
import type { Layer, ProfileModel } from './profile-model';

/** Between two clock times (px). */
const CLOCK_GAP_PX = 16;
const LABEL_HEIGHT_PX = 14;
/** How strong the bands are: nine tenths of the readings, and the middle half over them. */
const BAND_ALPHA = [0.14, 0.26] as const;
const CURVE_NAMES = ['5 %', '25 %', 'Median', '75 %', '95 %'] as const;
const MEDIAN = 2;

/** Where a chart by time of day is drawn: in a canvas of so many px, each `ratio` pixels. */
export type Sheet = {
  readonly ctx: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
};

/** The plotting box of a sheet with room for its axes, and positions in it. */
export function penOf({ ctx, width, height, ratio }: Sheet, model: ProfileModel): Pen {
  const scale = model.theme.textScale;
  const left = (16 + 32 * scale) * ratio;
  const box = {
    left,
    top: 8 * scale * ratio, // half of a label is above the box
    width: Math.max(1, (width - 12 - 48 * scale) * ratio - left),
    height: Math.max(1, (height - 8 - 26 * scale) * ratio),
  };
  const { yMin, yMax } = model;
  return {
    ctx,
    box,
    ratio,
    x: (hour) => box.left + (hour / 24) * box.width,
    y: (mgDl) => box.top + ((yMax - mgDl) / (yMax - yMin)) * box.height,
  };
}

/** The hour of the day at a place of a sheet (px from its left), null beside the box. */
export function hourAt(sheet: Sheet, model: ProfileModel, px: number): number | null {
  const { box } = penOf(sheet, model);
  const hour = Math.floor(((px * sheet.ratio - box.left) / box.width) * 24);
  return hour >= 0 && hour < 24 ? hour : null;
}

/** Draws it all; `selected` is an hour of the day that is read. */
export function paintProfile(sheet: Sheet, model: ProfileModel, selected: number | null): void {
  const pen = penOf(sheet, model);
  const { ctx, box, ratio } = pen;
  ctx.save();
  ctx.fillStyle = model.theme.background;
  ctx.fillRect(0, 0, sheet.width * ratio, sheet.height * ratio);
  const top = pen.y(model.thresholds.highMgDl);
  ctx.fillStyle = model.theme.targetBand;
  ctx.fillRect(box.left, top, box.width, pen.y(model.thresholds.lowMgDl) - top);
  paintAxes(pen, model);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  paintBands(pen, model);
  paintThresholds(pen, model);
  paintTraces(pen, model);
  if (model.other) paintOther(pen, model.other, model);
  paintCurves(pen, model);
  if (selected !== null) paintSelected(pen, model, selected);
  ctx.restore();
  paintNames(pen, model);
  ctx.restore();
}

function paintAxes(pen: Pen, { unit, locale, theme, yMin, yMax }: ProfileModel): void {
  const { ctx, box, ratio } = pen;
  ctx.font = font(pen, 12, theme);
  ctx.strokeStyle = theme.grid;
  ctx.lineWidth = ratio;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  const line = (fromX: number, fromY: number, toX: number, toY: number): void => {
    ctx.beginPath();
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
    ctx.stroke();
  };
  ctx.fillStyle = theme.quietInk;
  for (const mgDl of glucoseTicks(yMin, yMax, unit)) {
    const y = Math.round(pen.y(mgDl)) + 0.5;
    line(box.left, y, box.left + box.width, y);
    ctx.fillText(formatGlucoseNumber(mgDl, unit, locale), box.left - 8 * ratio, y);
  }
  const clocks = Array.from({ length: 25 }, (_, hour) => formatHour(hour, locale));
  const widest = Math.max(...clocks.map((clock) => ctx.measureText(clock).width));
  const room = box.width / (widest + CLOCK_GAP_PX * ratio);
  const step = [1, 2, 3, 4, 6, 12].find((hours) => 24 / hours <= room) ?? 12;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (let hour = 0; hour <= 24; hour += step) {
    const x = Math.round(pen.x(hour)) + 0.5;
    line(x, box.top, x, box.top + box.height);
    ctx.fillText(clocks[hour] ?? '', x, box.top + box.height + 6 * ratio);
  }
}

const bandOf = ({ profile }: Layer, low: number, high: number): ReadonlyArray<readonly [Run, Run]> => {
  const [lows, highs] = [runsOf(profile.curves[low] ?? []), runsOf(profile.curves[high] ?? [])];
  return lows.map((run, i) => [run, highs[i] ?? run] as const);
};

function paintBands(pen: Pen, { main, theme }: ProfileModel): void {
  const { ctx } = pen;
  ctx.fillStyle = theme.focus;
  const pairs = [
    [0, 4],
    [1, 3],
  ] as const;
  for (const [i, [low, high]] of pairs.entries()) {
    ctx.globalAlpha = BAND_ALPHA[i] ?? 0.2;
    for (const [below, above] of bandOf(main, low, high)) {
      ctx.beginPath();
      traceRun(ctx, below, pen);
      const back = { x: pen.x, y: pen.y };
      traceRun(ctx, [...above].reverse(), back, 'go-on');
      ctx.closePath();
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

function stroke(pen: Pen, layer: Layer, curve: number, colour: string, widthPx: number, dash: readonly number[]): void {
  const { ctx, ratio } = pen;
  ctx.strokeStyle = colour;
  ctx.lineWidth = widthPx * ratio;
  ctx.lineJoin = 'round';
  ctx.setLineDash(dash.map((part) => part * ratio));
  for (const run of runsOf(layer.profile.curves[curve] ?? [])) {
    ctx.beginPath();
    traceRun(ctx, run, pen);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

/** Dotted, thin, thick, thin, dotted: apart without their colour. */
function paintCurves(pen: Pen, { main, theme }: ProfileModel): void {
  for (const curve of [0, 4]) stroke(pen, main, curve, theme.focus, 1, [2, 3]);
  for (const curve of [1, 3]) stroke(pen, main, curve, theme.focus, 1.5, []);
  stroke(pen, main, MEDIAN, theme.focus, 3.5, []);
}

/** What it is held against: dashed, in ink. */
function paintOther(pen: Pen, other: Layer, { theme }: ProfileModel): void {
  for (const curve of [1, 3]) stroke(pen, other, curve, theme.ink, 1, [6, 4]);
  stroke(pen, other, MEDIAN, theme.ink, 2.5, [10, 5]);
}

function paintTraces({ ctx, ratio, x, y }: Pen, { traces, theme }: ProfileModel): void {
  ctx.strokeStyle = theme.quietInk;
  ctx.lineWidth = ratio;
  ctx.globalAlpha = 0.5;
  for (const trace of traces) {
    ctx.beginPath();
    for (const [hour, mgDl] of trace) ctx.lineTo(x(hour), y(mgDl));
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

function paintSelected({ ctx, box, ratio, x }: Pen, { theme }: ProfileModel, hour: number): void {
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2 * ratio;
  ctx.strokeRect(x(hour), box.top + ratio, x(hour + 1) - x(hour), box.height - 2 * ratio);
}

/** The names of the curves at their right ends, pushed apart where two are close. */
function paintNames(pen: Pen, { main, theme }: ProfileModel): void {
  const { ctx, box, ratio } = pen;
  const least = LABEL_HEIGHT_PX * theme.textScale * ratio;
  const labels = CURVE_NAMES.flatMap((name, curve) => {
    const end = main.profile.curves[curve]?.[23] ?? Number.NaN;
    return Number.isNaN(end) ? [] : [{ name, y: pen.y(end) }];
  });
  let nextY = Number.POSITIVE_INFINITY;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { name, y } of labels) {
    const placed = Math.min(y, nextY - least);
    nextY = placed;
    ctx.font = font(pen, 12, theme, name === 'Median' ? 600 : 400);
    ctx.fillStyle = name === 'Median' ? theme.ink : theme.quietInk;
    ctx.fillText(name, box.left + box.width + 6 * ratio, placed);
  }
}
