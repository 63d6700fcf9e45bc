import { readChartTheme } from '../chart/theme';
import type { Figure } from '../copy/figure';
import { wrapWords } from '../copy/make-picture';
import type { Reader } from '../statistics/format-figure';
import type { Day } from './derive-days';
import { describeLack, describeOddities, formatDay, formatDayCoverage, formatDayNumbers } from './describe-day';
import { paintStrip, type StripGround } from './strip';

const ROW_PX = 96;
const STRIP_PX = 84;
const STRIP_LEFT_PX = 136;
const STRIP_WIDTH_PX = 640;
const NUMBERS_LEFT_PX = STRIP_LEFT_PX + STRIP_WIDTH_PX + 16;
const NUMBERS_WIDTH_PX = 160;
const LINE_PX = 16;

type Shown = { readonly ground: StripGround; readonly reader: Reader; readonly lastAt: number | null };

/** The strips of days below each other with their numbers, as a picture. */
export async function drawDays(days: readonly Day[], shown: Shown): Promise<Figure> {
  const { ground, reader, lastAt } = shown;
  const theme = readChartTheme();
  const scale = theme.textScale;
  const strips = await Promise.all(days.map(({ range }) => ground.ask(range)));
  return {
    width: (NUMBERS_LEFT_PX + NUMBERS_WIDTH_PX) * scale,
    height: days.length * ROW_PX * scale,
    paint: (ctx, pixels) => {
      const ratio = pixels * scale;
      for (const [i, day] of days.entries()) {
        const strip = strips[i];
        if (!strip) continue;
        ctx.save();
        ctx.translate(0, i * ROW_PX * ratio);
        const write = (lines: readonly string[], left: number, bold = false): void =>
          writeLines(ctx, ratio, lines, left, bold ? theme.ink : theme.quietInk, bold);
        write([formatDay(day.localAt, reader.locale, 'short')], 0, true);
        write(['', ...describeOddities(day)], 0);
        write(describeNumbers(day, reader), NUMBERS_LEFT_PX);
        ctx.translate(STRIP_LEFT_PX * ratio, 0);
        const sheet = { ctx, width: STRIP_WIDTH_PX * ratio, height: STRIP_PX * ratio, ratio: pixels };
        paintStrip(sheet, day, ground, strip, lastAt, theme);
        ctx.restore();
      }
    },
  };
}

function describeNumbers(day: Day, reader: Reader): readonly string[] {
  const numbers = formatDayNumbers(day, reader);
  const lines = numbers
    ? [`In range ${numbers.target}`, `Mean ${numbers.mean}`, `Below ${numbers.below}`, `Above ${numbers.above}`]
    : [describeLack(day)];
  return [...lines, `Readings ${formatDayCoverage(day)}`];
}

function writeLines(
  ctx: CanvasRenderingContext2D,
  ratio: number,
  lines: readonly string[],
  left: number,
  colour: string,
  bold: boolean,
): void {
  ctx.font = `${bold ? 600 : 400} ${12 * ratio}px system-ui, sans-serif`;
  ctx.fillStyle = colour;
  const room = left === 0 ? STRIP_LEFT_PX - 8 : NUMBERS_WIDTH_PX;
  const broken = lines.flatMap((line) => wrapWords(line, room * ratio, (part) => ctx.measureText(part).width));
  for (const [i, line] of broken.entries()) ctx.fillText(line, left * ratio, (i + 1) * LINE_PX * ratio, room * ratio);
}
