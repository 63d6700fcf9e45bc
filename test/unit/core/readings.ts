import type { Reading } from '../../../core/glance';

/** A reading of 120 mg/dL, but for what a test cares about. */
export const readingOf = (about: Partial<Reading> & Pick<Reading, 'at'>): Reading => ({
  recordId: `r${about.at}`,
  offsetMinutes: 0,
  glucose: { kind: 'value', mgDl: 120 },
  trend: 'flat',
  trendRate: 0,
  ...about,
});
