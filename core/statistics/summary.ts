import type { Zone } from '../zones';
import { countClipped, type Distribution } from './distribution';
import { cvOf, gmiMmolMol, gmiPercent, jIndexOf, meanOf, sdOf } from './moments';
import { type ShownPercent, showPercents } from './percents';
import type { Preset } from './presets';
import { quantilesOf } from './quantiles';
import { griOf, hbgiOf, lbgiOf } from './risk';
import {
  type Coverage,
  type Gated,
  gate,
  lacksDay,
  lacksGmi,
  lacksHours,
  lacksSpread,
  type NotEnough,
} from './sufficiency';
import { countZones, shareBetween, shareOf, TIGHT_RANGE, type ZoneCounts } from './zone-counts';

/** The zones of a preset in percent: exact, and whole as shown. */
export type ZonePercents = {
  readonly percent: Readonly<Record<Zone, number>>;
  readonly below: number;
  readonly above: number;
  readonly shown: readonly ShownPercent[];
};

/** The numbers of a window, each a value or why there is none, and what they stand on. Glucose is in mg/dL. */
export type Summary = {
  /** With what the person left out: the sensor was active. */
  readonly coverage: Coverage;
  /** Without it: what the numbers stand on, so that too little is none. */
  readonly counted: Coverage;
  /** Readings outside the measuring range, counted as 39 and 401. */
  readonly clipped: { readonly low: number; readonly high: number };
  readonly zones: Gated<ZonePercents>;
  readonly tight: Gated;
  readonly mean: Gated;
  readonly sd: Gated;
  readonly cv: Gated;
  readonly gmiPercent: Gated;
  readonly gmiMmolMol: Gated;
  readonly median: Gated;
  readonly quartiles: Gated<readonly [number, number]>;
  readonly least: Gated;
  readonly greatest: Gated;
};

/** What is summed up: a window has statistics from a day of data on, one day from 70 % of it. */
export type SummaryOf = 'window' | 'day';

const HOUR_MS = 3_600_000;

/** A window of 24 hours is a day, also one of 23 or 25 on which clocks changed. */
const kindOf = ({ windowMs }: Coverage): SummaryOf => (Math.abs(windowMs - 24 * HOUR_MS) <= HOUR_MS ? 'day' : 'window');

const LACKS: Readonly<Record<SummaryOf, (coverage: Coverage) => NotEnough | null>> = {
  window: lacksHours,
  day: lacksDay,
};

/** What of a window counts: no more than the distribution has. */
export const countedOf = ({ total }: Distribution, coverage: Coverage): Coverage => ({
  ...coverage,
  readings: Math.min(total, coverage.readings),
});

/** The main statistics of a distribution, as they may be shown. */
export function deriveSummary(
  all: Distribution,
  coverage: Coverage,
  preset: Preset,
  of: SummaryOf = kindOf(coverage),
): Summary {
  const counted = countedOf(all, coverage);
  const lack = LACKS[of](counted);
  const mean = meanOf(all);
  const [least = 0, q25 = 0, median = 0, q75 = 0, greatest = 0] = quantilesOf(all, [0, 0.25, 0.5, 0.75, 1]);
  const lackOfGmi = lack ?? lacksGmi(counted);
  const lackOfSpread = lack ?? lacksSpread(counted);
  return {
    coverage,
    counted,
    clipped: countClipped(all),
    zones: gate(lack, () => deriveZonePercents(all, preset)),
    tight: gate(lack, () => 100 * shareBetween(all, TIGHT_RANGE.fromMgDl, TIGHT_RANGE.toMgDl)),
    mean: gate(lack, () => mean),
    sd: gate(lackOfSpread, () => sdOf(all)),
    cv: gate(lackOfSpread, () => cvOf(all)),
    gmiPercent: gate(lackOfGmi, () => gmiPercent(mean)),
    gmiMmolMol: gate(lackOfGmi, () => gmiMmolMol(mean)),
    median: gate(lack, () => median),
    quartiles: gate(lack, () => [q25, q75] as const),
    least: gate(lack, () => least),
    greatest: gate(lack, () => greatest),
  };
}

/** The zones of readings in percent; NaN of none. */
export const deriveZonePercents = (all: Distribution, { thresholds, zones }: Preset): ZonePercents =>
  percentsOfZones(countZones(all, thresholds), zones);

/** The same of readings that were counted by zone. */
export function percentsOfZones(counts: ZoneCounts, zones: readonly Zone[]): ZonePercents {
  const share = shareOf(counts);
  const percent: Record<Zone, number> = { 'very-low': 0, low: 0, target: 0, high: 0, 'very-high': 0 };
  for (const zone of zones) percent[zone] = 100 * share[zone];
  return {
    percent,
    below: percent['very-low'] + percent.low,
    above: percent.high + percent['very-high'],
    shown: showPercents(zones.map((zone) => ({ zone, percent: percent[zone] }))),
  };
}

/** The research measures that a distribution has; those of a grid are in `grid-measures.ts`. */
export type ResearchSummary = Readonly<Record<'gri' | 'lbgi' | 'hbgi' | 'jIndex', Gated>>;

/** Labelled as of research, and without categories of risk. */
export function deriveResearch(all: Distribution, coverage: Coverage): ResearchSummary {
  const counted = countedOf(all, coverage);
  const lack = lacksHours(counted);
  return {
    gri: gate(lack, () => griOf(all)),
    lbgi: gate(lack, () => lbgiOf(all)),
    hbgi: gate(lack, () => hbgiOf(all)),
    jIndex: gate(lack ?? lacksSpread(counted), () => jIndexOf(all)),
  };
}
