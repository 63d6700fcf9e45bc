import type { RecordKind } from '../../core/history';
import { cutNewestFirst, type Interval, mergeIntervals, subtractIntervals } from '../../core/intervals';
import { LONGEST_WINDOW_MS } from '../dexcom/client';

/** A question for records: one kind, one window. */
export type Task = { readonly kind: RecordKind; readonly window: Interval };

/** Spans of time of each kind. */
export type Spans = Readonly<Record<RecordKind, readonly Interval[]>>;

/** Something of each kind. */
export const inKinds = <T>(of: (kind: RecordKind) => T): Record<RecordKind, T> => ({
  egv: of('egv'),
  event: of('event'),
  calibration: of('calibration'),
  alert: of('alert'),
});

export const NO_SPANS: Spans = inKinds(() => []);

/** Where the history of each kind begins (epoch ms); null where there is none. */
export type Starts = Readonly<Record<RecordKind, number | null>>;

/**
 * What a plan goes by. `at` is now by the server's clock (epoch ms). `covered` is what was read once it was a day old;
 * `stale` is what is to be read again, because records of it came or changed since. `held` is left out of every plan: it
 * failed, and is asked for in parts.
 */
export type Standing = {
  readonly at: number;
  readonly starts: Starts;
  readonly covered: Spans;
  readonly stale: Spans;
  readonly held: Spans;
};

/** In the order in which they are asked for: what is looked at first comes first. */
export const RECORD_KINDS: readonly RecordKind[] = ['egv', 'event', 'calibration', 'alert'];

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A record may come this late, without being announced, and still be read by the usual rounds: phones fill gaps in. */
export const OVERLAP_MS = DAY_MS;
/** A device whose clock is ahead by less than this is read with everything else. */
export const AHEAD_MS = DAY_MS;
/** Beyond that, so many windows back from the last record are asked for: a year, since clocks are wrong by a year or by decades. */
const MOST_WINDOWS_AHEAD = 13;

/** The last day is read again this often even if nothing is announced; entries are seldom filled in by themselves. */
const OVERLAP_EVERY_MS: Record<RecordKind, number> = {
  egv: 3_600_000,
  event: 3 * 3_600_000,
  calibration: 3 * 3_600_000,
  alert: 0, // nothing announces alerts
};

/** What counts as covered is a day old and older: younger spans are never kept as such, and no clock that was ahead may. */
const settledOf = (standing: Standing, kind: RecordKind): Interval[] =>
  standing.covered[kind].map(({ fromAt, toAt }) => ({ fromAt, toAt: Math.min(toAt, standing.at - OVERLAP_MS) }));

/** What of some spans lies in none of others. */
export const without = (spans: readonly Interval[], others: readonly Interval[]): Interval[] =>
  spans.flatMap((span) => subtractIntervals(span, others));

const leftOf = (standing: Standing, kind: RecordKind): Interval[] =>
  without(unreadOf(standing, kind), standing.held[kind]);

/** What is still to be read of a kind, in order: the last day always. Of alerts also where nothing is known of them. */
function unreadOf(standing: Standing, kind: RecordKind): Interval[] {
  const { at, stale } = standing;
  const startAt = standing.starts[kind] ?? (kind === 'alert' ? at : null);
  if (startAt === null) return mergeIntervals(stale[kind]);
  const whole = { fromAt: Math.min(startAt, at - OVERLAP_MS), toAt: at + AHEAD_MS };
  return mergeIntervals([...subtractIntervals(whole, settledOf(standing, kind)), ...stale[kind]]);
}

/** Where the months that wait begin, going back; what is younger is asked for at once. */
export const recentFrom = ({ at }: Standing): number => at + AHEAD_MS - LONGEST_WINDOW_MS;

const clip = (spans: readonly Interval[], within: Interval): Interval[] =>
  mergeIntervals(
    spans.map(({ fromAt, toAt }) => ({ fromAt: Math.max(fromAt, within.fromAt), toAt: Math.min(toAt, within.toAt) })),
  );

/**
 * The questions of a round: of each kind that has news, or whose last day was not read for a while, what is left of the
 * last month; newest first, and the kinds in turn, so that today is complete within few of them.
 */
export function planRecent(standing: Standing, isNews: (kind: RecordKind) => boolean): Task[] {
  const recent = { fromAt: recentFrom(standing), toAt: standing.at + AHEAD_MS };
  return newestFirst(
    RECORD_KINDS.flatMap((kind) => {
      const left = clip(leftOf(standing, kind), recent);
      return isNews(kind) || isDue(standing, kind, left) ? tasksOf(kind, left) : [];
    }),
  );
}

/** Coverage ends a day before the last reading of the last day. */
function isDue({ at }: Standing, kind: RecordKind, left: readonly Interval[]): boolean {
  const first = left[0];
  return first !== undefined && at - OVERLAP_MS - first.fromAt >= OVERLAP_EVERY_MS[kind];
}

/** The questions for records of devices whose clocks are far ahead, up to `endAt`; the last first. */
export function planAhead(kind: RecordKind, at: number, { fromAt, toAt }: Interval): Task[] {
  const ahead = { fromAt: Math.max(fromAt, at + AHEAD_MS), toAt };
  return tasksOf(kind, [ahead]).slice(0, MOST_WINDOWS_AHEAD);
}

/** The questions for everything older that is left: newest month first, all kinds of a month before the next. */
export function planRest(standing: Standing): Task[] {
  return newestFirst(RECORD_KINDS.flatMap((kind) => tasksOf(kind, restOf(standing, kind))));
}

/** What of a kind is older and left. */
export const restOf = (standing: Standing, kind: RecordKind): Interval[] =>
  clip(leftOf(standing, kind), { fromAt: Number.NEGATIVE_INFINITY, toAt: recentFrom(standing) });

const tasksOf = (kind: RecordKind, spans: readonly Interval[]): Task[] =>
  [...spans]
    .reverse()
    .flatMap((span) => cutNewestFirst(inSeconds(span), LONGEST_WINDOW_MS))
    .map((window) => ({ kind, window }));

/** Questions are asked in whole seconds. */
const inSeconds = ({ fromAt, toAt }: Interval): Interval => ({
  fromAt: Math.floor(fromAt / 1000) * 1000,
  toAt: Math.ceil(toAt / 1000) * 1000,
});

/** By the end of their windows; of equal ends the kinds' own order stays. */
export const newestFirst = (tasks: readonly Task[]): Task[] => [...tasks].sort((a, b) => b.window.toAt - a.window.toAt);

/** The questions that read one old window again, from `cursorAt` (epoch ms) or the first record on; every kind. */
export function planAgain({ at, starts }: Standing, cursorAt: number | null): Task[] {
  const startAt = earliest(Object.values(starts));
  if (startAt === null || startAt >= at) return [];
  const isWithin = cursorAt !== null && cursorAt > startAt && cursorAt < at - OVERLAP_MS;
  const fromAt = isWithin ? cursorAt : startAt;
  const window = { fromAt, toAt: Math.min(fromAt + LONGEST_WINDOW_MS, at) };
  return RECORD_KINDS.filter((kind) => starts[kind] !== null).map((kind) => ({ kind, window }));
}

/** The least of some times, nulls aside. */
export function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
