import { font, type Pen } from '../chart/paint';
import { LANE_WORDS, LANES, type Lane, type Shape } from './marks';
import { LANE_PX, LANE_WORDS_GAP_PX, type TimelineModel } from './model';
import { paintShape } from './paint-shape';
import { clipToBox, line } from './strokes';

const DAY_MS = 24 * 3_600_000;
const LABELS_UP_TO_MS = 3 * DAY_MS;
/** Of more days than this the marks are small. */
const LARGE_UP_TO_MS = 20 * DAY_MS;

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

const TOO_MANY = 'Zoom in to 100 days or less to see what was entered.';

const laneHeight = ({ ratio }: Pen, { theme }: TimelineModel): number => LANE_PX * ratio * theme.textScale;
const laneTop = (pen: Pen, model: TimelineModel, i: number): number =>
  pen.box.top + pen.box.height - (LANES.length - i) * laneHeight(pen, model);

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
    paintShape(mark.shape, ctx, left, right, middle, radius);
    const next = marks[i + 1];
    const from = Math.max(right, left) + 8 * ratio;
    const room = (next ? x(next.at) - 6 * ratio : pen.box.left + pen.box.width) - from;
    if (!(isNear || lane === 'sensor') || !mark.label || room < 12 * ratio) continue; // starts are far apart
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
