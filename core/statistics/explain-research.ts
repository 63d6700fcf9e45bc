import type { Explanation } from './explain';
import { EVERY_READING } from './explain-consensus';

/** The measures of research: on a page of their own, labelled so. */
export type ResearchName = 'gri' | 'lbgi' | 'hbgi' | 'adrr' | 'j-index' | 'gvp' | 'conga' | 'modd' | 'mag';

const GRID =
  'readings interpolated to every 5 minutes from the first local midnight on, never across more than 45 minutes';

const RISK = 'Kovatchev 2006, doi:10.2337/dc06-1085';

/** How each of them is made. */
export const RESEARCH_EXPLANATIONS: Readonly<Record<ResearchName, Explanation>> = {
  gri: {
    words: 'glycemia risk index',
    formula: '3.0 × very low + 2.4 × low + 1.6 × very high + 0.8 × high (percents), at most 100',
    inputs: 'the percents below 54, 54 to 69, 181 to 250 and above 250 mg/dL',
    source: 'Klonoff 2022, doi:10.1177/19322968221085273',
    unit: 'none',
  },
  lbgi: {
    words: 'low blood glucose index',
    formula: 'mean of 22.77 × min(0, (ln g)^1.084 − 5.381)²',
    inputs: EVERY_READING,
    source: RISK,
    unit: 'none',
  },
  hbgi: {
    words: 'high blood glucose index',
    formula: 'mean of 22.77 × max(0, (ln g)^1.084 − 5.381)²',
    inputs: EVERY_READING,
    source: RISK,
    unit: 'none',
  },
  adrr: {
    words: 'average daily risk range',
    formula: 'mean over days of what the lowest and the highest reading of a day add to LBGI and HBGI',
    inputs: 'the lowest and the highest reading of each day',
    source: RISK,
    unit: 'none',
  },
  'j-index': {
    words: 'J-index',
    formula: '0.001 × (mean + standard deviation)², in mg/dL',
    inputs: EVERY_READING,
    source: 'Wojcicki 1995',
    unit: 'none',
  },
  gvp: {
    words: 'glycemic variability percentage',
    formula: '(length of the trace ÷ length of a flat one − 1) × 100, minutes beside mg/dL',
    inputs: GRID,
    source: 'Peyser 2018, doi:10.1089/dia.2017.0187',
    unit: 'percent',
  },
  conga: {
    words: 'continuous overall net glycemic action',
    formula: 'standard deviation of the differences to the value so many hours before',
    inputs: GRID,
    source: 'McDonnell 2005',
    unit: 'glucose',
  },
  modd: {
    words: 'mean of daily differences',
    formula: 'mean of the absolute differences to the value 24 hours before',
    inputs: GRID,
    source: 'Service and Nelson 1980',
    unit: 'glucose',
  },
  mag: {
    words: 'mean absolute change',
    formula: 'sum of the absolute changes ÷ hours',
    inputs: GRID,
    source: 'Hermanides 2010',
    unit: 'glucose-per-hour',
  },
};
