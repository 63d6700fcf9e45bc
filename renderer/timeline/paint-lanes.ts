import { font, type Pen } from '../chart/paint';
import { groupMarks, seenIn } from './mark-groups';
import { LANE_WORDS, LANES, type Lane, type Mark, type Shape } from './marks';
import { LANE_PX, LANE_WORDS_GAP_PX, type TimelineModel } from './model';
import { paintShapes, type ShapePlace } from './paint-shape';
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
  ctx.strokeStyle = theme.grid;
  ctx.font = font(pen, 12, theme);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = theme.quietInk;
  for (const [i, lane] of LANES.entries()) {
    const top = laneTop(pen, model, i);
    line(ctx, box.left, top, box.left + box.width, top);
    ctx.fillText(LANE_WORDS[lane], box.left - LANE_WORDS_GAP_PX * ratio, top + laneHeight(pen, model) / 2);
  }
  ctx.textAlign = 'left';
  if (!model.hasMarks) {
    const middle = laneTop(pen, model, 0) + (LANES.length * laneHeight(pen, model)) / 2;
    ctx.textAlign = 'center';
    ctx.fillText(TOO_MANY, box.left + box.width / 2, middle);
  }
  clipToBox(pen);
  if (model.hasMarks) {
    const { lanes } = groupMarks(model.marks);
    for (const [i, group] of lanes.entries())
      paintLane(pen, model, { lane: LANES[i], marks: seenIn(group, model.range), top: laneTop(pen, model, i) });
  }
  ctx.restore();
}

const TOO_MANY = 'Zoom in to 100 days or less to see what was entered.';

const laneHeight = ({ ratio }: Pen, { theme }: TimelineModel): number => LANE_PX * ratio * theme.textScale;
const laneTop = (pen: Pen, model: TimelineModel, i: number): number =>
  pen.box.top + pen.box.height - (LANES.length - i) * laneHeight(pen, model);

type LaneMarks = { readonly lane: Lane | undefined; readonly marks: readonly Mark[]; readonly top: number };

/** Marks of one lane; words only where they end before the next mark. */
function paintLane(pen: Pen, model: TimelineModel, { lane, marks, top }: LaneMarks): void {
  const { ctx, ratio, x } = pen;
  const { range, theme } = model;
  const middle = top + laneHeight(pen, model) / 2;
  const radius = (range.toAt - range.fromAt <= LARGE_UP_TO_MS ? 4 : 2.5) * ratio;
  const shapes = new Map<Shape, ShapePlace[]>();
  for (const { shape, at, toAt } of marks) {
    const [places, left] = [shapes.get(shape) ?? [], x(at)];
    if (left - (places.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY) >= ratio) places.push([left, x(toAt), middle]); // or it would not be seen
    shapes.set(shape, places);
  }
  ctx.fillStyle = ctx.strokeStyle = theme.ink;
  for (const [shape, places] of shapes) paintShapes(shape, ctx, places, radius);
  if (range.toAt - range.fromAt > LABELS_UP_TO_MS && lane !== 'sensor') return; // starts are far apart
  ctx.fillStyle = theme.quietInk;
  for (const [i, { at, toAt, label }] of marks.entries()) {
    const next = marks[i + 1];
    const from = Math.max(x(toAt), x(at)) + 8 * ratio;
    const room = (next ? x(next.at) - 6 * ratio : pen.box.left + pen.box.width) - from;
    const words = label && room >= 12 * ratio ? shortenTo(ctx, label, room) : '';
    if (words) ctx.fillText(words, from, middle);
  }
}

function shortenTo(ctx: CanvasRenderingContext2D, words: string, room: number): string {
  if (ctx.measureText(words).width <= room) return words;
  const most = Math.floor((words.length * room) / ctx.measureText(words).width) - 1;
  return most >= 8 ? `${words.slice(0, most).trimEnd()}…` : '';
}
