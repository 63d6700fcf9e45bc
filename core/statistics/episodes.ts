import type { Series } from './grid';
import { NOMINAL_MS } from './readings';

/** Below the lower, or above the higher bound (mg/dL); a value equal to it is not beyond it. */
export type Bound = { readonly side: 'below' | 'above'; readonly mgDl: number };

/** A stretch beyond a bound. Times are epoch ms; the extreme is a code (39 LOW, 401 HIGH) where readings are. */
export type Episode = {
  readonly startAt: number;
  /** The first reading back, the last one before a gap, or the last there is. */
  readonly endAt: number;
  readonly ended: 'back' | 'cut' | 'open';
  readonly extreme: number;
  /** Where the episode starts in the columns, and where it is over: what lies between is part of it. */
  readonly index: number;
  readonly endIndex: number;
};

/** What an episode is, where the consensus leaves a choice. Times are ms. */
export type EpisodePolicy = {
  /** How long beyond begins an episode, and how long back ends it. */
  readonly leastMs: number;
  readonly backMs: number;
  /** What a reading stands for, and by how much three of them may be less than three times that. */
  readonly readingMs: number;
  readonly slackMs: number;
  /** The longest time without readings, before it is one and then; a longer one ends it. */
  readonly bridgeBeforeMs: number;
  readonly bridgeMs: number;
  /** Whether readings back, too few to end it, are part of it where data is missing after them. */
  readonly keepsTail: boolean;
};

/** Readings further apart than this have a gap between them, which ends what went on. Source: ours, metrics.md 1.3. */
export const BRIDGE_MS = 15 * 60_000;

/** Ours: a quarter of an hour beyond and back on readings as they came (Danne 2017, doi:10.2337/dc17-1600, table 1). */
export const EPISODES: EpisodePolicy = {
  leastMs: 15 * 60_000,
  backMs: 15 * 60_000,
  readingMs: NOMINAL_MS,
  // Sensors are some seconds off.
  slackMs: 60_000,
  bridgeBeforeMs: BRIDGE_MS,
  bridgeMs: BRIDGE_MS,
  keepsTail: false,
};

/** An episode while it is found. `backIndex` is the first reading of those back, if the newest are, else -1. */
type Run = { readonly index: number; lastIndex: number; extreme: number; backIndex: number };

type Search = {
  readonly at: Float64Array;
  readonly sign: -1 | 1;
  readonly policy: EpisodePolicy;
  readonly found: Episode[];
};

/** The consensus episodes in readings, oldest first: at least a quarter of an hour beyond, until as long back or a gap. */
export function findEpisodes({ at, mgDl }: Series, bound: Bound, policy = EPISODES): readonly Episode[] {
  const search: Search = { at, sign: bound.side === 'below' ? -1 : 1, policy, found: [] };
  const limit = search.sign * bound.mgDl;
  let run: Run | null = null;
  for (let i = 0; i < at.length; i += 1) {
    const value = mgDl[i] ?? 0;
    if (run && isCut(run, i, search)) run = close(run, 'cut', i, search);
    if (search.sign * value > limit) run = beyond(run, i, value, search);
    else if (run) run = back(run, i, search);
  }
  if (run) close(run, 'open', at.length, search);
  return search.found;
}

/** The last reading stands for no more than the time since the one before, which in a denser series is less. */
function isLong({ at, policy }: Search, from: number, to: number, leastMs: number): boolean {
  const last = at[to] ?? 0;
  const standsMs = Math.min(policy.readingMs, last - (at[to - 1] ?? Number.NEGATIVE_INFINITY));
  return last - (at[from] ?? 0) + standsMs >= leastMs - policy.slackMs * (standsMs / policy.readingMs);
}

const isEpisode = ({ index, lastIndex }: Run, search: Search): boolean =>
  isLong(search, index, lastIndex, search.policy.leastMs);

function isCut(run: Run, i: number, search: Search): boolean {
  const { at, policy } = search;
  const apartMs = (at[i] ?? 0) - (at[i - 1] ?? 0);
  return apartMs > policy.readingMs && apartMs > (isEpisode(run, search) ? policy.bridgeMs : policy.bridgeBeforeMs);
}

function beyond(run: Run | null, i: number, value: number, { sign }: Search): Run {
  if (!run) return { index: i, lastIndex: i, extreme: value, backIndex: -1 };
  run.lastIndex = i;
  run.backIndex = -1;
  if (sign * value > sign * run.extreme) run.extreme = value;
  return run;
}

/** What was not yet an episode is none after any reading back. */
function back(run: Run, i: number, search: Search): Run | null {
  if (!isEpisode(run, search)) return null;
  if (run.backIndex < 0) run.backIndex = i;
  return isLong(search, run.backIndex, i, search.policy.backMs) ? close(run, 'back', i, search) : run;
}

function close(run: Run, ended: Episode['ended'], before: number, search: Search): null {
  if (!isEpisode(run, search)) return null;
  const { at, policy, found } = search;
  const { index, extreme, backIndex } = run;
  const isBack = backIndex >= 0 && (ended === 'back' || !policy.keepsTail);
  const endIndex = isBack ? backIndex : before;
  const endAt = at[isBack ? backIndex : before - 1] ?? 0;
  found.push({ startAt: at[index] ?? 0, endAt, ended, extreme, index, endIndex });
  return null;
}
