import type { Pen } from '../chart/paint';
import { endOf, isAfterGap, middleOf, type Points, pinned } from './points';
import { READINGS_TO_MS_PER_PX } from './tiers';

/** So many points are a part: what is drawn goes no further than that beyond what is seen. */
const PART = 128;
/** A lonely reading is a dot of this width (px), not nothing. */
const DOT_PX = 1.5;

/** Points that nothing is missing between, from one up to another. */
type Run = { readonly from: number; readonly to: number };
/** The band of some points, in hours since the first and mg/dL, and those of its runs that may be too short to be seen. */
type Part = { readonly fromAt: number; readonly toAt: number; readonly path: Path2D; readonly short: readonly Run[] };

const HOUR_MS = 3_600_000;
const known = new WeakMap<Points, readonly Part[]>();

/**
 * From the least to the greatest of each point that is seen. Its shape is traced once for all drawings of the same
 * points, and each drawing only puts it where it is then: a move must not trace thousands of points in every frame.
 */
export function bandPath(pen: Pen, points: Points, from: number, to: number): Path2D {
  const parts = known.get(points) ?? traceBand(points);
  known.set(points, parts);
  const [top, perMgDl] = [pen.y(0), pen.y(1) - pen.y(0)];
  const perHour = pen.x(HOUR_MS) - pen.x(0);
  const [fromAt, toAt] = [Number(points.fromAt[from]), endOf(points, to - 1)];
  const path = new Path2D();
  for (const part of parts) {
    if (part.toAt < fromAt || part.fromAt > toAt) continue;
    path.addPath(part.path, { a: perHour, d: perMgDl, e: pen.x(part.fromAt), f: top });
    for (const run of part.short) widen(path, pen, points, run);
  }
  return path;
}

function traceBand(points: Points): readonly Part[] {
  const { length } = points.fromAt;
  return Array.from({ length: Math.ceil(length / PART) }, (_, i): Part => {
    const [from, to] = [i * PART, Math.min(length, (i + 1) * PART)];
    const fromAt = Number(points.fromAt[from]);
    const path = new Path2D();
    const runs = runsOf(points, from, to);
    for (const run of runs) traceRun(path, points, run, fromAt);
    const short = runs.filter((run) => isShort(points, run));
    return { fromAt, toAt: endOf(points, Math.min(to, length - 1)), path, short };
  });
}

function runsOf(points: Points, first: number, end: number): readonly Run[] {
  const runs: Run[] = [];
  for (let from = first; from < end; ) {
    let to = from + 1;
    while (to < end && !isAfterGap(points, to)) to++;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

/** Forth along the greatest and back along the least; where it goes on in the next part, up to the first point there. */
function traceRun(path: Path2D, points: Points, { from, to }: Run, baseAt: number): void {
  const [wentOn, goesOn] = [isJoined(points, from), isJoined(points, to)];
  const x = (at: number): number => (at - baseAt) / HOUR_MS;
  const greatest = (i: number): number => pinned(Number(points.greatest[i]));
  const least = (i: number): number => pinned(Number(points.least[i]));
  const last = goesOn ? to : to - 1;
  const left = x(wentOn ? middleOf(points, from) : Number(points.fromAt[from]));
  const right = x(goesOn ? middleOf(points, to) : endOf(points, to - 1));
  path.moveTo(left, greatest(from));
  for (let i = from; i <= last; i++) path.lineTo(x(middleOf(points, i)), greatest(i));
  path.lineTo(right, greatest(last));
  path.lineTo(right, least(last));
  for (let i = last; i >= from; i--) path.lineTo(x(middleOf(points, i)), least(i));
  path.lineTo(left, least(from));
  path.closePath();
}

/** Whether a point goes on from the one before it. */
const isJoined = (points: Points, i: number): boolean => i > 0 && i < points.fromAt.length && !isAfterGap(points, i);

/** Whether a run may be narrower than a dot; spans are drawn no narrower than a pixel. */
function isShort(points: Points, { from, to }: Run): boolean {
  const leastMs = DOT_PX * Math.max(READINGS_TO_MS_PER_PX, Number(points.spanMs[from]));
  const isAlone = !isJoined(points, from) && !isJoined(points, to);
  return isAlone && endOf(points, to - 1) - Number(points.fromAt[from]) < leastMs;
}

function widen(path: Path2D, { x, y, ratio }: Pen, points: Points, { from, to }: Run): void {
  const [left, right] = [x(Number(points.fromAt[from])), x(endOf(points, to - 1))];
  const wide = (DOT_PX * ratio - (right - left)) / 2;
  if (wide <= 0) return;
  const top = y(pinned(Math.max(...points.greatest.subarray(from, to))));
  const foot = y(pinned(Math.min(...points.least.subarray(from, to))));
  path.rect(left - wide, top, DOT_PX * ratio, foot - top);
}
