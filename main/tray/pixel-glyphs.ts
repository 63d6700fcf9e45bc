import type { Cell } from './glyphs';
import { fillRect, type Mask } from './raster';

/** Characters drawn by hand on the pixel grid, 3 to 5 px wide with stems of 1 px, of 2 px in the widest. Seven rows each; the third and the fifth stretch. */
const ATLAS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  3: {
    '0': '### #.# #.# #.# #.# #.# ###',
    '1': '.#. ##. .#. .#. .#. .#. ###',
    '2': '### ..# ..# ### #.. #.. ###',
    '3': '### ..# ..# ### ..# ..# ###',
    '4': '#.# #.# #.# ### ..# ..# ..#',
    '5': '### #.. #.. ### ..# ..# ###',
    '6': '### #.. #.. ### #.# #.# ###',
    '7': '### ..# ..# .#. .#. .#. .#.',
    '8': '### #.# #.# ### #.# #.# ###',
    '9': '### #.# #.# ### ..# ..# ###',
    L: '#.. #.. #.. #.. #.. #.. ###',
    H: '#.# #.# #.# ### #.# #.# #.#',
  },
  4: {
    '0': '.##. #..# #..# #..# #..# #..# .##.',
    '1': '..#. .##. ..#. ..#. ..#. ..#. .###',
    '2': '.##. #..# ...# .##. #... #... ####',
    '3': '###. ...# ...# .##. ...# ...# ###.',
    '4': '#... #..# #..# #### ...# ...# ...#',
    '5': '#### #... #... ###. ...# ...# ###.',
    '6': '.##. #... #... ###. #..# #..# .##.',
    '7': '#### ...# ...# ..#. ..#. .#.. .#..',
    '8': '.##. #..# #..# .##. #..# #..# .##.',
    '9': '.##. #..# #..# .### ...# ...# .##.',
    L: '#... #... #... #... #... #... ####',
    H: '#..# #..# #..# #### #..# #..# #..#',
  },
  5: {
    '0': '.###. ##.## ##.## ##.## ##.## ##.## .###.',
    '1': '..##. .###. ..##. ..##. ..##. ..##. .####',
    '2': '####. ...## ...## .###. ##... ##... #####',
    '3': '####. ...## ...## .###. ...## ...## ####.',
    '4': '##.## ##.## ##.## ##### ...## ...## ...##',
    '5': '##### ##... ##... ####. ...## ...## ####.',
    '6': '.###. ##... ##... ####. ##.## ##.## .###.',
    '7': '##### ...## ...## ..##. ..##. .##.. .##..',
    '8': '.###. ##.## ##.## .###. ##.## ##.## .###.',
    '9': '.###. ##.## ##.## .#### ...## ...## .###.',
    L: '##... ##... ##... ##... ##... ##... #####',
    H: '##.## ##.## ##.## ##### ##.## ##.## ##.##',
  },
};

const NARROW_ONES: Readonly<Record<number, string>> = {
  2: '.# ## .# .# .# .# .#',
  3: '.## ### .## .## .## .## .##',
};
const BASE_ROWS = 7;
const THICK_BARS_FROM = 12;

/** Draws a hand-fitted character stretched to the height; false where the atlas has none of that width. */
export function drawPixelGlyph(mask: Mask, character: string, cell: Cell): boolean {
  const name = character === 'O' ? '0' : character;
  const art = (name === '1' && NARROW_ONES[cell.width]) || ATLAS[cell.digit]?.[name];
  if (art === undefined) return false;
  stretchRows(art.split(' '), cell.height).forEach((row, y) => {
    Array.from(row).forEach((dot, x) => {
      if (dot === '#') fillRect(mask, pixel(cell.left + x, cell.top + y));
    });
  });
  return true;
}

const pixel = (x: number, y: number) => ({ left: x, top: y, right: x + 1, bottom: y + 1 });

/** Repeats the third row and the fifth, which are stems in every glyph, until the height is reached; tall ones get thicker bars. */
function stretchRows(rows: readonly string[], height: number): string[] {
  const bars = height >= THICK_BARS_FROM ? 2 : 1;
  const extra = Math.max(0, height - BASE_ROWS - 3 * (bars - 1));
  const lower = Math.floor(extra / 2);
  const copies = [bars, 1, 1 + extra - lower, bars, 1 + lower, 1, bars];
  return rows.flatMap((row, index) => Array.from({ length: copies[index] ?? 1 }, () => row));
}
