import type uPlot from 'uplot';
import type { TimeRange } from '../../core/contract';
import { formatGlucoseNumber } from '../../core/units';
import { formatClock } from '../../core/words';
import { sharpen } from '../print/sharpen';
import type { ChartModel } from './derive-chart';
import { type Pen, paintGlucose, paintGround } from './paint';
import { clockTicks, glucoseTicks } from './ticks';

export const AXIS_FAMILY = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
export const AXIS_FONT_PX = 12;
const TICK_ROOM_PX = 72;
const LABEL_ROOM_PX = 16;
/** Half of the last label of time, where nothing else stands at the right. */
const LAST_LABEL_PX = 24;

/** What the axes of glucose need. */
type AxisModel = Pick<ChartModel, 'thresholds' | 'yMin' | 'yMax' | 'unit' | 'locale' | 'theme'>;

export type PlotSize = { readonly width: number; readonly height: number };

/** What any plot needs: what it spans, and points that the pointer finds, in mg/dL. */
export type PlotModel = AxisModel & {
  readonly window: TimeRange;
  readonly columns: { readonly at: Float64Array };
  readonly y: Int16Array | Float64Array;
};

/** How a plot looks: its axes and its drawing. */
export type PlotLook<M extends PlotModel> = {
  /** `most` is how many labels fit beside each other. */
  readonly timeTicks: (model: M, most: number) => number[];
  readonly formatTime: (model: M, at: number) => string;
  readonly valueTicks: (model: M) => number[];
  readonly formatValue: (model: M, mgDl: number) => string;
  /** Whether the person's own bounds are written at the right. */
  readonly hasBounds: (model: M) => boolean;
  readonly paintGround: (pen: Pen, model: M) => void;
  readonly paint: (pen: Pen, model: M) => void;
};

/** Glucose by the clock, as of the last hours. */
export const GLUCOSE_LOOK: PlotLook<ChartModel> = {
  timeTicks: ({ window, offsetMinutes }, most) => clockTicks(window.fromAt, window.toAt, offsetMinutes, most),
  formatTime: ({ locale, offsetMinutes }, at) => formatClock(at, locale, offsetMinutes),
  valueTicks: ({ yMin, yMax, unit }) => glucoseTicks(yMin, yMax, unit),
  formatValue: ({ unit, locale }, mgDl) => formatGlucoseNumber(mgDl, unit, locale),
  hasBounds: () => true,
  paintGround,
  paint: paintGlucose,
};

/** The options of the plot: uPlot scales, measures and follows the pointer; the drawing is ours. */
export function createPlotOptions<M extends PlotModel>(
  current: () => M,
  look: PlotLook<M>,
  size: PlotSize,
  onPointer: (index: number | null) => void,
): uPlot.Options {
  return {
    ...size,
    ms: 1,
    padding: [8, look.hasBounds(current()) ? 0 : LAST_LABEL_PX * current().theme.textScale, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [current().window.fromAt, current().window.toAt] },
      y: { range: () => [current().yMin, current().yMax] },
    },
    series: [{}, { paths: () => null, points: { show: false }, stroke: () => current().theme.ink }],
    axes: [
      timeAxis(current, look),
      valueAxis(current, look),
      ...(look.hasBounds(current()) ? [thresholdAxis(current)] : []),
    ],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 12, width: 2, fill: 'transparent', stroke: () => current().theme.ink },
    },
    hooks: {
      drawClear: [(plot) => look.paintGround(penOf(plot), current())],
      draw: [(plot) => look.paint(penOf(plot), current())],
      setSize: [sharpen],
      setCursor: [(plot) => onPointer(plot.cursor.idx ?? null)],
    },
  };
}

/** Both scales are even: the place of each point is found without asking the plot, thousands of times in a drawing. */
export function penOf(plot: uPlot): Pen {
  const { ctx, bbox: box } = plot;
  const [x, y] = [plot.scales.x, plot.scales.y];
  const [firstAt, leastMgDl] = [Number(x?.min), Number(y?.min)];
  const perMs = box.width / (Number(x?.max) - firstAt);
  const perMgDl = box.height / (Number(y?.max) - leastMgDl);
  const foot = box.top + box.height;
  return {
    ctx,
    box,
    ratio: devicePixelRatio,
    x: (at) => box.left + (at - firstAt) * perMs,
    y: (mgDl) => foot - (mgDl - leastMgDl) * perMgDl,
  };
}

function axisLook(current: () => AxisModel): uPlot.Axis {
  return {
    font: `${AXIS_FONT_PX * current().theme.textScale}px ${AXIS_FAMILY}`,
    stroke: () => current().theme.quietInk,
    ticks: { show: false },
    grid: { stroke: () => current().theme.grid, width: 1 },
  };
}

function timeAxis<M extends PlotModel>(current: () => M, look: PlotLook<M>): uPlot.Axis {
  return {
    ...axisLook(current),
    size: () => 20 + 12 * current().theme.textScale,
    splits: (plot) => look.timeTicks(current(), Math.max(2, plot.width / TICK_ROOM_PX / current().theme.textScale)),
    values: (_plot, splits) => splits.map((at) => look.formatTime(current(), at)),
  };
}

function valueAxis<M extends PlotModel>(current: () => M, look: PlotLook<M>): uPlot.Axis {
  return {
    ...axisLook(current),
    scale: 'y',
    size: () => 16 + 32 * current().theme.textScale,
    splits: () => look.valueTicks(current()),
    values: (_plot, splits) => splits.map((mgDl) => look.formatValue(current(), mgDl)),
  };
}

/** The person's own bounds at the right end of their lines. */
export function thresholdAxis(current: () => AxisModel): uPlot.Axis {
  return {
    ...axisLook(current),
    scale: 'y',
    side: 1,
    size: () => 16 + 32 * current().theme.textScale,
    grid: { show: false },
    stroke: () => current().theme.ink,
    splits: (plot) => {
      const { yMin, yMax, theme } = current();
      const room = ((yMax - yMin) * LABEL_ROOM_PX * theme.textScale) / Math.max(1, plot.height - 40);
      return shownBounds(current(), room);
    },
    values: (_plot, splits) => splits.map((mgDl) => formatGlucoseNumber(mgDl, current().unit, current().locale)),
  };
}

/** The bounds that have room for a label; the ends of the target come first. */
function shownBounds({ thresholds, yMin, yMax }: AxisModel, room: number): number[] {
  const { lowMgDl, highMgDl, veryLowMgDl, veryHighMgDl } = thresholds;
  const shown: number[] = [];
  for (const mgDl of [lowMgDl, highMgDl, veryLowMgDl, veryHighMgDl]) {
    const fits = shown.every((other) => Math.abs(other - mgDl) >= room);
    if (mgDl > yMin && mgDl < yMax && fits) shown.push(mgDl);
  }
  return shown.sort((a, b) => a - b);
}
