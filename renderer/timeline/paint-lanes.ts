import { font, type Pen } from '../chart/paint';
import type { ChartTheme } from '../chart/theme';
import { groupMarks, type MarkGroup, seenIn } from './mark-groups';
import { LANE_WORDS, LANES, type Mark } from './marks';
import { LANE_PX, LANE_WORDS_GAP_PX, type TimelineModel } from './model';
import { paintMarks } from './paint-shape';
import { clipToBox, widthOf } from './strokes';

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
  ctx.beginPath();
  LANES.forEach((lane, i) => {
    const top = laneTop(pen, model, i);
    const level = Math.round(top) + 0.5;
    ctx.moveTo(box.left, level);
    ctx.lineTo(box.left + box.width, level);
    ctx.fillText(LANE_WORDS[lane], box.left - LANE_WORDS_GAP_PX * ratio, top + laneHeight(pen, model) / 2);
  });
  ctx.stroke();
  ctx.textAlign = 'left';
  if (!model.hasMarks) {
    const middle = laneTop(pen, model, 0) + (LANES.length * laneHeight(pen, model)) / 2;
    ctx.textAlign = 'center';
    ctx.fillText(TOO_MANY, box.left + box.width / 2, middle);
  }
  clipToBox(pen);
  const lanes = model.hasMarks ? groupMarks(model.marks).lanes : [];
  lanes.forEach((group, i) => void paintLane(pen, model, group, i));
  ctx.restore();
}

const TOO_MANY = 'Zoom in to 100 days or less to see what was entered.';

const laneHeight = ({ ratio }: Pen, { theme }: TimelineModel): number => LANE_PX * ratio * theme.textScale;
const laneTop = (pen: Pen, model: TimelineModel, i: number): number =>
  pen.box.top + pen.box.height - (LANES.length - i) * laneHeight(pen, model);

/** Marks of one lane; words only where they end before the next mark. */
function paintLane(pen: Pen, model: TimelineModel, group: MarkGroup, lane: number): void {
  const { ctx, ratio } = pen;
  const { range, theme } = model;
  const marks = seenIn(group, range);
  if (marks.length === 0) return;
  const middle = laneTop(pen, model, lane) + laneHeight(pen, model) / 2;
  const radius = (range.toAt - range.fromAt <= LARGE_UP_TO_MS ? 4 : 2.5) * ratio;
  ctx.fillStyle = ctx.strokeStyle = theme.ink;
  for (const shape of group.shapes) paintMarks(pen, shape, marks, radius, () => middle);
  if (range.toAt - range.fromAt > LABELS_UP_TO_MS && LANES[lane] !== 'sensor') return; // starts are far apart
  ctx.fillStyle = theme.quietInk;
  paintLabels(pen, theme, marks, middle);
}

function paintLabels(pen: Pen, theme: ChartTheme, marks: readonly Mark[], middle: number): void {
  const { ctx, box, ratio, x } = pen;
  marks.forEach(({ at, toAt, label }, i) => {
    const next = marks[i + 1];
    const from = Math.max(x(toAt), x(at)) + 8 * ratio;
    const room = (next ? x(next.at) - 6 * ratio : box.left + box.width) - from;
    const words = label && room >= 12 * ratio ? shortenTo(label, widthOf(pen, theme, label), room) : '';
    if (words) ctx.fillText(words, from, middle);
  });
}

function shortenTo(words: string, width: number, room: number): string {
  if (width <= room) return words;
  const most = Math.floor((words.length * room) / width) - 1;
  return most >= 8 ? `${words.slice(0, most).trimEnd()}…` : '';
}
