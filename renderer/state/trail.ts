import type { TimeRange } from '../../core/contract';
import type { Place } from '../../core/place';

/** A place where the window was, with the words a list was led to seek there; null where it was not led. */
export type Visit = { readonly place: Place; readonly words: string | null };

/** Where the window was and, after going back, where it could go on to. `changedAt` is in ms of any clock. */
export type Trail = { readonly visits: readonly Visit[]; readonly index: number; readonly changedAt: number };

/** As many steps as nobody goes back. */
const MOST_VISITS = 100;
/** What follows so soon (ms) after is still the same step: a view that finds its range, a period passed over. */
const SETTLES_MS = 1000;

/** The way of a window that begins somewhere. */
export const startTrail = (visit: Visit, now: number): Trail => ({ visits: [visit], index: 0, changedAt: now });

/**
 * The way with one more visit; what could be gone on to is then gone. Moving along the timeline, and what changes in one
 * view within a moment, is one visit and not many.
 */
export function visit(trail: Trail, next: Visit, now: number): Trail {
  const here = trail.visits[trail.index];
  if (!here || isSame(here, next)) return trail;
  const isSoon = here.place.kind === next.place.kind && now - trail.changedAt < SETTLES_MS;
  const kept = trail.visits.slice(0, trail.index + (isSoon || isMove(here.place, next.place) ? 0 : 1));
  const visits = [...kept, next].slice(-MOST_VISITS);
  return { visits, index: visits.length - 1, changedAt: now };
}

/** The way gone back by one (-1) or on by one (1); the same where there is nothing. */
export const step = (trail: Trail, by: -1 | 1): Trail =>
  trail.visits[trail.index + by] ? { ...trail, index: trail.index + by, changedAt: Number.NEGATIVE_INFINITY } : trail;

function isSame(a: Visit, b: Visit): boolean {
  const [was, is] = [timesOf(a.place), timesOf(b.place)];
  if (was && is) return was.fromAt === is.fromAt && was.toAt === is.toAt && a.words === b.words; // asked in each frame of a move
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a timeline was moved or zoomed with something of it still seen. */
function isMove(a: Place, b: Place): boolean {
  const [was, is] = [timesOf(a), timesOf(b)];
  return was !== null && is !== null && was.fromAt < is.toAt && is.fromAt < was.toAt;
}

const timesOf = (place: Place): TimeRange | null =>
  place.kind === 'timeline' && place.shown?.kind === 'times' ? place.shown : null;
