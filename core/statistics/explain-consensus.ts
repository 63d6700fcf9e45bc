import type { Explanation } from './explain';

/** The numbers of the consensus. */
export type ConsensusName =
  | 'zones'
  | 'tight-range'
  | 'mean'
  | 'sd'
  | 'cv'
  | 'gmi'
  | 'quantiles'
  | 'sensor-active'
  | 'own-span'
  | 'profile'
  | 'episodes'
  | 'extended-episodes';

/** What most numbers are made of. */
export const EVERY_READING =
  'every reading of the window once, those less than 3 minutes apart each for its part of 5 minutes; LOW counts as 39 and HIGH as 401 mg/dL';

/** How each of them is made. */
export const CONSENSUS_EXPLANATIONS: Readonly<Record<ConsensusName, Explanation>> = {
  zones: {
    words: 'time in ranges',
    formula:
      'readings in a zone ÷ all readings × 100; whole percents, what rounding leaves over goes to in range or high',
    inputs: `${EVERY_READING}; LOW is in the lowest zone, HIGH in the highest`,
    source: 'Battelino 2019, doi:10.2337/dci19-0028',
    unit: 'percent',
  },
  'tight-range': {
    words: 'time in tight range',
    formula: 'readings from 70 to 140 mg/dL ÷ all readings × 100; there is no agreed goal',
    inputs: EVERY_READING,
    source: 'Danne 2017, doi:10.2337/dc17-1600, table 1',
    unit: 'percent',
  },
  mean: {
    words: 'mean glucose',
    formula: 'sum of readings ÷ number of readings',
    inputs: EVERY_READING,
    source: 'ADA Standards of Care, table 6.2',
    unit: 'glucose',
  },
  sd: {
    words: 'standard deviation',
    formula: '√(Σ(reading − mean)² ÷ (n − 1)), from 30 readings on',
    inputs: EVERY_READING,
    source: 'Danne 2017, doi:10.2337/dc17-1600',
    unit: 'glucose',
  },
  cv: {
    words: 'coefficient of variation',
    formula: '100 × standard deviation ÷ mean, from 30 readings on',
    inputs: EVERY_READING,
    source: 'Danne 2017, doi:10.2337/dc17-1600, table 1 (36 % or less is stable)',
    unit: 'percent',
  },
  gmi: {
    words: 'glucose management indicator, which is not A1C',
    formula: '3.31 + 0.02392 × mean in mg/dL (%); 12.71 + 4.70587 × mean in mmol/L (mmol/mol)',
    inputs: `${EVERY_READING}; 14 days and 70 % of their readings`,
    source: 'Bergenstal 2018, doi:10.2337/dc18-1581',
    unit: 'percent',
  },
  quantiles: {
    words: 'median and quartiles',
    formula:
      'the value below which such a share of the sorted readings lies, interpolated between the two nearest (type 7)',
    inputs: EVERY_READING,
    source: 'Hyndman and Fan 1996, doi:10.2307/2684934',
    unit: 'glucose',
  },
  'sensor-active': {
    words: 'sensor active',
    formula: 'readings ÷ readings that the window could have, one each 5 minutes × 100',
    inputs: 'the number of readings and the length of the window; a day on which clocks change has 276 or 300',
    source: 'ADA Standards of Care, table 6.2 (70 % of 14 days)',
    unit: 'percent',
  },
  'own-span': {
    words: 'sensor active from the first reading to the last',
    formula: 'readings ÷ (time from first to last ÷ 5 minutes + 1) × 100',
    inputs: 'the number of readings and their first and last time',
    source: 'Danne 2017, doi:10.2337/dc17-1600, table 1',
    unit: 'percent',
  },
  profile: {
    words: 'glucose by time of day',
    formula:
      '5th, 25th, 50th, 75th and 95th percentile of each hour (type 7), then (hour before + 4 × hour + hour after) ÷ 6',
    inputs: 'every reading by the hour of the clock that is said; 7 days with an hour each, the best 7 with 70 %',
    source: 'as Tidepool draws it',
    unit: 'glucose',
  },
  episodes: {
    words: 'low and high episodes',
    formula:
      '15 minutes or more beyond the bound, until 15 minutes back; ended by more than 15 minutes without readings; very low or very high are those of them that hold 15 minutes beyond the further bound',
    inputs: 'readings as they came',
    source: 'Danne 2017, doi:10.2337/dc17-1600, table 1; what missing readings do is ours',
    unit: 'count',
  },
  'extended-episodes': {
    words: 'extended low episodes',
    formula: 'more than 120 minutes at a stretch below the bound',
    inputs: 'readings as they came',
    source: 'Battelino 2023, doi:10.1016/S2213-8587(22)00319-9',
    unit: 'count',
  },
};
