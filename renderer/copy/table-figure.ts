import { font } from '../chart/paint';
import { type ChartTheme, readChartTheme } from '../chart/theme';
import type { Figure } from './figure';
import { wrapWords } from './make-picture';

const TEXT_PX = 12;
const LEADING = 1.5;
const ROW_GAP_PX = 8;
const COLUMN_GAP_PX = 16;
/** Cells are broken into lines so wide at most, and sentences that stand alone. */
const CELL_PX = 220;
const SENTENCE_PX = 720;
/** Of what somebody wrote at length a picture shows the beginning. */
const CELL_LINES = 6;
/** The words above a picture have so much room at least. */
const LEAST_PX = 360;
/** More rows than can be read in a picture; the text has all. */
const ROWS = 200;

/** Measures words, in px. */
type WidthOf = (words: string) => number;
/** Where each row and each of its cells lies, in px. */
export type TableLayout = {
  readonly width: number;
  readonly height: number;
  readonly rows: ReadonlyArray<{
    readonly top: number;
    readonly cells: ReadonlyArray<{ readonly left: number; readonly lines: readonly string[] }>;
  }>;
};

/** Lays out what is copied as text: a line a row, a tab between its cells; a line without one is a sentence. */
export function layoutTable(text: string, widthOf: WidthOf, linePx: number): TableLayout {
  const all = text.split('\n');
  const more = all.length - ROWS;
  const shown = more > 0 ? [...all.slice(0, ROWS), `… and ${more} more; copied as text it is whole.`] : all;
  const scale = linePx / (TEXT_PX * LEADING);
  const split = shown.map((row) => row.split('\t'));
  const broken = split.map((cells) =>
    cells.map((cell) => breakCell(cell, (cells.length > 1 ? CELL_PX : SENTENCE_PX) * scale, widthOf)),
  );
  const widest = (lines: readonly string[]): number => Math.max(0, ...lines.map(widthOf));
  const widths: number[] = [];
  for (const cells of broken)
    if (cells.length > 1) for (const [i, lines] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, widest(lines));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + COLUMN_GAP_PX * scale, 0));
  let top = 0;
  const rows = broken.map((cells) => {
    const row = { top, cells: cells.map((lines, i) => ({ left: lefts[i] ?? 0, lines })) };
    top += Math.max(1, ...cells.map(({ length }) => length)) * linePx + ROW_GAP_PX * scale;
    return row;
  });
  const sentences = broken.filter(({ length }) => length === 1).map(([lines = []]) => widest(lines));
  const table = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0);
  return { width: Math.ceil(Math.max(LEAST_PX * scale, table, ...sentences)), height: Math.ceil(top), rows };
}

function breakCell(cell: string, room: number, widthOf: WidthOf): readonly string[] {
  const lines = wrapWords(cell, room, widthOf);
  const kept = lines.length > CELL_LINES ? [...lines.slice(0, CELL_LINES - 1), `${lines[CELL_LINES - 1]} …`] : lines;
  return kept.map((line) => (widthOf(line) <= room ? line : shorten(line, room, widthOf)));
}

function shorten(line: string, room: number, widthOf: WidthOf): string {
  let [fits, over] = [0, line.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (widthOf(`${line.slice(0, middle)}…`) <= room) fits = middle;
    else over = middle;
  }
  return `${line.slice(0, fits)}…`;
}

/** What is copied as text, as a picture: for a view that is a list, or is read as a table. */
export function tableFigure(text: string, theme: ChartTheme = readChartTheme()): Figure | null {
  const ctx = document.createElement('canvas').getContext('2d');
  if (!ctx) return null;
  const linePx = TEXT_PX * LEADING * theme.textScale;
  ctx.font = font({ ratio: 1 }, TEXT_PX, theme);
  const layout = layoutTable(text, (words) => ctx.measureText(words).width, linePx);
  return { ...layout, paint: (sheet, ratio) => paintTable(sheet, ratio, layout, linePx, theme) };
}

function paintTable(
  ctx: CanvasRenderingContext2D,
  ratio: number,
  { rows, width }: TableLayout,
  linePx: number,
  theme: ChartTheme,
): void {
  ctx.font = font({ ratio }, TEXT_PX, theme);
  for (const [i, { top, cells }] of rows.entries()) {
    ctx.fillStyle = theme.grid;
    if (i > 0) ctx.fillRect(0, Math.round((top - ROW_GAP_PX / 4) * ratio), width * ratio, ratio);
    ctx.fillStyle = theme.ink;
    for (const { left, lines } of cells)
      for (const [n, line] of lines.entries())
        ctx.fillText(line, left * ratio, (top + n * linePx + linePx * 0.8) * ratio);
  }
}
