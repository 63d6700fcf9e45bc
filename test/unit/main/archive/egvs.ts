import type { Egv } from '../../../../main/dexcom/parse-egv';

/** An EGV of 120 mg/dL, but for what a test cares about. */
export const egvOf = (about: Partial<Egv> & Pick<Egv, 'systemAt'>): Egv => ({
  recordId: `r${about.systemAt}`,
  offsetMinutes: 60,
  code: 120,
  status: null,
  trend: 'flat',
  trendRate: 0,
  transmitterId: 'AB12CD',
  transmitterTicks: 1000,
  displayDevice: 'iOS',
  extra: '{}',
  ...about,
});
