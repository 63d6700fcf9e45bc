import { formatGlucoseNumber } from '../../core/units';
import { formatChange } from '../../core/words';
import { type Pen, paintThresholds } from '../chart/paint';
import type { PlotLook } from '../chart/plot-options';
import { changeTicks, glucoseTicks } from '../chart/ticks';
import { paintKind } from './around-look';
import { type AverageModel, drawnAt } from './average-model';
import { formatTick, hourTicks } from './from-zero';

/** As strong as the band of a daily pattern. */
const BAND_ALPHA = 0.26;
const MARK_PX = 16;

/** The average around entries: the median, and the middle half around it. */
export const AVERAGE_LOOK: PlotLook<AverageModel> = {
  timeTicks: ({ window }, most) => hourTicks(window, 0, most),
  formatTime: (_, at) => formatTick(at),
  valueTicks: ({ measure, yMin, yMax, unit }) =>
    measure === 'glucose' ? glucoseTicks(yMin, yMax, unit) : changeTicks(yMin, yMax, unit),
  formatValue: ({ measure, unit, locale }, mgDl) =>
    measure === 'glucose' ? formatGlucoseNumber(mgDl, unit, locale) : formatChange(mgDl, unit, locale),
  hasBounds: ({ measure }) => measure === 'glucose',
  paintGround: (pen, model) => (model.measure === 'glucose' ? paintTarget(pen, model) : paintZero(pen, model)),
  paint: (pen, model) => {
    pen.ctx.save();
    if (model.measure === 'glucose') paintThresholds(pen, model);
    paintEntry(pen, model);
    for (const [from, to] of runsOf(model.average.median)) paintRun(pen, model, from, to);
    pen.ctx.restore();
  },
};

function paintTarget({ ctx, box, y }: Pen, { thresholds, theme }: AverageModel): void {
  ctx.fillStyle = theme.targetBand;
  ctx.fillRect(box.left, y(thresholds.highMgDl), box.width, y(thresholds.lowMgDl) - y(thresholds.highMgDl));
}

function paintZero({ ctx, box, ratio, y }: Pen, { theme }: AverageModel): void {
  ctx.save();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 2 * ratio;
  ctx.beginPath();
  ctx.moveTo(box.left, y(0));
  ctx.lineTo(box.left + box.width, y(0));
  ctx.stroke();
  ctx.restore();
}

function paintEntry(pen: Pen, { theme, kind }: AverageModel): void {
  const { ctx, box, ratio, x } = pen;
  const size = MARK_PX * ratio * theme.textScale;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2 * ratio;
  ctx.beginPath();
  ctx.moveTo(Math.round(x(0)), box.top + size);
  ctx.lineTo(Math.round(x(0)), box.top + box.height);
  ctx.stroke();
  paintKind(pen, kind, x(0) - size / 2, box.top, size, theme.ink);
}

/** Steps with a value, each run up to before another; where none is, nothing is drawn. */
function runsOf(curve: Float64Array): ReadonlyArray<readonly [from: number, to: number]> {
  const runs: Array<readonly [number, number]> = [];
  let from = 0;
  for (let i = 0; i <= curve.length; i += 1) {
    if (i < curve.length && !Number.isNaN(curve[i])) continue;
    if (i > from) runs.push([from, i]);
    from = i + 1;
  }
  return runs;
}

function paintRun(pen: Pen, model: AverageModel, from: number, to: number): void {
  const { ctx, ratio } = pen;
  const { average, theme } = model;
  const steps = Array.from({ length: to - from }, (_, i) => from + i);
  const trace = (curve: Float64Array, along: readonly number[]): void => {
    for (const i of along) ctx.lineTo(pen.x(model.columns.at[i] ?? 0), pen.y(drawnAt(model, curve[i] ?? 0)));
  };
  ctx.lineJoin = 'round';
  ctx.fillStyle = ctx.strokeStyle = theme.focus;
  ctx.globalAlpha = BAND_ALPHA;
  ctx.beginPath();
  trace(average.low, steps);
  trace(average.high, [...steps].reverse());
  ctx.fill();
  ctx.globalAlpha = 1;
  for (const [curve, width] of [
    [average.low, 1.5],
    [average.high, 1.5],
    [average.median, 3.5],
  ] as const) {
    ctx.lineWidth = width * ratio;
    ctx.beginPath();
    trace(curve, steps);
    ctx.stroke();
  }
}
