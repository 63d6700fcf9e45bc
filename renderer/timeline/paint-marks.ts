import { formatGlucoseNumber } from '../../core/units';
import { formatChange } from '../../core/words';
import { formatOffset } from '../chart/offset';
import { font, type Pen } from '../chart/paint';
import { LANE_WORDS, LANES, type Lane, type Shape } from './marks';
import { LANE_PX, LANE_WORDS_GAP_PX, LEVELS_UP_TO_MS, type TimelineModel } from './model';
import { nearestPoint } from './points';

const DAY_MS = 24 * 3_600_000;
const LABELS_UP_TO_MS = 3 * DAY_MS;
const CLOCKS_UP_TO_MS = 100 * DAY_MS;
/** The words of an urgent low lie below its line, because those of a low are above. */
const BELOW_MG_DL = 58;
/** Of more days than this the marks are small. */
const LARGE_UP_TO_MS = 20 * DAY_MS;
const NEAR_MS = 10 * 60_000;

/** The lanes below the glucose with what was entered, their names at the left. */
export function paintLanes(pen: Pen, model: TimelineModel): void {
  const { ctx, box, ratio } = pen;
  const { theme } = model;
  ctx.save();
  ctx.lineWidth = ratio;
  for (const [i, lane] of LANES.entries()) {
    const top = laneTop(pen, model, i);
    ctx.strokeStyle = theme.grid;
    line(ctx, box.left, top, box.left + box.width, top);
    ctx.font = font(pen, 12, theme);
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = theme.quietInk;
    ctx.fillText(LANE_WORDS[lane], box.left - LANE_WORDS_GAP_PX * ratio, top + laneHeight(pen, model) / 2);
  }
  ctx.textAlign = 'left';
  if (!model.hasMarks) {
    const middle = laneTop(pen, model, 0) + (LANES.length * laneHeight(pen, model)) / 2;
    ctx.textAlign = 'center';
    ctx.fillText(TOO_MANY, box.left + box.width / 2, middle);
  }
  clipToBox(pen);
  if (model.hasMarks) for (const [i, lane] of LANES.entries()) paintLane(pen, model, lane, laneTop(pen, model, i));
  ctx.restore();
}

export const TOO_MANY = 'Zoom in to 100 days or less to see what was entered.';

const laneHeight = ({ ratio }: Pen, { theme }: TimelineModel): number => LANE_PX * ratio * theme.textScale;
const laneTop = (pen: Pen, model: TimelineModel, i: number): number =>
  pen.box.top + pen.box.height - (LANES.length - i) * laneHeight(pen, model);

function line(ctx: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  ctx.beginPath();
  ctx.moveTo(x, Math.round(y) + 0.5);
  ctx.lineTo(toX, Math.round(toY) + 0.5);
  ctx.stroke();
}

export function clipToBox({ ctx, box, ratio }: Pen): void {
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width + 6 * ratio, box.height); // the newest reading is on the edge and whole
  ctx.clip();
}

/** Marks of one lane; words only where they end before the next mark. */
function paintLane(pen: Pen, model: TimelineModel, lane: Lane, top: number): void {
  const { ctx, ratio, x } = pen;
  const { range, theme } = model;
  const marks = model.marks.filter((mark) => mark.lane === lane && mark.toAt >= range.fromAt && mark.at <= range.toAt);
  const middle = top + laneHeight(pen, model) / 2;
  const radius = (range.toAt - range.fromAt <= LARGE_UP_TO_MS ? 4 : 2.5) * ratio;
  const isNear = range.toAt - range.fromAt <= LABELS_UP_TO_MS;
  const drawn = new Map<Shape, number>();
  for (const [i, mark] of marks.entries()) {
    const [left, right] = [x(mark.at), x(mark.toAt)];
    if (left - (drawn.get(mark.shape) ?? Number.NEGATIVE_INFINITY) < ratio) continue; // nothing of it would be seen
    drawn.set(mark.shape, left);
    ctx.fillStyle = ctx.strokeStyle = theme.ink;
    paintMark(ctx, mark.shape, left, right, middle, radius);
    const next = marks[i + 1];
    const from = Math.max(right, left) + 8 * ratio;
    const room = (next ? x(next.at) - 6 * ratio : pen.box.left + pen.box.width) - from;
    if (!isNear || !mark.label || room < 12 * ratio) continue;
    ctx.fillStyle = theme.quietInk;
    const words = shortenTo(ctx, mark.label, room);
    if (words) ctx.fillText(words, from, middle);
  }
}

function shortenTo(ctx: CanvasRenderingContext2D, words: string, room: number): string {
  if (ctx.measureText(words).width <= room) return words;
  const most = Math.floor((words.length * room) / ctx.measureText(words).width) - 1;
  return most >= 8 ? `${words.slice(0, most).trimEnd()}…` : '';
}

type Draw = (ctx: CanvasRenderingContext2D, x: number, right: number, y: number, r: number) => void;

const filled =
  (trace: Draw): Draw =>
  (ctx, x, right, y, r) => {
    ctx.beginPath();
    trace(ctx, x, right, y, r);
    ctx.fill();
  };
const stroked =
  (trace: Draw): Draw =>
  (ctx, x, right, y, r) => {
    ctx.lineWidth = r * 0.375;
    ctx.beginPath();
    trace(ctx, x, right, y, r);
    ctx.stroke();
  };

