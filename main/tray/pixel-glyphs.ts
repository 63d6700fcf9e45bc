import { fillRect, type Mask } from './raster';

/** Characters drawn by hand on the pixel grid, 3 to 5 px wide with strokes of 1 px. Seven rows each; the third and the fifth stretch. */
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
    '0': '.###. #...# #...# #...# #...# #...# .###.',
    '1': '..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.',
    '2': '.###. #...# ....# .###. #.... #.... #####',
    '3': '####. ....# ....# .###. ....# ....# ####.',
    '4': '#..#. #..#. #..#. ##### ...#. ...#. ...#.',
    '5': '##### #.... #.... ####. ....# ....# ####.',
    '6': '.###. #.... #.... ####. #...# #...# .###.',
    '7': '##### ....# ....# ...#. ...#. ..#.. ..#..',
    '8': '.###. #...# #...# .###. #...# #...# .###.',
    '9': '.###. #...# #...# .#### ....# ....# .###.',
    L: '#.... #.... #.... #.... #.... #.... #####',
    H: '#...# #...# #...# ##### #...# #...# #...#',
  },
};

const NARROW_ONE = '.# ## .# .# .# .# .#';
const BASE_ROWS = 7;

/** Draws a hand-fitted character stretched to the height; false where the atlas has none of that width. */
export function drawPixelGlyph(
  mask: Mask,
  character: string,
  cell: { left: number; top: number; width: number; height: number },
): boolean {
  const name = character === 'O' ? '0' : character;
  const art = name === '1' && cell.width === 2 ? NARROW_ONE : ATLAS[cell.width]?.[name];
  if (art === undefined) return false;
  stretchRows(art.split(' '), cell.height).forEach((row, y) => {
    Array.from(row).forEach((dot, x) => {
      if (dot === '#') fillRect(mask, pixel(cell.left + x, cell.top + y));
    });
  });
  return true;
}

const pixel = (x: number, y: number) => ({ left: x, top: y, right: x + 1, bottom: y + 1 });

/** Repeats the third row and the fifth, which are stems in every glyph, until the height is reached. */
function stretchRows(rows: readonly string[], height: number): string[] {
  const extra = Math.max(0, height - BASE_ROWS);
  const lower = Math.floor(extra / 2);
  return rows.flatMap((row, index) => {
    const copies = index === 2 ? 1 + extra - lower : index === 4 ? 1 + lower : 1;
    return Array.from({ length: copies }, () => row);
  });
}
