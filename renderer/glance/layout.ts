import { type GlucoseShape, PIN_LOW_MG_DL } from '../chart/derive-chart';
import type { Segment } from '../chart/gaps';
import type { LogEntry } from '../events/derive-log';
import type { LogKind } from '../events/log-kinds';
import type { Line } from './derive-line';

/** The drawing's size and its parts, in px. */
export const WIDTH = 288;
export const HEIGHT = 132;
export const PLOT = { left: 0, right: 256, top: 4, bottom: 96 } as const;
/** The lane of what was logged lies below the plot. */
export const LANE_Y = 98;
export const MARK_PX = 16;

/** Positions in the drawing. */
export type Pen = { readonly x: (at: number) => number; readonly y: (mgDl: number) => number };

export function penOf({ window, shape }: Line): Pen {
  const perMs = (PLOT.right - PLOT.left) / (window.toAt - window.fromAt);
  const perMgDl = (PLOT.bottom - PLOT.top) / (shape.yMax - shape.yMin);
  return {
    x: (at) => rounded(PLOT.left + (at - window.fromAt) * perMs),
    y: (mgDl) => rounded(PLOT.bottom - (mgDl - shape.yMin) * perMgDl),
  };
}

const rounded = (px: number): number => Math.round(px * 10) / 10;

/** One run of readings as an SVG path. */
export function pathOf(pen: Pen, { columns, y }: GlucoseShape, { from, to }: Segment): string {
  const points = Array.from(columns.at.subarray(from, to), (at, i) => `${pen.x(at)} ${pen.y(Number(y[from + i]))}`);
  return `M${points.join('L')}`;
}

export type PlacedWord = { readonly word: string; readonly x: number; readonly y: number };

/** A word's half width and its distance to the reading it stands at. */
const HALF_WORD = 20;
const WORD_DROP = { LOW: 16, HIGH: -8 } as const;

/** LOW and HIGH at the edges, one word for each run; where two runs are too close the first stands for both. */
export function placeWords(pen: Pen, { pinned, columns, y }: GlucoseShape): PlacedWord[] {
  const placed: PlacedWord[] = [];
  for (const { from, to, word } of pinned) {
    const middle = (pen.x(Number(columns.at[from])) + pen.x(Number(columns.at[to - 1]))) / 2;
    const x = Math.min(PLOT.right - HALF_WORD, Math.max(PLOT.left + HALF_WORD, middle));
    const isFree = placed.every((other) => other.word !== word || x - other.x >= 2 * HALF_WORD);
    if (isFree) placed.push({ word, x, y: pen.y(y[from] ?? PIN_LOW_MG_DL) + WORD_DROP[word] });
  }
  return placed;
}

/** A mark and the number beside it take so much (px). */
const APART_PX = 44;

export type PlacedMark = { readonly x: number; readonly kind: LogKind; readonly more: number };

/** Marks of entries, oldest first; what would lie on another is counted there. */
export function placeMarks(pen: Pen, entries: readonly LogEntry[]): PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const { at, kind } of entries) {
    const x = Math.min(PLOT.right - MARK_PX / 2, Math.max(PLOT.left + MARK_PX / 2, pen.x(at)));
    const last = placed.at(-1);
    if (last && x - last.x < APART_PX) placed[placed.length - 1] = { ...last, more: last.more + 1 };
    else placed.push({ x, kind, more: 0 });
  }
  return placed;
}