const DRAW: Record<Shape, Draw> = {
  disc: filled((ctx, x, _, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI)),
  dot: filled((ctx, x, _, y, r) => ctx.arc(x, y, r * 0.45, 0, 2 * Math.PI)),
  ring: stroked((ctx, x, _, y, r) => ctx.arc(x, y, r * 0.8, 0, 2 * Math.PI)),
  square: filled((ctx, x, _, y, r) => ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8)),
  triangle: filled((ctx, x, _, y, r) => trace(ctx, [x, y - r * 1.1], [x + r * 1.1, y + r], [x - r * 1.1, y + r])),
  drop: stroked((ctx, x, _, y, r) =>
    trace(ctx, [x, y - r * 1.5], [x + r * 1.1, y], [x, y + r * 1.5], [x - r * 1.1, y]),
  ),
  bar: filled((ctx, x, right, y, r) => ctx.rect(x, y - r * 0.9, Math.max(r, right - x), r * 1.8)),
  cross: filled((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.35, y - r * 1.1, r * 0.7, r * 2.2);
    ctx.rect(x - r * 1.1, y - r * 0.35, r * 2.2, r * 0.7);
  }),
  page: stroked((ctx, x, _, y, r) => {
    ctx.rect(x - r * 0.8, y - r * 1.1, r * 1.6, r * 2.2);
    trace(ctx, [x - r * 0.3, y - r * 0.2], [x + r * 0.3, y - r * 0.2]);
  }),
  bell: filled((ctx, x, _, y, r) => {
    ctx.arc(x, y - r * 0.3, r * 0.75, Math.PI, 0);
    ctx.lineTo(x + r * 1.2, y + r * 0.9);
    ctx.lineTo(x - r * 1.2, y + r * 0.9);
    ctx.closePath();
  }),
};

function trace(ctx: CanvasRenderingContext2D, ...corners: ReadonlyArray<readonly [number, number]>): void {
  for (const [i, [x, y]] of corners.entries()) i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y);
  ctx.closePath();
}

const paintMark = (ctx: CanvasRenderingContext2D, shape: Shape, x: number, right: number, y: number, r: number): void =>
  DRAW[shape](ctx, x, right, y, r);

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
    paintMark(ctx, shape, px, px, py, 4.5 * ratio);
    const sensor = nearestPoint(points, at, NEAR_MS);
    const isReading = sensor !== null && points.spanMs[sensor] === 0;
    if (range.toAt - range.fromAt > LABELS_UP_TO_MS / 2 || !isReading) continue;
    ctx.fillStyle = theme.ink;
    const words = `sensor ${formatChange(Number(points.mean[sensor]) - mgDl, unit, locale)}`;
    paintWords(pen, model, words, px + 9 * ratio, py - 6 * ratio);
  }
  ctx.restore();
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  high: 'alert high',
  low: 'alert low',
  urgentLow: 'alert urgent low',
  fixedLow: 'alert urgent low',
};

/** The thresholds of the phone's alerts that were in force then, each with its words where it begins. */
export function paintLevels(pen: Pen, model: TimelineModel): void {
  const { ctx, ratio, x, y, box } = pen;
  const { range, theme, unit, locale } = model;
  if (range.toAt - range.fromAt > LEVELS_UP_TO_MS) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  let usedTo = new Map<number, number>();
  for (const { fromAt, toAt, mgDl, name } of model.levels) {
    if (toAt <= range.fromAt || fromAt >= range.toAt) continue;
    const [left, right] = [Math.max(box.left, x(fromAt)), Math.min(box.left + box.width, x(toAt))];
    ctx.setLineDash([6 * ratio, 3 * ratio]);
    line(ctx, left, y(mgDl), right, y(mgDl));
    ctx.setLineDash([]);
    const words = `${LEVEL_WORDS[name] ?? name} ${formatGlucoseNumber(mgDl, unit, locale)}`;
    const width = ctx.measureText(words).width;
    if (right - left < width + 8 * ratio || left < (usedTo.get(mgDl) ?? 0)) continue;
    usedTo = new Map([...usedTo, [mgDl, left + width * 3]]);
    paintWords(pen, model, words, left + 4 * ratio, y(mgDl) + (mgDl < BELOW_MG_DL ? 13 * theme.textScale : -4) * ratio);
  }
  ctx.restore();
}

/** Words over what is drawn, with the ground around them so that they can be read. */
function paintWords({ ctx, ratio }: Pen, { theme }: TimelineModel, words: string, x: number, y: number): void {
  ctx.save();
  ctx.strokeStyle = theme.background;
  ctx.lineWidth = 4 * ratio;
  ctx.lineJoin = 'round';
  ctx.strokeText(words, x, y);
  ctx.fillText(words, x, y);
  ctx.restore();
}

/** Where the person's clock changed, by travel or summer time. */
export function paintClocks(pen: Pen, model: TimelineModel): void {
  const { ctx, box, ratio, x } = pen;
  const { clocks, range, theme } = model;
  if (range.toAt - range.fromAt > CLOCKS_UP_TO_MS) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 4 * ratio]);
  for (let i = 1; i < clocks.at.length; i++) {
    const at = Number(clocks.at[i]);
    if (at < range.fromAt || at > range.toAt) continue;
    const left = Math.round(x(at)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(left, box.top);
    ctx.lineTo(left, box.top + box.height);
    ctx.stroke();
    const words = `clock ${formatOffset(Number(clocks.offsetMinutes[i - 1]))} → ${formatOffset(Number(clocks.offsetMinutes[i]))}`;
    const width = ctx.measureText(words).width;
    const fits = left + width + 8 * ratio < box.left + box.width;
    paintWords(
      pen,
      model,
      words,
      fits ? left + 4 * ratio : left - width - 4 * ratio,
      box.top + 12 * ratio * theme.textScale,
    );
  }
  ctx.restore();
}
