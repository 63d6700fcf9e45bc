import { CONSENSUS_EXPLANATIONS, type ConsensusName } from './explain-consensus';
import { OWN_EXPLANATIONS, type OwnName } from './explain-own';
import { RESEARCH_EXPLANATIONS, type ResearchName } from './explain-research';

/** Every statistic that is shown anywhere. */
export type StatisticName = ConsensusName | ResearchName | OwnName;

/** What the numbers of a statistic are in; glucose is in the unit that the person reads. */
export type StatisticUnit = 'glucose' | 'percent' | 'glucose-per-hour' | 'none' | 'count';

/** How a number is made, for whoever asks. */
export type Explanation = {
  readonly words: string;
  readonly formula: string;
  readonly inputs: string;
  readonly source: string;
  readonly unit: StatisticUnit;
};

/** How each number is made. */
export const EXPLANATIONS: Readonly<Record<StatisticName, Explanation>> = {
  ...CONSENSUS_EXPLANATIONS,
  ...RESEARCH_EXPLANATIONS,
  ...OWN_EXPLANATIONS,
};
