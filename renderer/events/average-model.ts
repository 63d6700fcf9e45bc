import type { AfterEvents, AverageCurve, Measure } from '../../core/statistics/after-events';
import { AROUND, msOfStep, STEPS } from '../../core/statistics/event-curves';
import type { GlucoseUnit } from '../../core/units';
import type { Thresholds } from '../../core/zones';
import { PIN_HIGH_MG_DL, PIN_LOW_MG_DL } from '../chart/derive-chart';
import type { PlotModel } from '../chart/plot-options';
import type { ChartTheme } from '../chart/theme';
import { AVERAGE_KINDS, type AverageKind } from './average-kinds';
import type { LogKind } from './log-kinds';

/** What is drawn of an average: x is ms from the entry, y in mg/dL, or how many of them it changed. */
export type AverageModel = PlotModel & {
  readonly measure: Measure;
  readonly average: AverageCurve;
  readonly kind: LogKind;
  /** Such as "meals". */
  readonly many: string;
};

type AverageInput = {
  readonly average: NonNullable<AfterEvents['average']>;
  readonly measure: Measure;
  readonly of: AverageKind;
  readonly thresholds: Thresholds;
  readonly unit: GlucoseUnit;
  readonly locale: string;
  readonly theme: ChartTheme;
};

/** The steps of an average, ms from the entry. */
const STEPS_MS = Float64Array.from({ length: STEPS }, (_, step) => msOfStep(step));
/** Even curves leave room around them; a change is seen from no change at all. */
const LEAST_TOP_MG_DL = 250;
const LEAST_CHANGE_MG_DL = 50;

/** Puts together what the chart of an average draws. */
export function deriveAverage({ average, measure, of, ...look }: AverageInput): AverageModel {
  const values = [...average.low, ...average.high].filter((value) => !Number.isNaN(value));
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const { kind, many } = AVERAGE_KINDS[of];
  const range =
    measure === 'glucose'
      ? { yMin: PIN_LOW_MG_DL - 10, yMax: Math.max(LEAST_TOP_MG_DL, Math.ceil((greatest + 30) / 10) * 10) }
      : {
          yMin: -Math.max(LEAST_CHANGE_MG_DL, Math.ceil((10 - least) / 10) * 10),
          yMax: Math.max(LEAST_CHANGE_MG_DL, Math.ceil((greatest + 30) / 10) * 10),
        };
  const window = { fromAt: -AROUND.beforeMs, toAt: AROUND.afterMs };
  return { ...look, ...range, window, columns: { at: STEPS_MS }, y: average.median, measure, average, kind, many };
}

/** What is outside the measuring range is drawn at its ends. */
export const drawnAt = ({ measure }: AverageModel, value: number): number =>
  measure === 'change' ? value : Math.min(PIN_HIGH_MG_DL, Math.max(PIN_LOW_MG_DL, value));
