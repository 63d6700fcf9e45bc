import type { ReadingColumns } from '../contract';
import { BRIDGE_MS } from './episode';

/** Below the lower, or above the higher bound (mg/dL); a value equal to it is not beyond it. */
export type Bound = { readonly side: 'below' | 'above'; readonly mgDl: number };

/** A stretch beyond a bound. Times are epoch ms; the extreme is a code (39 LOW, 401 HIGH), its place that of the reading. */
export type FoundEpisode = {
  readonly startAt: number;
  /** The first reading back, the last one before a gap, or the last there is. */
  readonly endAt: number;
  readonly ended: 'back' | 'cut' | 'open';
  readonly extreme: number;
  /** Where the episode starts in the columns. */
  readonly index: number;
};

/** How long beyond begins an episode, and how long back ends it. Source: Danne 2017, doi:10.2337/dc17-1600, table 1. */
const LEAST_MS = 15 * 60_000;
/** What a reading stands for. Source: Dexcom G6 and G7 measure every 5 minutes. */
export const READING_MS = 5 * 60_000;
/** By how much three readings may be less than a quarter of an hour: sensors are some seconds off. */
const SLACK_MS = 60_000;

type Run = { startAt: number; index: number; lastAt: number; extreme: number; backSinceAt: number | null };

/** The consensus episodes in readings, oldest first: at least a quarter of an hour beyond, until as long back or a gap. */
export function findEpisodes({ at: times, mgDl }: ReadingColumns, bound: Bound): readonly FoundEpisode[] {
  const found: FoundEpisode[] = [];
  let run: Run | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < times.length; i += 1) {
    const at = times[i] ?? 0;
    const code = mgDl[i] ?? 0;
    if (run && at - lastAt > BRIDGE_MS) run = close(found, run, 'cut', lastAt);
    lastAt = at;
    if (isBeyond(code, bound)) run = beyond(run, at, code, i, bound);
    else if (run) run = back(found, run, at);
  }
  if (run) close(found, run, 'open', lastAt);
  return found;
}

const isBeyond = (code: number, { side, mgDl }: Bound): boolean => (side === 'below' ? code < mgDl : code > mgDl);

const isLong = (fromAt: number, toAt: number): boolean => toAt - fromAt + READING_MS >= LEAST_MS - SLACK_MS;

const isEpisode = ({ startAt, lastAt }: Run): boolean => isLong(startAt, lastAt);

function beyond(run: Run | null, at: number, code: number, index: number, { side }: Bound): Run {
  if (!run) return { startAt: at, index, lastAt: at, extreme: code, backSinceAt: null };
  const extreme = side === 'below' ? Math.min(run.extreme, code) : Math.max(run.extreme, code);
  return { ...run, lastAt: at, extreme, backSinceAt: null };
}

/** What was not yet an episode is none after any reading back. */
function back(found: FoundEpisode[], run: Run, at: number): Run | null {
  const backSinceAt = run.backSinceAt ?? at;
  if (!isEpisode(run)) return null;
  return isLong(backSinceAt, at) ? close(found, run, 'back', backSinceAt) : { ...run, backSinceAt };
}

function close(found: FoundEpisode[], run: Run, ended: FoundEpisode['ended'], lastAt: number): null {
  if (!isEpisode(run)) return null;
  const { startAt, index, extreme } = run;
  // A gap or the end after a reading back: it was back, though not for long enough to be sure.
  found.push({ startAt, endAt: run.backSinceAt ?? lastAt, ended, extreme, index });
  return null;
}
