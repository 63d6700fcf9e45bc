import { NOMINAL_MS } from './readings';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a window has of what it could have; a reading is of five minutes, denser ones count in parts. */
export type Coverage = {
  readonly readings: number;
  /** Of the whole window. */
  readonly expected: number;
  readonly windowMs: number;
};

/** What there is too little of. */
export type Need = 'hours' | 'days' | 'coverage' | 'readings' | 'profile-days' | 'profile-coverage' | 'weeks' | 'pairs';

/** A number is not shown below the published rules. `have` and `need` are in the unit of `of`; `percent` is of the window. */
export type NotEnough = {
  readonly kind: 'not-enough';
  readonly of: Need;
  readonly have: number;
  readonly need: number;
  readonly percent: number;
};

/** A number, or why there is none. */
export type Gated<T = number> = { readonly kind: 'value'; readonly value: T } | NotEnough;

/** The least of each, and where it is from. Source: Tidepool viz (code), ADA Standards of Care table 6.2. */
export const LEAST = {
  hours: 24,
  gmiDays: 14,
  percent: 70,
  spreadReadings: 30,
  profileDays: 7,
  profileDayReadings: 12,
} as const;

/** How much of a window has readings: B of metrics.md 1.4. `expected` differs from the window's length where a clock changed. */
export const coverageOf = (readings: number, windowMs: number, expected = windowMs / NOMINAL_MS): Coverage => ({
  readings,
  expected,
  windowMs,
});

/** The percent of a window that has readings, at most 100. */
export const coveragePercent = ({ readings, expected }: Coverage): number =>
  expected > 0 ? Math.min(100, (100 * readings) / expected) : 0;

/** Between the first reading and the last: A of metrics.md 1.4, to be shown beside the dates only. */
export const ownSpanPercent = (readings: number, spanMs: number, intervalMs: number = NOMINAL_MS): number =>
  (100 * readings) / (Math.round(spanMs / intervalMs) + 1);

const short = (of: Need, have: number, need: number, coverage: Coverage): NotEnough => ({
  kind: 'not-enough',
  of,
  have,
  need,
  percent: coveragePercent(coverage),
});

/** Why a window has no statistics at all: less than a day of data. */
export function lacksHours(coverage: Coverage): NotEnough | null {
  const hours = (coverage.readings * NOMINAL_MS) / HOUR_MS;
  return hours < LEAST.hours ? short('hours', Math.floor(hours), LEAST.hours, coverage) : null;
}

/** Why the numbers of one day are not shown: less than 70 % of it, be it still to come. Ours; no standard says. */
export function lacksDay({ readings, windowMs }: Coverage): NotEnough | null {
  const whole = coverageOf(readings, windowMs);
  const percent = coveragePercent(whole);
  return percent < LEAST.percent ? short('coverage', Math.floor(percent), LEAST.percent, whole) : null;
}

/** Why the spread (SD, CV) is not shown. */
export const lacksSpread = (coverage: Coverage): NotEnough | null =>
  coverage.readings < LEAST.spreadReadings
    ? short('readings', Math.floor(coverage.readings), LEAST.spreadReadings, coverage)
    : null;

/** Why no GMI is shown: fewer than 14 days, or less than 70 % of the window. An hour less is a day on which clocks changed. */
export function lacksGmi(coverage: Coverage): NotEnough | null {
  const days = (coverage.readings * NOMINAL_MS) / DAY_MS;
  const isShort = coverage.windowMs < LEAST.gmiDays * DAY_MS - HOUR_MS;
  const percent = coveragePercent(coverage);
  if (!isShort && percent >= LEAST.percent) return null;
  return isShort || days < LEAST.gmiDays * (LEAST.percent / 100)
    ? short('days', Math.floor(days), LEAST.gmiDays, coverage)
    : short('coverage', Math.floor(percent), LEAST.percent, coverage);
}

/** Days, each with how many readings it has and could have. */
export type DayCounts = { readonly count: ArrayLike<number>; readonly expected: ArrayLike<number> };

/** Why no profile is drawn: 7 days with an hour each are needed, and 70 % of the best seven. */
export function lacksProfile({ count, expected }: DayCounts): NotEnough | null {
  const shares = Array.from(count, (readings, i) => ({ readings, share: readings / (expected[i] ?? 288) }))
    .filter(({ readings }) => readings >= LEAST.profileDayReadings)
    .map(({ share }) => Math.min(1, share))
    .sort((a, b) => b - a);
  const best = shares.slice(0, LEAST.profileDays);
  const percent = (100 * best.reduce((sum, share) => sum + share, 0)) / Math.max(1, best.length);
  const { profileDays, percent: need } = LEAST;
  if (best.length < profileDays)
    return { kind: 'not-enough', of: 'profile-days', have: best.length, need: profileDays, percent };
  return percent < need
    ? { kind: 'not-enough', of: 'profile-coverage', have: Math.floor(percent), need, percent }
    : null;
}

/** A value behind its gate. */
export const gate = <T>(lack: NotEnough | null, value: () => T): Gated<T> => lack ?? { kind: 'value', value: value() };

const WORDS: Readonly<Record<Need, (lack: NotEnough) => string>> = {
  hours: ({ have, need }) => `${have} of ${need} hours`,
  days: ({ have, need, percent }) => `${have} of ${need} days, ${Math.floor(percent)} %`,
  coverage: ({ have, need }) => `${have} % of readings, ${need} % are needed`,
  readings: ({ have, need }) => `${have} of ${need} readings`,
  'profile-days': ({ have, need }) => `${have} of ${need} days`,
  'profile-coverage': ({ have, need }) => `${have} % of the best seven days, ${need} % are needed`,
  weeks: ({ have, need }) => `${have} of ${need} weeks`,
  pairs: ({ have, need }) => `${have} of ${need} fingersticks`,
};

/** What stands where a number is not shown: "not enough data (4 of 14 days, 28 %)". */
export const describeNotEnough = (lack: NotEnough): string => `not enough data (${WORDS[lack.of](lack)})`;
