import { formatGlucoseNumber } from '../../core/units';
import { font, type Pen } from '../chart/paint';
import { LEVELS_UP_TO_MS, type TimelineModel } from './model';
import { line, paintWords, widthOf } from './strokes';

/** The words of an urgent low lie below its line, because those of a low are above. */
const BELOW_MG_DL = 58;
const LEVEL_WORDS: Readonly<Record<string, string>> = {
  high: 'alert high',
  low: 'alert low',
  urgentLow: 'alert urgent low',
  fixedLow: 'alert urgent low',
};

/** The thresholds of the phone's alerts that were in force then, each with its words where it begins. */
export function paintLevels(pen: Pen, model: TimelineModel): void {
  const { ctx, ratio, x, y, box } = pen;
  const { range, theme, unit, locale } = model;
  if (range.toAt - range.fromAt > LEVELS_UP_TO_MS) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = theme.quietInk;
  ctx.font = font(pen, 12, theme);
  ctx.lineWidth = ratio;
  let usedTo = new Map<number, number>();
  for (const { fromAt, toAt, mgDl, name } of model.levels) {
    if (toAt <= range.fromAt || fromAt >= range.toAt) continue;
    const [left, right] = [Math.max(box.left, x(fromAt)), Math.min(box.left + box.width, x(toAt))];
    ctx.setLineDash([6 * ratio, 3 * ratio]);
    line(ctx, left, y(mgDl), right, y(mgDl));
    ctx.setLineDash([]);
    const words = `${LEVEL_WORDS[name] ?? name} ${formatGlucoseNumber(mgDl, unit, locale)}`;
    const width = widthOf(pen, theme, words);
    if (right - left < width + 8 * ratio || left < (usedTo.get(mgDl) ?? 0)) continue;
    usedTo = new Map([...usedTo, [mgDl, left + width * 3]]);
    paintWords(pen, model, words, left + 4 * ratio, y(mgDl) + (mgDl < BELOW_MG_DL ? 13 * theme.textScale : -4) * ratio);
  }
  ctx.restore();
}
