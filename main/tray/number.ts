import { drawStrokeGlyph, isDrawable } from './glyphs';
import { drawPixelGlyph } from './pixel-glyphs';
import { type Box, createMask, type Mask } from './raster';

type Fit = { readonly digit: number; readonly stroke: number; readonly gap: number; readonly height: number };

const MAX_TALLNESS = 2.6;
const MAX_WIDTH_OF_HEIGHT = 0.72;
const WORDS: Readonly<Record<string, string>> = { LOW: 'LO', HIGH: 'HI' };

/** Draws the value as large as its box allows: the widest digits that fit, at the full height. */
export function drawNumber(sizePx: number, text: string, box: Box): Mask {
  const mask = createMask(sizePx, sizePx);
  const characters = toCharacters(text);
  const fit = fitNumber(characters, box.right - box.left, box.bottom - box.top);
  const free = box.right - box.left - totalWidth(characters, fit);
  let left = box.left + Math.floor(free / 2);
  const top = box.top + Math.floor((box.bottom - box.top - fit.height) / 2);
  characters.forEach((character, index) => {
    const width = cellWidth(character, index, fit);
    const cell = { left, top, width, height: fit.height, stroke: fit.stroke, digit: fit.digit };
    if (!drawPixelGlyph(mask, character, cell)) drawStrokeGlyph(mask, character, cell);
    left += width + fit.gap;
  });
  return mask;
}

/** LOW and HIGH become LO and HI, as meters show them; a text that cannot be drawn becomes dashes, never an empty icon. */
function toCharacters(text: string): string[] {
  const characters = Array.from(WORDS[text.toUpperCase()] ?? text.toUpperCase()).filter(isDrawable);
  return characters.length > 0 ? characters : ['-', '-'];
}

function fitNumber(characters: readonly string[], width: number, height: number): Fit {
  for (let digit = Math.max(3, Math.round(height * MAX_WIDTH_OF_HEIGHT)); digit > 3; digit -= 1) {
    const fit = fitOf(digit, height);
    if (totalWidth(characters, fit) <= width) return loosen(characters, fit, width);
  }
  return fitOf(3, height);
}

/** Three strokes lie above each other in a 3, a 6 or an 8: thicker ones would close what is between them. */
function fitOf(digit: number, height: number): Fit {
  const stroke = digit < 5 ? 1 : Math.max(2, Math.min(Math.round(digit * 0.29), Math.floor(height / 5.5)));
  const gap = Math.max(1, Math.round(stroke * 0.6));
  return { digit, stroke, gap, height: Math.min(height, Math.round(digit * MAX_TALLNESS)) };
}

/** Widens the gaps by what is left over, because air between digits helps more than air beside them. */
function loosen(characters: readonly string[], fit: Fit, width: number): Fit {
  const gaps = characters.length - 1;
  const spare = width - totalWidth(characters, fit);
  return gaps > 0 && spare >= gaps && fit.gap < fit.stroke ? { ...fit, gap: fit.gap + 1 } : fit;
}

const totalWidth = (characters: readonly string[], fit: Fit): number =>
  characters.reduce(
    (sum, character, index) => sum + cellWidth(character, index, fit),
    fit.gap * (characters.length - 1),
  );

/** A leading 1 is narrow, so that 100 to 199 get larger digits; every other digit has one width, so that nothing dances. */
function cellWidth(character: string, index: number, { digit, stroke }: Fit): number {
  if (character === '.' || character === ',' || character === 'I') return stroke;
  if (character === '1' && index === 0) return stroke + Math.max(1, Math.round(digit * 0.2));
  return digit;
}
