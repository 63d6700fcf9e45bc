import { weekdayFromMonday } from '../../core/period';
import { type ChartTheme, readChartTheme } from '../chart/theme';
import type { Figure } from '../copy/figure';
import { nameWeekday } from '../days/weekday-filter';
import type { Reader } from '../statistics/format-figure';
import { DAY_MS, type Year } from './derive-years';
import { METRICS, type MetricName, stepOf } from './metrics';
import { monthSpans, nameMonth, weeksOf } from './weeks';

const CELL_PX = 16;
const LEFT_PX = 36;
const HEAD_PX = 40;
const YEAR_PX = HEAD_PX + 7 * CELL_PX + 16;
const LEGEND_PX = 28;
const WEEKS = 54;
/** The marks of the five steps, as in year.css: which part of a cell. */
const STEPS = [0.25, 0.45, 0.65, 0.82, 1] as const;

const COLOURS: Readonly<Record<MetricName, (theme: ChartTheme) => string>> = {
  target: ({ zones }) => zones.target,
  mean: ({ focus }) => focus,
  below: ({ zones }) => zones.low,
  coverage: ({ quietInk }) => quietInk,
};

type Brush = {
  readonly ctx: CanvasRenderingContext2D;
  /** Pixels of the canvas in one of the figure. */
  readonly ratio: number;
  readonly theme: ChartTheme;
  readonly metric: MetricName;
};
type Look = number | 'few' | 'empty';
type Written = Pick<Reader, 'unit' | 'locale'>;

/** The years below each other with what their marks stand for, as a picture. */
export function drawYears(years: readonly Year[], metric: MetricName, reader: Written): Figure {
  const theme = readChartTheme();
  const scale = theme.textScale;
  return {
    width: (LEFT_PX + WEEKS * CELL_PX) * scale,
    height: (LEGEND_PX + years.length * YEAR_PX) * scale,
    paint: (ctx, pixels) => {
      const brush: Brush = { ctx, ratio: pixels * scale, theme, metric };
      paintLegend(brush, reader);
      for (const [i, year] of years.entries()) {
        ctx.save();
        ctx.translate(0, (LEGEND_PX + i * YEAR_PX) * brush.ratio);
        paintYear(brush, year, reader);
        ctx.restore();
      }
    },
  };
}

function paintLegend(brush: Brush, reader: Written): void {
  const entries: ReadonlyArray<readonly [Look, string]> = [
    ...METRICS[brush.metric].steps(reader).map((words, step) => [step, words] as const),
    ['few', 'too few readings'],
    ['empty', 'no readings'],
  ];
  let left = 0;
  for (const [look, words] of entries) {
    paintCell(brush, look, left, 4);
    left += CELL_PX + 4;
    write(brush, words, left, 16);
    left += brush.ctx.measureText(words).width / brush.ratio + 16;
  }
}

function paintYear(brush: Brush, { year, days }: Year, { locale }: Written): void {
  const metric = METRICS[brush.metric];
  const { first, last, firstMonday, weeks } = weeksOf(year);
  write(brush, String(year), 0, 18, 600);
  let week = 0;
  for (const { month, span } of monthSpans(year, firstMonday, weeks)) {
    if (span > 1) write(brush, nameMonth(Date.UTC(year, month, 1), locale), LEFT_PX + week * CELL_PX, HEAD_PX - 6);
    week += span;
  }
  for (const row of [0, 2, 4, 6]) write(brush, nameWeekday(row, locale), 0, HEAD_PX + row * CELL_PX + 12);
  for (let day = first; day <= last; day += DAY_MS) {
    const counts = days.get(day);
    const value = counts ? metric.valueOf(counts) : null;
    const look: Look = value === null ? (counts ? 'few' : 'empty') : stepOf(value, metric);
    const column = Math.floor((day - firstMonday) / (7 * DAY_MS));
    paintCell(brush, look, LEFT_PX + column * CELL_PX, HEAD_PX + weekdayFromMonday(day) * CELL_PX);
  }
}

function paintCell({ ctx, ratio, theme, metric }: Brush, look: Look, left: number, top: number): void {
  const side = CELL_PX - 2;
  ctx.strokeStyle = theme.grid;
  ctx.lineWidth = ratio;
  ctx.setLineDash(look === 'empty' ? [ratio, 2 * ratio] : []);
  ctx.strokeRect((left + 0.5) * ratio, (top + 0.5) * ratio, side * ratio, side * ratio);
  ctx.setLineDash([]);
  if (look === 'empty') return;
  const size = look === 'few' ? 0.6 : (STEPS[look] ?? STEPS[0]);
  const wide = (side - 2) * size;
  const high = look === 'few' ? 1 : wide;
  ctx.fillStyle = look === 'few' ? theme.line : COLOURS[metric](theme);
  const middle = (from: number, length: number): number => (from + 0.5 + (side - length) / 2) * ratio;
  ctx.fillRect(middle(left, wide), middle(top, high), wide * ratio, high * ratio);
}

function write({ ctx, ratio, theme }: Brush, words: string, left: number, top: number, weight = 400): void {
  ctx.font = `${weight} ${(weight > 400 ? 14 : 11) * ratio}px system-ui, sans-serif`;
  ctx.fillStyle = weight > 400 ? theme.ink : theme.quietInk;
  ctx.fillText(words, left * ratio, top * ratio);
}
