import type { ReadingColumns } from '../../core/contract';
import { HIGH_CODE, LOW_CODE } from '../../core/glucose';
import type { GlucoseUnit } from '../../core/units';
import { type Thresholds, type Zone, zoneOf } from '../../core/zones';
import { type Segment, splitAtGaps } from './gaps';
import type { ChartTheme } from './theme';
import type { ChartWindow } from './window';

/** A reading outside the measuring range, pinned at its end and marked with its word. */
export type Pinned = { readonly from: number; readonly to: number; readonly word: 'LOW' | 'HIGH' };

/** What is drawn of some readings, whatever draws it; y is in mg/dL whatever unit is shown. */
export type GlucoseShape = {
  readonly columns: ReadingColumns;
  readonly y: Int16Array;
  readonly zones: readonly Zone[];
  readonly segments: readonly Segment[];
  readonly pinned: readonly Pinned[];
  readonly yMin: number;
  readonly yMax: number;
  readonly thresholds: Thresholds;
};

/** Everything the chart of glucose needs. */
export type ChartModel = GlucoseShape & {
  readonly window: ChartWindow;
  readonly unit: GlucoseUnit;
  readonly locale: string;
  readonly offsetMinutes: number;
  readonly tail: string;
  readonly theme: ChartTheme;
};

export type ChartInput = Pick<
  ChartModel,
  'window' | 'columns' | 'thresholds' | 'unit' | 'locale' | 'tail' | 'theme' | 'offsetMinutes'
>;

/** The ends of the sensor's measuring range in mg/dL, where LOW and HIGH are drawn. Source: Dexcom swagger v3. */
export const PIN_LOW_MG_DL = 40;
export const PIN_HIGH_MG_DL = 400;

/** Turns readings into what is drawn: pure, so that gaps, pins and ranges are tested without a canvas. */
export const deriveChart = (input: ChartInput): ChartModel => ({
  ...input,
  ...deriveShape(input.columns, input.thresholds),
});

/** Zones, gaps, pins and range of some readings. */
export function deriveShape(columns: ReadingColumns, thresholds: Thresholds): GlucoseShape {
  const y = columns.mgDl.map((code) => Math.min(PIN_HIGH_MG_DL, Math.max(PIN_LOW_MG_DL, code)));
  const segments = splitAtGaps(columns.at);
  return {
    columns,
    thresholds,
    y,
    zones: Array.from(columns.mgDl, (code) => zoneOfCode(code, thresholds)),
    segments,
    pinned: segments.flatMap((segment) => findPinned(columns.mgDl, segment)),
    ...deriveYRange(y, thresholds),
  };
}

function zoneOfCode(code: number, thresholds: Thresholds): Zone {
  if (code <= LOW_CODE) return 'very-low';
  return code >= HIGH_CODE ? 'very-high' : zoneOf(code, thresholds);
}

function wordOf(code: number | undefined): 'LOW' | 'HIGH' | null {
  if (code === undefined) return null;
  if (code <= LOW_CODE) return 'LOW';
  return code >= HIGH_CODE ? 'HIGH' : null;
}

/** Runs of LOW or HIGH inside a segment: one word per run, not one per reading. */
function findPinned(mgDl: Int16Array, { from, to }: Segment): Pinned[] {
  const runs: Pinned[] = [];
  for (let i = from; i < to; i++) {
    const word = wordOf(mgDl[i]);
    const last = runs.at(-1);
    if (word && last?.word === word && last.to === i) runs[runs.length - 1] = { ...last, to: i + 1 };
    else if (word) runs.push({ from: i, to: i + 1, word });
  }
  return runs;
}

/** Always shows the target with room around it, so that an even day does not look like a mountain range. */
function deriveYRange(y: Int16Array, thresholds: Thresholds): { yMin: number; yMax: number } {
  const lowest = y.reduce((a, b) => Math.min(a, b), thresholds.lowMgDl);
  const highest = y.reduce((a, b) => Math.max(a, b), thresholds.highMgDl);
  const yMax = Math.ceil((highest + 30) / 10) * 10;
  const top = Math.max(yMax, 250);
  const roomForWord = lowest <= PIN_LOW_MG_DL ? (top - PIN_LOW_MG_DL) * 0.12 : 0;
  return { yMin: PIN_LOW_MG_DL - Math.max(roomForWord, lowest < 50 ? 10 : 0), yMax: top };
}
