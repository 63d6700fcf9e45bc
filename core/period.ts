import type { TimeRange } from './contract';
import type { ClockColumns } from './history';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long the periods are that end with the newest reading. */
export const PERIOD_MS = {
  '3h': 3 * HOUR_MS,
  '1d': DAY_MS,
  '7d': 7 * DAY_MS,
  '14d': 14 * DAY_MS,
  '30d': 30 * DAY_MS,
  '90d': 90 * DAY_MS,
  '1y': 365 * DAY_MS,
} as const;

export type PeriodLength = keyof typeof PERIOD_MS;

/** What a view looks at; `fromDay` and `toDay`, both inside, are days of the person's clock, written as if they were UTC. */
export type Period =
  | { readonly kind: 'last'; readonly length: PeriodLength }
  | { readonly kind: 'all' }
  | { readonly kind: 'dates'; readonly fromDay: number; readonly toDay: number };

/** What a period is held against: as long a time just before, the same days a year before, or dates. */
export type Against =
  | { readonly kind: 'before' }
  | { readonly kind: 'year-before' }
  | Extract<Period, { kind: 'dates' }>;

/** The person's UTC offset (minutes) at a time (epoch ms). */
export type OffsetAt = (at: number) => number;

/** The person's clock over their whole history; `otherwise` where nothing is known. */
export function createOffsetAt({ at, offsetMinutes }: ClockColumns, otherwise: OffsetAt): OffsetAt {
  if (at.length === 0) return otherwise;
  return (time) => {
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(at[middle]) <= time) low = middle + 1;
      else high = middle;
    }
    return Number(offsetMinutes[Math.max(0, low - 1)]);
  };
}

/** The first instant at which a clock shows a local time, which is written as if it were UTC, or shows that it was skipped. */
export function instantOf(local: number, offsetAt: OffsetAt): number {
  const guess = local - offsetAt(local) * MINUTE_MS;
  const offsets = [guess - DAY_MS / 2, guess, guess + DAY_MS / 2].map(offsetAt);
  const instants = offsets.map((offset) => local - offset * MINUTE_MS).sort((a, b) => a - b);
  const showsAt = (at: number): number => at + offsetAt(at) * MINUTE_MS;
  return instants.find((at) => showsAt(at) === local) ?? firstPast(local, showsAt, instants);
}

/** Of a skipped time, the minute at which the clock was put past it. */
function firstPast(local: number, showsAt: OffsetAt, instants: readonly number[]): number {
  let [before = local, after = local] = [instants[0], instants.at(-1)];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.round((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (showsAt(middle) < local) before = middle;
    else after = middle;
  }
  return after;
}

/** The start of the day of a time on the person's clock, written as if it were UTC. */
export const dayOf = (at: number, offsetAt: OffsetAt): number =>
  Math.floor((at + offsetAt(at) * MINUTE_MS) / DAY_MS) * DAY_MS;

/** The weekday of a local day, 0 for Monday. */
export const weekdayFromMonday = (localAt: number): number => (new Date(localAt).getUTCDay() + 6) % 7;

/** When the history begins and ends: its first and its newest reading. */
export type Ends = { readonly firstAt: number | null; readonly lastAt: number | null };

/**
 * The times of a period. One of some length ends with the newest reading and not with this moment, because readings come
 * hours late; days by date last from midnight to midnight, be that 23, 24 or 25 hours.
 */
export function rangeOfPeriod(period: Period, { firstAt, lastAt }: Ends, now: number, offsetAt: OffsetAt): TimeRange {
  const toAt = (lastAt ?? now) + 1;
  switch (period.kind) {
    case 'last':
      return { fromAt: toAt - PERIOD_MS[period.length], toAt };
    case 'all':
      return { fromAt: Math.min(firstAt ?? toAt - DAY_MS, toAt - HOUR_MS), toAt };
    case 'dates':
      return { fromAt: instantOf(period.fromDay, offsetAt), toAt: instantOf(period.toDay + DAY_MS, offsetAt) };
  }
}

/** How many readings a range could hold up to the newest one, at one in 5 minutes. */
export const expectedIn = ({ fromAt, toAt }: TimeRange, lastAt: number | null): number =>
  Math.max(0, Math.round((Math.min(toAt, (lastAt ?? toAt) + 1) - fromAt) / (5 * MINUTE_MS)));
