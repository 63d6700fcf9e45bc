import type { Account } from './account';
import { expectedDelayMs, type LearnedDelay, NOTHING_LEARNED } from './delay';
import { type Glucose, glucoseToCode, type ShownGlucose } from './glucose';
import type { Trend } from './trend';
import { type Thresholds, type Zone, zoneOfGlucose } from './zones';

/** One EGV as the app uses it. `at` is epoch ms UTC by systemTime; `offsetMinutes` is the person's own UTC offset then. */
export type Reading = {
  readonly recordId: string;
  readonly at: number;
  readonly offsetMinutes: number | null;
  readonly glucose: Glucose;
  readonly trend: Trend;
  readonly trendRate: number | null;
};

/** The two newest readings that have a value; the older one gives the change. */
export type Newest = { readonly reading: Reading | null; readonly previous: Reading | null };

/** What every surface shows of now: the value with its age, or that there is none. */
export type Glance =
  | {
      readonly kind: 'value';
      readonly glucose: ShownGlucose;
      readonly zone: Zone;
      readonly trend: Trend;
      readonly at: number;
      /** The person's own UTC offset then: a clock time said of this value is on their clock. */
      readonly offsetMinutes: number | null;
      readonly ageMs: number;
      readonly changeMgDl: number | null;
      readonly freshness: Freshness;
      /** Whether it may be older than it need be, because questions are few on battery or a metered network. */
      readonly spared: boolean;
    }
  | { readonly kind: 'none'; readonly lastAt: number | null };

/** Whether a value is as new as this source can be, or how long past due the next one is. */
export type Freshness = { readonly kind: 'as-expected' } | { readonly kind: 'late'; readonly overdueMs: number };

/** A reading this much later than expected is late: three missed readings. */
export const LATE_AFTER_MS = 15 * 60_000;
/** Older than this, a value is no longer shown as a value. */
export const NONE_AFTER_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Sensors read every five minutes: this long after one is due, the next is (ms). */
const CADENCE_MS = 5 * MINUTE_MS;
/** On battery or a metered network no longer passes between two questions (ms): three times a quarter of an hour. */
export const SPARING_WAIT_MS = 45 * 60_000;
/** Two readings further apart than this have a gap between them, and no change is said. */
const CHANGE_SPAN_MS = 7.5 * 60_000;

/**
 * What can honestly be said at `now`: pure, so that every surface says the same and a stepped clock can test it.
 * @param now epoch ms
 */
export function deriveGlance(
  newest: Newest,
  account: Account,
  thresholds: Thresholds,
  now: number,
  delay: LearnedDelay = NOTHING_LEARNED,
  sparing = false,
): Glance {
  const reading = newest.reading;
  if (!reading || reading.glucose.kind === 'none') return { kind: 'none', lastAt: reading?.at ?? null };
  const zone = zoneOfGlucose(reading.glucose, thresholds);
  const ageMs = Math.max(0, now - reading.at);
  if (zone === null || ageMs >= NONE_AFTER_MS) return { kind: 'none', lastAt: reading.at };
  const delayMs = expectedDelayMs(account, delay);
  return {
    kind: 'value',
    glucose: reading.glucose,
    zone,
    trend: reading.trend,
    at: reading.at,
    offsetMinutes: reading.offsetMinutes,
    ageMs,
    changeMgDl: changeBetween(reading, newest.previous),
    freshness: deriveFreshness(ageMs, delayMs),
    spared: sparing && isAsked(account) && isSpared(ageMs - delayMs),
  };
}

function deriveFreshness(ageMs: number, delayMs: number): Freshness {
  const overdueMs = ageMs - delayMs - LATE_AFTER_MS;
  return overdueMs < 0 ? { kind: 'as-expected' } : { kind: 'late', overdueMs };
}

/** When the reading after one of `at` is expected to arrive (epoch ms). */
export const nextExpectedAt = (at: number, account: Account, delay: LearnedDelay): number =>
  at + CADENCE_MS + expectedDelayMs(account, delay);

/** How long ago the next reading was expected, of a late one (ms). */
export const pastDueMs = (overdueMs: number): number => overdueMs + LATE_AFTER_MS - CADENCE_MS;

/**
 * When what is said of a reading of `at` changes next by itself: its age in minutes, that the next is due, or that it is
 * late (epoch ms).
 */
export function nextChangeAt(at: number, account: Account, delay: LearnedDelay, now: number): number {
  if (now < at) return at;
  const minuteAt = at + (Math.floor((now - at) / MINUTE_MS) + 1) * MINUTE_MS;
  const lateAt = at + expectedDelayMs(account, delay) + LATE_AFTER_MS;
  const turns = [nextExpectedAt(at, account, delay), lateAt].filter((turnsAt) => turnsAt > now);
  return Math.min(minuteAt, ...turns);
}

/** A newer one is due, and it may be that nobody has asked since. */
const isSpared = (overMs: number): boolean => overMs >= CADENCE_MS && overMs < CADENCE_MS + SPARING_WAIT_MS;

const isAsked = (account: Account): boolean =>
  account.kind === 'demo' || (account.kind === 'dexcom' && account.signedIn);

function changeBetween(reading: Reading, previous: Reading | null): number | null {
  if (!previous || reading.at - previous.at > CHANGE_SPAN_MS) return null;
  if (reading.glucose.kind !== 'value' || previous.glucose.kind !== 'value') return null;
  return (glucoseToCode(reading.glucose) ?? 0) - (glucoseToCode(previous.glucose) ?? 0);
}
