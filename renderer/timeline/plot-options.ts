import type uPlot from 'uplot';
import { formatGlucoseNumber } from '../../core/units';
import { PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
import { type Pen, paintGround } from '../chart/paint';
import { AXIS_FAMILY, AXIS_FONT_PX, type PlotSize, penOf, thresholdAxis } from '../chart/plot-options';
import { glucoseTicks } from '../chart/ticks';
import { sharpen } from '../print/sharpen';
import { LANES } from './marks';
import { LANE_PX, type TimelineModel, WORD_PX } from './model';
import { paintClocks } from './paint-clocks';
import { paintFingersticks } from './paint-fingersticks';
import { paintPoints } from './paint-glucose';
import { paintLanes } from './paint-lanes';
import { paintLevels } from './paint-levels';
import { nearestPoint } from './points';
import { clipToBox } from './strokes';
import { tickLabels, timeTicks } from './time-ticks';

const TICK_ROOM_PX = 84;
const LANE_WORDS_PX = 64;
/** A pointer reads a point that is so many px away, or nearer. */
const REACH_PX = 12;

/** The options of the plot: uPlot scales, measures and follows the pointer; the drawing is ours. */
export function createTimelineOptions(
  current: () => TimelineModel,
  size: PlotSize,
  onPointer: (at: number | null) => void,
): uPlot.Options {
  return {
    ...size,
    ms: 1,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, auto: false, range: (_plot, min, max) => [min ?? 0, max ?? 1] },
      y: { range: (plot) => drawnRange(plot, current()) },
    },
    series: [{}, { auto: false, paths: () => null, points: { show: false }, stroke: () => current().theme.ink }],
    axes: [timeAxis(current), valueAxis(current), thresholdAxis(current)],
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 12, width: 2, fill: 'transparent', stroke: () => current().theme.ink },
      dataIdx: (plot, _series, _closest, at) => nearestPoint(current().points, at, reachOf(plot)),
    },
    hooks: {
      drawClear: [(plot) => paintBelow(plot, current())],
      draw: [(plot) => paintAbove(plot, current())],
      setSize: [sharpen],
      setCursor: [(plot) => onPointer(timeAt(plot))],
    },
  } as uPlot.Options;
}

/** The time below the pointer, null where it is outside. */
export function timeAt(plot: uPlot): number | null {
  const { left = -1 } = plot.cursor;
  return left < 0 ? null : plot.posToVal(left, 'x');
}

/** How far from a point the pointer may be to read it, in ms. */
export function reachOf(plot: uPlot): number {
  return plot.posToVal(REACH_PX, 'x') - plot.posToVal(0, 'x');
}

/**
 * All the sensor measures, always, so that heights compare wherever a person looks. The lanes lie below it on the same
 * canvas: the scale goes on down to their foot.
 */
function drawnRange(plot: uPlot, { theme }: TimelineModel): [number, number] {
  const wordPx = WORD_PX * theme.textScale;
  const lanesPx = LANES.length * LANE_PX * theme.textScale;
  const heightPx = plot.height - timeAxisPx(theme.textScale);
  const mgDlPerPx = (PIN_HIGH_MG_DL - PIN_LOW_MG_DL) / Math.max(40, heightPx - lanesPx - 2 * wordPx);
  return [PIN_LOW_MG_DL - mgDlPerPx * (lanesPx + wordPx), PIN_HIGH_MG_DL + mgDlPerPx * wordPx];
}

function paintBelow(plot: uPlot, model: TimelineModel): void {
  paintGround(plainPen(plot), {
    theme: model.theme,
    thresholds: model.thresholds,
    tail: model.tail,
    window: { ...model.range, reportedToAt: model.reportedToAt },
  });
}

/** The axes leave their alignment behind. */
function plainPen(plot: uPlot): Pen {
  plot.ctx.textAlign = 'left';
  plot.ctx.textBaseline = 'alphabetic';
  return penOf(plot);
}

function paintAbove(plot: uPlot, model: TimelineModel): void {
  const pen = plainPen(plot);
  pen.ctx.save();
  clipToBox(pen);
  paintPoints(pen, model);
  paintLevels(pen, model);
  paintFingersticks(pen, model);
  paintClocks(pen, model);
  pen.ctx.restore();
  paintLanes(pen, model);
}

const axisFont = ({ theme }: TimelineModel): string => `${AXIS_FONT_PX * theme.textScale}px ${AXIS_FAMILY}`;

const timeAxisPx = (textScale: number): number => 12 + 32 * textScale;

function timeAxis(current: () => TimelineModel): uPlot.Axis {
  let found = { of: null as TimelineModel | null, width: 0, ...timeTicks({ fromAt: 0, toAt: 1 }, 2, () => 0) };
  const ticksOf = (plot: uPlot) => {
    const [model, { width }] = [current(), plot];
    const most = Math.max(2, width / TICK_ROOM_PX / model.theme.textScale);
    if (found.of !== model || found.width !== width)
      found = { of: model, width, ...timeTicks(model.range, most, model.offsetAt) };
    return found;
  };
  return {
    font: axisFont(current()),
    stroke: () => current().theme.quietInk,
    ticks: { show: false },
    grid: { stroke: () => current().theme.grid, width: 1 },
    size: () => timeAxisPx(current().theme.textScale),
    splits: (plot) => ticksOf(plot).ticks,
    values: (plot, splits) => [...tickLabels(splits, ticksOf(plot).step, current().locale, current().offsetAt)],
  };
}

function valueAxis(current: () => TimelineModel): uPlot.Axis {
  return {
    font: axisFont(current()),
    stroke: () => current().theme.quietInk,
    ticks: { show: false },
    grid: { stroke: () => current().theme.grid, width: 1 },
    scale: 'y',
    size: () => 8 + LANE_WORDS_PX * current().theme.textScale,
    splits: () => glucoseTicks(PIN_LOW_MG_DL, PIN_HIGH_MG_DL, current().unit),
    values: (_plot, splits) => splits.map((mgDl) => formatGlucoseNumber(mgDl, current().unit, current().locale)),
  };
}
