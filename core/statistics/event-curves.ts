import type { ReadingColumns, TimeRange } from '../contract';
import { LOW_CODE } from '../glucose';
import { indexAt, NOMINAL_MS, tidyReadings } from './readings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What of the time around an entry is looked at. Ours: a meal or a fast dose is mostly over after four hours. */
export const AROUND = { beforeMs: HOUR_MS, afterMs: 4 * HOUR_MS } as const;
/** The steps of a curve: as far apart as readings. */
export const STEPS = (AROUND.beforeMs + AROUND.afterMs) / NOMINAL_MS + 1;
export const START_STEP = AROUND.beforeMs / NOMINAL_MS;
/** A reading stands for a step that is no farther: half of five minutes, and half a minute that sensors are off them. */
const NEAR_MS = 3 * MINUTE_MS;
/** Entries of a kind no farther apart are one: a meal is often entered in parts. Ours. */
const JOIN_MS = 15 * MINUTE_MS;

/** How long after the entry a step is; before it where negative. */
export const msOfStep = (step: number): number => step * NOMINAL_MS - AROUND.beforeMs;

/** The time around an entry, its last moment inside. */
export const rangeAround = (at: number): TimeRange => ({ fromAt: at - AROUND.beforeMs, toAt: at + AROUND.afterMs + 1 });

/** The times of entries of one kind in any order as those of events: what was entered in parts begins with its first. */
export function joinEntries(entriesAt: ArrayLike<number>): Float64Array {
  const ascending = Float64Array.from(entriesAt).sort();
  return ascending.filter((at, i) => i === 0 || at - Number(ascending[i - 1]) > JOIN_MS);
}

/** For each event of ascending times, whether another is in the time around it. */
export const findNeighbours = (eventsAt: Float64Array): readonly boolean[] =>
  Array.from(eventsAt, (at, i) => {
    const toNext = Number(eventsAt[i + 1] ?? Number.POSITIVE_INFINITY) - at;
    const fromLast = at - Number(eventsAt[i - 1] ?? Number.NEGATIVE_INFINITY);
    return toNext <= AROUND.afterMs || fromLast <= AROUND.beforeMs;
  });

/** The curve of each event, one after the other, a code a step: 0 where there is no reading; nothing is interpolated. */
export function cutCurves(readings: ReadingColumns, eventsAt: ArrayLike<number>): Int16Array {
  const { at, mgDl } = tidyReadings(readings);
  const codes = new Int16Array(eventsAt.length * STEPS);
  for (let event = 0; event < eventsAt.length; event += 1) {
    const zeroAt = Number(eventsAt[event]);
    let next = indexAt(at, zeroAt - AROUND.beforeMs - NEAR_MS);
    for (let step = 0; step < STEPS; step += 1) {
      const wanted = zeroAt + msOfStep(step);
      while (next + 1 < at.length && Math.abs(Number(at[next + 1]) - wanted) < Math.abs(Number(at[next]) - wanted))
        next += 1;
      const code = mgDl[next] ?? 0;
      if (Math.abs(Number(at[next]) - wanted) <= NEAR_MS && code >= LOW_CODE) codes[event * STEPS + step] = code;
    }
  }
  return codes;
}
