/**
 * Readings as columns for telling copies, in order of time and, where that is equal, of id. `transmitter` and `device`
 * number the names; 0 is an unknown transmitter, and `ticks` of 0 are unknown ticks.
 */
export type CopyColumns = {
  readonly at: ArrayLike<number>;
  readonly ticks: ArrayLike<number>;
  readonly transmitter: ArrayLike<number>;
  readonly device: ArrayLike<number>;
  /** As `copyRank` has it. */
  readonly rank: ArrayLike<number>;
};

/** Equal ticks further apart than this are another round of the counter, not the same reading (ms). */
export const COPY_REACH_MS = 26 * 3_600_000;
/** Two devices note the same reading within this time (ms); the next reading is 300 s away. */
const SAME_READING_MS = 120_000;
/** Of more than so many readings within this time (ms) of each other that say the same ticks the counter stands still. */
const STILL_MS = 2 * 3_600_000;
const MOST_OF_ONE = 12;
/** A reading that comes or goes changes nothing further away than this (ms), but in the groups of what lies within. */
export const CHANGE_REACH_MS = COPY_REACH_MS + STILL_MS;

/** Phones know their offset and upload by themselves; receivers come late; of anything else little is known. */
const RANKS: ReadonlyMap<string | null, number> = new Map([
  ['iOS', 0],
  ['android', 0],
  ['receiver', 1],
  ['shareReceiver', 1],
  ['touchscreenReceiver', 1],
]);

/** Which device's reading is kept of several: the least rank. */
export const copyRank = (displayDevice: string | null): number => RANKS.get(displayDevice) ?? 2;

/**
 * Which readings are copies of one that another device uploaded, or the same one again: 1 where a better one of the
 * same reading is shown, which no copy is. It does not depend on the order of arrival, and on nothing further than
 * `STILL_MS` from the reading's `group`: those that are the same directly or through others, no two neighbours further
 * apart than `COPY_REACH_MS`.
 */
export function findCopies(columns: CopyColumns): { readonly isCopy: Uint8Array; readonly group: Int32Array } {
  const readings = { ...columns, ticks: ticksThatTell(columns) };
  const isCopy = new Uint8Array(readings.at.length);
  const group = allOf(readings);
  const forSame = prepareNeighbours(readings);
  const bestFirst = allOf(readings).sort((i, j) => value(readings.rank, i) - value(readings.rank, j) || i - j);
  for (const i of bestFirst) {
    const isShown = isCopy[i] === 0; // all that could hide it came before
    forSame(i, (j) => {
      if (isShown) isCopy[j] = 1;
      join(group, i, j);
    });
  }
  return { isCopy, group: group.map((_, i) => standingFor(group, i)) };
}

/** The place of the one that stands for all that a reading is connected with. */
function standingFor(group: Int32Array, i: number): number {
  let one = i;
  while (value(group, one) !== one) {
    group[one] = value(group, value(group, one));
    one = value(group, one);
  }
  return one;
}

function join(group: Int32Array, i: number, j: number): void {
  group[standingFor(group, i)] = standingFor(group, j);
}

function isSameReading({ at, ticks, transmitter, device }: CopyColumns, i: number, j: number): boolean {
  const apartMs = value(at, j) - value(at, i);
  const isNear = apartMs <= SAME_READING_MS;
  const isOtherDevice = value(device, i) !== value(device, j);
  const [one, other] = [value(transmitter, i), value(transmitter, j)];
  const haveTicks = value(ticks, i) > 0 && value(ticks, j) > 0;
  const haveEqualTicks = haveTicks && value(ticks, i) === value(ticks, j);
  if (one !== 0 && one === other && haveEqualTicks) return isOtherDevice || isNear;
  const mayBeOne = one === other || one === 0 || other === 0;
  return isNear && mayBeOne && (haveTicks ? haveEqualTicks : isOtherDevice || apartMs === 0); // no device reads twice at once
}

/** Gives a way to call for every reading that is the same as one. */
function prepareNeighbours(readings: CopyColumns) {
  const all = allOf(readings);
  const inTicks = new Map<number, readonly [list: readonly number[], place: number]>();
  for (const list of groupByTicks(readings)) for (const [place, i] of list.entries()) inTicks.set(i, [list, place]);
  return (i: number, call: (j: number) => void): void => {
    const callForSame = (j: number): void => {
      if (isSameReading(readings, Math.min(i, j), Math.max(i, j))) call(j);
    };
    forNeighbours(readings, all, i, SAME_READING_MS, callForSame);
    const [list, place] = inTicks.get(i) ?? [[], 0];
    forNeighbours(readings, list, place, COPY_REACH_MS, callForSame);
  };
}

/** Calls for what lies before and after a place of a list, in order of time, and is not further away than `reachMs`. */
function forNeighbours(
  { at }: CopyColumns,
  list: ArrayLike<number>,
  place: number,
  reachMs: number,
  call: (j: number) => void,
): void {
  const here = value(at, value(list, place));
  for (const step of [-1, 1])
    for (let next = place + step; next >= 0 && next < list.length; next += step) {
      const j = value(list, next);
      if (Math.abs(value(at, j) - here) > reachMs) break;
      call(j);
    }
}

/** The ticks, unknown where the counter stands still: then they do not tell one reading from the next. */
function ticksThatTell(readings: CopyColumns): ArrayLike<number> {
  const { at, ticks } = readings;
  const telling = Array.from(ticks);
  for (const list of groupByTicks(readings)) {
    let [from, to] = [0, 0];
    for (const i of list) {
      while (value(at, i) - value(at, value(list, from)) > STILL_MS) from += 1;
      while (to < list.length && value(at, value(list, to)) - value(at, i) <= STILL_MS) to += 1;
      if (to - from > MOST_OF_ONE) telling[i] = 0;
    }
  }
  return telling;
}

const allOf = ({ at }: CopyColumns): Int32Array => Int32Array.from(at, (_, i) => i);

/** Readings of the same transmitter with the same ticks, where there is more than one. */
function groupByTicks({ ticks, transmitter, at }: CopyColumns): number[][] {
  const groups = new Map<number, Map<number, number[]>>();
  for (let i = 0; i < at.length; i++) {
    if (value(ticks, i) <= 0 || value(transmitter, i) === 0) continue;
    const byTicks = groups.get(value(transmitter, i)) ?? new Map<number, number[]>();
    groups.set(value(transmitter, i), byTicks);
    const group = byTicks.get(value(ticks, i));
    if (group) group.push(i);
    else byTicks.set(value(ticks, i), [i]);
  }
  return [...groups.values()].flatMap((byTicks) => [...byTicks.values()].filter(({ length }) => length > 1));
}

const value = (column: ArrayLike<number>, i: number): number => column[i] ?? 0;
