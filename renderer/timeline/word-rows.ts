/** Words beside an upright line: where that is, and how wide they are, in pixels of the canvas. */
export type LineWords = { readonly x: number; readonly width: number };
/** Where words begin, and in which row; null where no row has room for them. */
export type WordPlace = { readonly from: number; readonly row: number | null };

/** More rows would cover what is drawn. */
const ROWS = 3;

/**
 * Puts words beside their lines so that none lie on each other: right of its line, or left of it at the right end, each in
 * the first row that has room. Lines are in order from the left; what finds no room is left to the table and the readout.
 */
export function placeWords(lines: readonly LineWords[], rightEnd: number, gap: number): readonly WordPlace[] {
  const taken: Array<Array<readonly [from: number, to: number]>> = Array.from({ length: ROWS }, () => []);
  return lines.map(({ x, width }) => {
    const from = x + width + 2 * gap <= rightEnd ? x + gap : x - gap - width;
    const row = taken.findIndex((spans) =>
      spans.every(([left, right]) => from + width + gap <= left || right + gap <= from),
    );
    taken[row]?.push([from, from + width]);
    return { from, row: row === -1 ? null : row };
  });
}
