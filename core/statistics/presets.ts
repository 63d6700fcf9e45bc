import { DEFAULT_THRESHOLDS, type Thresholds, type Zone } from '../zones';

/** Whose consensus targets are used. */
export type PresetName = 'standard' | 'older' | 'pregnancy';

/** A goal in percent of readings, for what lies in, below or above something. */
export type Goal = { readonly kind: 'more-than' | 'less-than'; readonly percent: number };

/** What a goal is about: a zone alone, or both zones on a side. */
export type GoalOf = 'target' | 'below' | 'very-low' | 'above' | 'very-high';

/** Bounds, the zones they make from lowest to highest, and their published goals; no goal where none is published. */
export type Preset = {
  readonly words: string;
  readonly thresholds: Thresholds;
  readonly zones: readonly Zone[];
  readonly goals: Readonly<Record<GoalOf, Goal | null>>;
  readonly source: string;
};

const moreThan = (percent: number): Goal => ({ kind: 'more-than', percent });
const lessThan = (percent: number): Goal => ({ kind: 'less-than', percent });

const FIVE_ZONES: readonly Zone[] = ['very-low', 'low', 'target', 'high', 'very-high'];
const CONSENSUS = 'Battelino 2019, doi:10.2337/dci19-0028';
const FOR_OLDER = `${CONSENSUS}; its goals for older people as Tidepool's report has them`;

/** The consensus targets. In pregnancy nothing is told apart above the target, so that it has four zones. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  standard: {
    words: 'adults with type 1 or type 2 diabetes',
    thresholds: DEFAULT_THRESHOLDS,
    zones: FIVE_ZONES,
    goals: {
      target: moreThan(70),
      below: lessThan(4),
      'very-low': lessThan(1),
      above: lessThan(25),
      'very-high': lessThan(5),
    },
    source: CONSENSUS,
  },
  older: {
    words: 'older people and those at high risk',
    thresholds: DEFAULT_THRESHOLDS,
    zones: FIVE_ZONES,
    goals: {
      target: moreThan(50),
      below: lessThan(1),
      'very-low': null,
      above: lessThan(50),
      'very-high': lessThan(10),
    },
    source: FOR_OLDER,
  },
  pregnancy: {
    words: 'pregnancy with type 1 diabetes',
    thresholds: { veryLowMgDl: 54, lowMgDl: 63, highMgDl: 140, veryHighMgDl: Number.POSITIVE_INFINITY },
    zones: ['very-low', 'low', 'target', 'high'],
    goals: {
      target: moreThan(70),
      below: lessThan(4),
      'very-low': lessThan(1),
      above: lessThan(25),
      'very-high': null,
    },
    source: `${CONSENSUS}, table 4`,
  },
};

/** The goal of CV in percent, whatever the preset. Source: ADA Standards of Care, table 6.2; Danne 2017, table 1. */
export const CV_GOAL_PERCENT = 36;

/** Whether a percent, exact, is as a goal asks. */
export const meetsGoal = ({ kind, percent: bound }: Goal, percent: number): boolean =>
  kind === 'more-than' ? percent > bound : percent < bound;
