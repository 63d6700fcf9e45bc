import type { Explanation } from './explain';

/** What no standard says: labelled as ours. */
export type OwnName = 'usual-spread' | 'cluster' | 'accuracy' | 'compression-low' | 'sensor-start' | 'after-events';

const OURS = 'Ours: no standard says.';

/** How each of them is made. */
export const OWN_EXPLANATIONS: Readonly<Record<OwnName, Explanation>> = {
  'usual-spread': {
    words: 'usual week-to-week spread',
    formula:
      'standard deviation of the weekly values; a difference is within it up to 2 × SD × √(1 ÷ weeks + 1 ÷ weeks)',
    inputs: 'the last 12 whole weeks, of those with 70 % of readings, at least 6',
    source: OURS,
    unit: 'none',
  },
  cluster: {
    words: 'hours that come again and again',
    formula:
      'an hour counts with an episode on 3 days or more, on 20 % of days for lows, 50 % for highs, and on 60 % as many as in the worst hour',
    inputs: 'low and high episodes by the hours of the clock that is said, of the days with readings then',
    source: OURS,
    unit: 'count',
  },
  accuracy: {
    words: 'sensor beside fingersticks',
    formula:
      'MARD: mean of |sensor − fingerstick| ÷ fingerstick × 100; bias: mean of sensor − fingerstick; within 15, 20 or 30: so many mg/dL under 100 mg/dL, else so many percent',
    inputs:
      'fingersticks of 40 to 400 mg/dL with a reading within 5 minutes, at least 5; LOW and HIGH count as 39 and 401; a calibration changes what follows',
    source: OURS,
    unit: 'percent',
  },
  'compression-low': {
    words: 'maybe pressure on the sensor',
    formula:
      'at night a steady level falls below 70 mg/dL by 20 within 15 minutes and comes back as fast 10 to 90 minutes later',
    inputs: 'readings from 23:00 to 07:00; none where carbs were entered meanwhile; only a suggestion',
    source: OURS,
    unit: 'count',
  },
  'sensor-start': {
    words: 'sensor start, inferred',
    formula:
      "the transmitter's own count restarts or its id changes; a gap of 25 minutes to 3 hours before is a warm-up",
    inputs: 'what readings say of their transmitter; the API does not say when a sensor begins',
    source: OURS,
    unit: 'count',
  },
  'after-events': {
    words: 'glucose around entries of a kind',
    formula:
      'median and quartiles (type 7) of the readings nearest to each 5 minutes, up to 3 minutes off, from 1 hour before to 4 hours after; a change is counted from the reading at the entry; from 5 entries on, because the quartiles of fewer are not measured values',
    inputs:
      'entries of the kind in the period, those within 15 minutes of each other as one; of each, 70 % of the readings around it; what you left out of statistics is left out; LOW counts as 39 and HIGH as 401 mg/dL',
    source: OURS,
    unit: 'glucose',
  },
};
