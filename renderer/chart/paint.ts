import type { Zone } from '../../core/zones';
import type { ChartModel, Pinned } from './derive-chart';
import type { ChartTheme } from './theme';

/** Where to draw: a canvas, its plotting box, and positions for times and mg/dL, all in canvas pixels. */
export type Pen = {
  readonly ctx: CanvasRenderingContext2D;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly ratio: number;
  readonly x: (at: number) => number;
  readonly y: (mgDl: number) => number;
};

/** The ground: the target band, then the time nothing has been reported for yet. */
export function paintGround(pen: Pen, model: Pick<ChartModel, 'window' | 'theme' | 'tail' | 'thresholds'>): void {
  const { ctx, box } = pen;
  const top = pen.y(model.thresholds.highMgDl);
  ctx.save();
  ctx.fillStyle = model.theme.targetBand;
  ctx.fillRect(box.left, top, box.width, pen.y(model.thresholds.lowMgDl) - top);
  paintUnreported(pen, model);
  ctx.restore();
}

function paintUnreported(pen: Pen, { window, theme, tail }: Pick<ChartModel, 'window' | 'theme' | 'tail'>): void {
  const { ctx, box, ratio } = pen;
  if (window.reportedToAt === null) return;
  const left = Math.max(box.left, pen.x(window.reportedToAt));
  const width = box.left + box.width - left;
  if (width < 2 * ratio) return;
  ctx.fillStyle = theme.background;
  ctx.fillRect(left, box.top, width, box.height);
  hatch(pen, left, theme.grid);
  ctx.font = font(pen, 12, theme);
  const wide = ctx.measureText(tail).width;
  if (wide + 16 * ratio > width) return;
  ctx.fillStyle = theme.background;
  ctx.fillRect(left + 4 * ratio, box.top + 4 * ratio, wide + 8 * ratio, 20 * ratio * theme.textScale);
  ctx.fillStyle = theme.quietInk;
  ctx.fillText(tail, left + 8 * ratio, box.top + 6 * ratio + 12 * ratio * theme.textScale);
}

export function hatch({ ctx, box, ratio }: Pen, left: number, colour: string): void {
  const right = box.left + box.width;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, box.top, right - left, box.height);
  ctx.clip();
  ctx.beginPath();
  for (let x = left - box.height; x < right; x += 8 * ratio) {
    ctx.moveTo(x, box.top + box.height);
    ctx.lineTo(x + box.height, box.top);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = ratio;
  ctx.stroke();
  ctx.restore();
}

/** The glucose itself: threshold lines, one line per gapless run, a shape per reading, and words where it is out of range. */
export function paintGlucose(pen: Pen, model: ChartModel): void {
  pen.ctx.save();
  paintThresholds(pen, model);
  paintLines(pen, model);
  paintReadings(pen, model);
  paintWords(pen, model);
  pen.ctx.restore();
}

export function paintThresholds(
  { ctx, box, ratio, y }: Pen,
  { thresholds, theme, yMin, yMax }: Pick<ChartModel, 'thresholds' | 'theme' | 'yMin' | 'yMax'>,
): void {
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = ratio;
  for (const [mgDl, dash] of [
    [thresholds.veryLowMgDl, [2, 4]],
    [thresholds.lowMgDl, []],
    [thresholds.highMgDl, []],
    [thresholds.veryHighMgDl, [2, 4]],
  ] as const) {
    if (mgDl <= yMin || mgDl >= yMax) continue;
    const level = Math.round(y(mgDl)) + 0.5;
    ctx.setLineDash(dash.map((part) => part * ratio));
    ctx.beginPath();
    ctx.moveTo(box.left, level);
    ctx.lineTo(box.left + box.width, level);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function paintLines({ ctx, ratio, x, y }: Pen, model: ChartModel): void {
  ctx.strokeStyle = model.theme.quietInk;
  ctx.lineWidth = 1.5 * ratio;
  ctx.lineJoin = 'round';
  for (const { from, to } of model.segments) {
    ctx.beginPath();
    for (let i = from; i < to; i++) ctx.lineTo(x(Number(model.columns.at[i])), y(Number(model.y[i])));
    ctx.stroke();
  }
}

function paintReadings(pen: Pen, model: ChartModel): void {
  const hours = (model.window.toAt - model.window.fromAt) / 3_600_000;
  const spacing = pen.box.width / pen.ratio / (hours * 12);
  const radius = Math.min(4, Math.max(2, spacing * 0.4)) * pen.ratio;
  model.zones.forEach((zone, i) => {
    pen.ctx.fillStyle = model.theme.zones[zone];
    paintShape(pen, zone, pen.x(Number(model.columns.at[i])), pen.y(Number(model.y[i])), radius);
  });
}

/** Circles inside the target, triangles pointing away from it outside: the same shapes as the zone marks. */
export function paintShape({ ctx }: Pen, zone: Zone, x: number, y: number, radius: number): void {
  ctx.beginPath();
  if (zone === 'target') ctx.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    const size = radius * (zone === 'very-low' || zone === 'very-high' ? 1.6 : 1.3);
    const tip = zone === 'low' || zone === 'very-low' ? size : -size;
    ctx.moveTo(x, y + tip);
    ctx.lineTo(x - size, y - tip * 0.8);
    ctx.lineTo(x + size, y - tip * 0.8);
    ctx.closePath();
  }
  ctx.fill();
}

/** One word per run; where two runs are too close for two words, the first word stands for both. */
function paintWords(pen: Pen, model: ChartModel): void {
  const { ctx, ratio } = pen;
  ctx.font = font(pen, 12, model.theme, 600);
  ctx.fillStyle = model.theme.ink;
  ctx.textAlign = 'center';
  const usedTo = { LOW: Number.NEGATIVE_INFINITY, HIGH: Number.NEGATIVE_INFINITY };
  for (const run of model.pinned) {
    const half = ctx.measureText(run.word).width / 2 + 4 * ratio;
    const centre = centreOf(pen, model, run, half);
    if (centre - half < usedTo[run.word]) continue;
    usedTo[run.word] = centre + half;
    const drop = (run.word === 'LOW' ? 8 + 12 * model.theme.textScale : -12) * ratio;
    ctx.fillText(run.word, centre, pen.y(Number(model.y[run.from])) + drop);
  }
  ctx.textAlign = 'start';
}

function centreOf({ box, x }: Pen, { columns }: ChartModel, { from, to }: Pinned, half: number): number {
  const middle = (x(Number(columns.at[from])) + x(Number(columns.at[to - 1]))) / 2;
  return Math.min(box.left + box.width - half, Math.max(box.left + half, middle));
}

export function font({ ratio }: Pick<Pen, 'ratio'>, px: number, { textScale }: ChartTheme, weight = 400): string {
  return `${weight} ${px * ratio * textScale}px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif`;
}
