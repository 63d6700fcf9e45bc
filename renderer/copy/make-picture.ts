import type { ChartTheme } from '../chart/theme';
import type { Figure } from './figure';

const MARGIN_PX = 16;
const TITLE_PX = 14;
const FOOT_PX = 12;
const LEADING = 1.5;
/** Canvases end here in every direction. */
const MOST_PIXELS = 16_000;

/** What stands above and below a picture, so that it explains itself wherever it is shown. */
export type PictureWords = { readonly title: string; readonly foot: string };

/** Makes a PNG of a figure, with its words above and below. */
export async function makePicture(figure: Figure, words: PictureWords, theme: ChartTheme): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('there is no canvas');
  const lineOf = (px: number): number => px * theme.textScale * LEADING;
  const fontOf = (px: number, ratio: number): string => `${px * theme.textScale * ratio}px system-ui, sans-serif`;
  ctx.font = fontOf(TITLE_PX, 1);
  const title = wrapWords(words.title, figure.width, (line) => ctx.measureText(line).width);
  ctx.font = fontOf(FOOT_PX, 1);
  const foot = wrapWords(words.foot, figure.width, (line) => ctx.measureText(line).width);
  const top = MARGIN_PX + title.length * lineOf(TITLE_PX) + MARGIN_PX / 2;
  const width = figure.width + 2 * MARGIN_PX;
  const height = top + figure.height + MARGIN_PX / 2 + foot.length * lineOf(FOOT_PX) + MARGIN_PX;
  const ratio = Math.min(devicePixelRatio, MOST_PIXELS / width, MOST_PIXELS / height);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const write = (lines: readonly string[], px: number, colour: string, y: number): void => {
    ctx.font = fontOf(px, ratio);
    ctx.fillStyle = colour;
    for (const [i, line] of lines.entries())
      ctx.fillText(line, MARGIN_PX * ratio, (y + i * lineOf(px) + px * theme.textScale) * ratio);
  };
  write(title, TITLE_PX, theme.ink, MARGIN_PX);
  write(foot, FOOT_PX, theme.quietInk, top + figure.height + MARGIN_PX / 2);
  ctx.translate(MARGIN_PX * ratio, top * ratio);
  figure.paint(ctx, ratio);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be made');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Breaks a text between its words, so that no line is wider than there is room; a word alone may be. */
export function wrapWords(text: string, room: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
